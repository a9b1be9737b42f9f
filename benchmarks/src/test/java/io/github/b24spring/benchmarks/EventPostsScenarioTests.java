/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.b24spring.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventPostsScenario} with few requests.
 */
class EventPostsScenarioTests {

	@Test
	void whatDoesNotDependOnTheMachineIsReached() throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new EventPostsScenario(1000).run(new Report(new PrintStream(out, true, StandardCharsets.UTF_8)));
		assertThat(out.toString(StandardCharsets.UTF_8)).contains("PASS  every forged one refused",
				"PASS  every oversized or deep one refused", "PASS  every genuine one accepted",
				"PASS  every genuine event handled, doubles twice");
	}

}
