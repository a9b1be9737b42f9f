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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link OperatingBudget}, in virtual time.
 */
class OperatingBudgetTests {

	private static final Instant START = Instant.parse("2026-11-27T01:06:20Z");

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final OperatingBudget budget;

	OperatingBudgetTests() {
		this.clock.advanceTimeTo(START);
		this.budget = new OperatingBudget(() -> Duration.ofSeconds(480), Timing.of(this.clock));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1_201, 86_400, 315_360_000, 9_000_000_000L })
	void methodDoesNotStayStoppedForEverWhenThePortalAnnouncesAMomentFarAway(long resetIn) {
		this.budget.answered("m", time(481, resetIn, 1.0));
		this.budget.refused("m");
		this.clock.advanceTimeBy(Duration.ofSeconds(1200));
		assertThat(this.budget.isStopped("m")).isTrue();
		this.clock.advanceTimeBy(Duration.ofSeconds(1));
		assertThat(this.budget.isStopped("m")).isFalse();
		assertThat(this.budget.gates(List.of("m"))).allMatch((gate) -> gate.untilOpen(now(), false) == 0);
	}

	@Test
	void methodThatWasStoppedRunsAgainAfterAnAnswerThatTellsNothing() {
		MethodGate gate = this.budget.refused("m");
		this.clock.advanceTimeBy(Duration.ofSeconds(61));
		gate.enter(now(), false, "trial");
		assertThat(gate.untilOpen(now(), false)).as("while another tries").isPositive();
		assertThat(this.budget.answered("M", null)).isSameAs(gate);
		assertThat(gate.isFree()).isTrue();
		assertThat(this.budget.answered("m", null)).as("runs already").isNull();
		assertThat(this.budget.answered("other", null)).isNull();
	}

	@Test
	void answerToACallThatWasSentBeforeTheStopDoesNotEndIt() {
		MethodGate gate = this.budget.refused("m");
		assertThat(this.budget.answered("m", null)).isNull();
		assertThat(this.budget.answered("m", time(100, 60, 1.0))).isNull();
		assertThat(gate.isFree()).isFalse();
		assertThat(this.budget.isStopped("M")).isTrue();
		assertThat(this.budget.isStopped("other")).isFalse();
	}

	@Test
	void trialThatTellsNothingIsLeftToAnotherAfterAWhile() {
		MethodGate gate = this.budget.refused("m");
		this.clock.advanceTimeBy(Duration.ofSeconds(61));
		gate.enter(now(), false, "trial");
		this.clock.advanceTimeBy(Duration.ofSeconds(89));
		assertThat(gate.untilOpen(now(), false)).isEqualTo(Duration.ofSeconds(1).toNanos());
		this.clock.advanceTimeBy(Duration.ofSeconds(1));
		assertThat(gate.untilOpen(now(), false)).isZero();
	}

	@Test
	void restOfTheTimeCountsByThePortalsClock() {
		double portalNow = START.getEpochSecond() - 3600 + 0.25;
		Instant reset = START.minusSeconds(3600).plusSeconds(30);
		this.budget.answered("m",
				new ResponseTime(portalNow, portalNow, 1.0, 1.0, reset.atOffset(ZoneOffset.UTC), null, 481.0, reset));
		assertThat(this.budget.use().get("m").resetAt()).isEqualTo(START.plusMillis(29_750));
	}

	@Test
	void costFollowsTheAnswersSlowlyAndIsUnknownBefore() {
		assertThat(this.budget.cost("m", 7)).isEqualTo(7);
		this.budget.refused("m");
		assertThat(this.budget.cost("m", 7)).as("refused, which tells no cost").isEqualTo(7);
		this.budget.answered("m", time(10, 60, 2.0));
		assertThat(this.budget.cost("M", 7)).isEqualTo(2);
		this.budget.answered("m", time(12, 60, 4.0));
		assertThat(this.budget.cost("m", 7)).isEqualTo(2.4, within(1e-9));
		this.budget.answered("m", time(12, 60, null));
		assertThat(this.budget.cost("m", 7)).isEqualTo(2.4, within(1e-9));
	}

	@Test
	void useTellsWhatIsKnownOfMethodsUnderTheirNames() {
		this.budget.answered("crm.Deal.list", time(481, 30, 1.0));
		this.budget.refused("crm.deal.list");
		assertThat(this.budget.use()).containsOnlyKeys("crm.Deal.list").hasEntrySatisfying("crm.Deal.list", (use) -> {
			assertThat(use.operating()).isEqualTo(481);
			assertThat(use.resetAt()).isEqualTo(START.plusSeconds(30));
			assertThat(use.stoppedUntil()).isEqualTo(START.plusSeconds(31));
		});
	}

	@Test
	void answersAndRefusalsAreUsesButQuestionsAreNot() {
		long created = this.budget.usedAt();
		this.clock.advanceTimeBy(Duration.ofSeconds(1));
		this.budget.cost("m", 1);
		this.budget.isStopped("m");
		assertThat(this.budget.usedAt()).isEqualTo(created);
		this.budget.refused("m");
		assertThat(this.budget.usedAt()).isEqualTo(now()).isGreaterThan(created);
	}

	private long now() {
		return Timing.of(this.clock).now();
	}

	@Test
	void resetThatIsLongPastStopsNothingWhateverThisMachineCallsNow() {
		OperatingBudget late = new OperatingBudget(() -> Duration.ofSeconds(480),
				new Timing(this.clock, () -> Long.MIN_VALUE / 2, Instant::now));
		late.answered("crm.deal.list",
				new ResponseTime(null, 253_402_300_799.0, null, null, null, null, 479.0, Instant.EPOCH));
		assertThat(late.resetAt("crm.deal.list")).isNull();
		assertThat(late.untilOpen(TestCall.bulk("crm.deal.list"), Long.MIN_VALUE / 2)).isZero();
	}

	private ResponseTime time(double operating, long resetIn, @Nullable Double duration) {
		Instant reset = START.plusSeconds(resetIn);
		double now = START.getEpochSecond();
		return new ResponseTime(now, now, duration, 1.0, null, null, operating, reset);
	}

}
