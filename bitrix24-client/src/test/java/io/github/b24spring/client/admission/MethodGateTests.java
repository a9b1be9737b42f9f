package io.github.b24spring.client.admission;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MethodGate}.
 */
class MethodGateTests {

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	private final MethodGate gate = new MethodGate("crm.deal.list", Duration.ofSeconds(480));

	@Test
	void isOpenWhileThereIsMuchLeft() {
		this.gate.answered(300, 100 * SECOND, 1.0);
		assertThat(this.gate.isFree()).isTrue();
		assertThat(this.gate.pass(0, true)).isZero();
		assertThat(this.gate.pass(0, true)).isZero();
	}

	@Test
	void spreadsBulkWorkOverTheTimeToTheResetAndLetsInteractiveCallsPass() {
		this.gate.answered(400, 100 * SECOND, 2.0);
		assertThat(this.gate.pass(0, true)).isZero();
		// 80 seconds are left, which is 40 calls in 100 seconds.
		assertThat(this.gate.pass(0, true)).isEqualTo(2_500_000_000L);
		assertThat(this.gate.pass(0, false)).isZero();
		assertThat(this.gate.pass(2_500_000_000L, true)).isZero();
	}

	@Test
	void holdsBulkWorkBeforeThePortalHasToRefuseIt() {
		this.gate.answered(479, 30 * SECOND, 2.0);
		assertThat(this.gate.pass(0, true)).isEqualTo(30 * SECOND);
		assertThat(this.gate.pass(0, false)).isZero();
		assertThat(this.gate.pass(30 * SECOND, true)).isZero();
	}

	@Test
	void stopsUntilTheResetThatWasLastAnnouncedThenLetsOneTry() {
		this.gate.answered(481, 30 * SECOND, 2.0);
		this.gate.refused(0);
		long until = 30 * SECOND + SECOND / 2;
		assertThat(this.gate.pass(0, false)).isEqualTo(until);
		assertThat(this.gate.pass(until, false)).isZero();
		assertThat(this.gate.pass(until, false)).isPositive();
		assertThat(this.gate.answered(400, 90 * SECOND, 2.0)).isTrue();
		assertThat(this.gate.pass(until, false)).isZero();
		assertThat(this.gate.pass(until, false)).isZero();
	}

	@Test
	void waitsForTheNextMinuteWhenTheTrialIsRefused() {
		this.gate.answered(481, 30 * SECOND, 2.0);
		this.gate.refused(0);
		long until = 30 * SECOND + SECOND / 2;
		assertThat(this.gate.pass(until, false)).isZero();
		this.gate.refused(until);
		assertThat(this.gate.pass(until, false)).isEqualTo(60 * SECOND);
	}

	@Test
	void severalRefusalsOfCallsThatWereUnderWayCountAsOne() {
		this.gate.answered(481, 30 * SECOND, 2.0);
		this.gate.refused(0);
		this.gate.refused(SECOND);
		assertThat(this.gate.pass(SECOND, false)).isEqualTo(29 * SECOND + SECOND / 2);
		assertThat(this.gate.refusals()).isEqualTo(2);
	}

	@Test
	void abandonedTrialLeavesTheTrialToAnother() {
		this.gate.refused(0);
		long until = 60 * SECOND + SECOND / 2;
		assertThat(this.gate.pass(until, false)).isZero();
		this.gate.abandonTrial(until);
		assertThat(this.gate.pass(until, false)).isZero();
	}

}
