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
package io.github.b24spring.client.event;

import java.util.Map;

import ch.qos.logback.classic.Level;
import io.github.b24spring.client.fixture.EmittedTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class UnhandledEventsTests {

	@RegisterExtension
	private final EmittedTexts emitted = new EmittedTexts(Level.WARN,
			(logger) -> logger.equals(UnhandledEvents.class.getName()));

	@Test
	void codesThatAPortalMakesUpFillNeitherLogNorMemory() {
		UnhandledEvents unhandled = new UnhandledEvents();
		StepVerifier
			.create(Flux.range(0, 1100).concatMap((number) -> unhandled.handle(Events.of("ONX" + number, Map.of()))))
			.verifyComplete();
		assertThat(this.emitted.all()).hasSize(1000);
	}

}
