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
package io.github.b24spring.client.internal.admission;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Circuit}.
 */
class CircuitTests {

	private static final long MINUTE = Duration.ofMinutes(1).toNanos();

	private static final long START = 1_000 * MINUTE;

	private final Circuit circuit = new Circuit(() -> Duration.ofMinutes(1));

	@Test
	void admitsEverythingBeforeTheBlock() {
		assertThat(this.circuit.admits(START)).isTrue();
		assertThat(this.circuit.admits(START)).isTrue();
		assertThat(this.circuit.isOpen()).isFalse();
	}

	@Test
	void admitsOneCallInEachInterval() {
		this.circuit.open(START);
		assertThat(this.circuit.isOpen()).isTrue();
		assertThat(this.circuit.admits(START + MINUTE - 1)).isFalse();
		assertThat(this.circuit.untilTrial(START + MINUTE - 1)).isEqualTo(1);
		assertThat(this.circuit.admits(START + MINUTE)).isTrue();
		assertThat(this.circuit.admits(START + MINUTE)).isFalse();
		assertThat(this.circuit.untilTrial(START + MINUTE)).isEqualTo(MINUTE);
		assertThat(this.circuit.admits(START + 2 * MINUTE)).isTrue();
		assertThat(this.circuit.isOpen()).as("nothing is known of the trials").isTrue();
	}

	@Test
	void blockThatIsFoundAgainBeginsAnInterval() {
		this.circuit.open(START);
		this.circuit.open(START + MINUTE / 2);
		assertThat(this.circuit.admits(START + MINUTE)).isFalse();
		assertThat(this.circuit.admits(START + MINUTE + MINUTE / 2)).isTrue();
	}

	@Test
	void admitsEverythingAfterAnAnswer() {
		this.circuit.open(START);
		this.circuit.close();
		assertThat(this.circuit.isOpen()).isFalse();
		assertThat(this.circuit.admits(START)).isTrue();
		assertThat(this.circuit.admits(START)).isTrue();
	}

	@Test
	void trialThatIsDueIsNotWaitedFor() {
		this.circuit.open(START);
		assertThat(this.circuit.untilTrial(START + 3 * MINUTE)).isZero();
	}

}
