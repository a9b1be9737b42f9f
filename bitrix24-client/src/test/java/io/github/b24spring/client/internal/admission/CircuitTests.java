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
