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
 * Tests for {@link MethodGate}.
 */
class MethodGateTests {

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	private final MethodGate gate = new MethodGate("crm.deal.list", () -> Duration.ofSeconds(480));

	@Test
	void isOpenWhileThereIsMuchLeft() {
		this.gate.answered(0, 300, 100 * SECOND, 1.0);
		assertThat(this.gate.isFree()).isTrue();
		assertThat(pass(0, true)).isZero();
		assertThat(pass(0, true)).isZero();
	}

	@Test
	void spreadsBulkWorkOverTheTimeToTheResetAndLetsInteractiveCallsPass() {
		this.gate.answered(0, 400, 100 * SECOND, 2.0);
		assertThat(pass(0, true)).isZero();
		// 80 seconds are left, which is 40 calls in 100 seconds.
		assertThat(pass(0, true)).isEqualTo(2_500_000_000L);
		assertThat(pass(0, false)).isZero();
		assertThat(pass(2_500_000_000L, true)).isZero();
	}

	@Test
	void holdsBulkWorkBeforeThePortalHasToRefuseIt() {
		this.gate.answered(0, 479, 30 * SECOND, 2.0);
		assertThat(pass(0, true)).isEqualTo(30 * SECOND);
		assertThat(pass(0, false)).isZero();
		assertThat(pass(30 * SECOND, true)).isZero();
	}

	@Test
	void holdsBulkWorkWhoseLastCallWouldUseUpWhatIsLeft() {
		this.gate.answered(0, 478, 30 * SECOND, 2.0);
		assertThat(pass(0, true)).isEqualTo(30 * SECOND);
	}

	@Test
	void spreadsBulkWorkFromFourFifthsOfTheLimit() {
		this.gate.answered(0, 383.9, 100 * SECOND, 2.0);
		assertThat(this.gate.isFree()).isTrue();
		assertThat(pass(0, true)).isZero();
		assertThat(pass(0, true)).isZero();
		this.gate.answered(0, 384, 100 * SECOND, 2.0);
		assertThat(this.gate.isFree()).isFalse();
		assertThat(pass(20 * SECOND, true)).isZero();
		// 96 seconds are left, which is 48 calls in 80 seconds.
		assertThat(pass(20 * SECOND, true)).isEqualTo(80 * SECOND / 48);
	}

	@Test
	void waitsForAMinuteWhenTheResetHasPassed() {
		this.gate.answered(0, 481, 30 * SECOND, 2.0);
		this.gate.refused(30 * SECOND);
		assertThat(pass(30 * SECOND, false)).isEqualTo(61 * SECOND);
	}

	@Test
	void trialThatIsRefusedLateLetsTheNextTryASecondLater() {
		this.gate.refused(0);
		long late = 61 * SECOND + 80 * SECOND;
		assertThat(pass(61 * SECOND, false)).isZero();
		this.gate.refused(late);
		assertThat(pass(late, false)).isEqualTo(SECOND);
	}

	@Test
	void stopsUntilTheResetThatWasLastAnnouncedThenLetsOneTry() {
		this.gate.answered(0, 481, 30 * SECOND, 2.0);
		this.gate.refused(0);
		long until = 31 * SECOND;
		assertThat(pass(0, false)).isEqualTo(until);
		assertThat(pass(until, false)).isZero();
		assertThat(pass(until, false)).isPositive();
		assertThat(this.gate.answered(0, 400, 90 * SECOND, 2.0)).isTrue();
		assertThat(pass(until, false)).isZero();
		assertThat(pass(until, false)).isZero();
	}

	@Test
	void waitsForTheNextMinuteWhenTheTrialIsRefused() {
		this.gate.answered(0, 481, 30 * SECOND, 2.0);
		this.gate.refused(0);
		long until = 31 * SECOND;
		assertThat(pass(until, false)).isZero();
		this.gate.refused(until);
		assertThat(pass(until, false)).isEqualTo(60 * SECOND);
	}

	@Test
	void answerAfterTheStopNeedsNoTrialToEndIt() {
		this.gate.refused(0);
		long until = 61 * SECOND;
		assertThat(this.gate.answered(until - 1, 100, 90 * SECOND, 2.0)).as("sent before").isFalse();
		assertThat(this.gate.isStopped(until - 1)).isTrue();
		assertThat(this.gate.answered(until, 100, 90 * SECOND, 2.0)).isTrue();
		assertThat(this.gate.use().stoppedUntil()).isNull();
	}

	@Test
	void severalRefusalsOfCallsThatWereUnderWayCountAsOne() {
		this.gate.answered(0, 481, 30 * SECOND, 2.0);
		this.gate.refused(0);
		this.gate.refused(SECOND);
		assertThat(pass(SECOND, false)).isEqualTo(30 * SECOND);
		assertThat(this.gate.refusals()).isEqualTo(2);
	}

	@Test
	void abandonedTrialLeavesTheTrialToAnother() {
		this.gate.refused(0);
		long until = 61 * SECOND;
		assertThat(pass(until, false)).isZero();
		assertThat(this.gate.abandoned("other", until)).isFalse();
		assertThat(pass(until, false)).isPositive();
		assertThat(this.gate.abandoned("call", until)).isTrue();
		assertThat(pass(until, false)).isZero();
	}

	private long pass(long now, boolean bulk) {
		long wait = this.gate.untilOpen(now, bulk);
		if (wait == 0) {
			this.gate.enter(now, bulk, "call");
		}
		return wait;
	}

}
