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

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PortalRules}.
 *
 * @author The b24spring maintainers
 */
class PortalRulesTests {

	private final PortalRules rules = PortalRules.STANDARD;

	@Test
	void requestsWithinTheBurstNeedNotWait() {
		assertThat(this.rules.untilAdmitted(50)).isZero();
		assertThat(this.rules.untilAdmitted(80)).isEqualTo(Duration.ofSeconds(15));
	}

	@Test
	void theLongerOfAdmissionAndWorkDecides() {
		assertThat(this.rules.best(40, Duration.ofSeconds(60))).isEqualTo(Duration.ofMillis(7500));
		assertThat(this.rules.best(400, Duration.ofSeconds(600))).isEqualTo(Duration.ofSeconds(175));
	}

}
