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
import java.util.stream.IntStream;

import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RepetitionBudget}, in virtual time.
 */
class RepetitionBudgetTests {

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final RepetitionBudget budget = new RepetitionBudget(Timing.of(this.clock));

	private long takeAll() {
		return IntStream.range(0, 1000).takeWhile((i) -> this.budget.take()).count();
	}

	@Test
	void portalThatNeverAnswersIsAskedAFewTimesAgainThenNowAndThen() {
		assertThat(takeAll()).isEqualTo(10);
		this.clock.advanceTimeBy(Duration.ofSeconds(5));
		assertThat(this.budget.take()).isFalse();
		this.clock.advanceTimeBy(Duration.ofSeconds(1));
		assertThat(takeAll()).isEqualTo(1);
		this.clock.advanceTimeBy(Duration.ofHours(1));
		assertThat(takeAll()).isEqualTo(10);
	}

	@Test
	void shareOfTheRequestsThatWereTakenMayBeRepeated() {
		takeAll();
		IntStream.range(0, 100).forEach((i) -> this.budget.succeeded());
		assertThat(takeAll()).isEqualTo(30);
	}

	@Test
	void noMoreThanAHundredRepetitionsAreSavedUp() {
		IntStream.range(0, 10_000).forEach((i) -> this.budget.succeeded());
		assertThat(takeAll()).isEqualTo(100);
	}

	@Test
	void timeAddsNothingToWhatIsSavedUp() {
		IntStream.range(0, 100).forEach((i) -> this.budget.succeeded());
		this.clock.advanceTimeBy(Duration.ofHours(1));
		assertThat(takeAll()).isEqualTo(40);
	}

	@Test
	void accountsOfAPortalShareOneBudgetThatTakenRequestsFill() {
		PortalAdmissions admissions = PortalAdmissions.create(Timing.of(this.clock), null);
		Admission one = admissions.of("portal", RateLimitSettings.standard(), "one", this);
		Admission other = admissions.of("portal", RateLimitSettings.standard(), "other", this);
		assertThat(one.repetitions()).isSameAs(other.repetitions());
		IntStream.range(0, 10).forEach((i) -> one.repetitions().take());
		IntStream.range(0, 4).forEach((i) -> one.accepted());
		assertThat(other.repetitions().take()).isTrue();
		assertThat(other.repetitions().take()).isFalse();
	}

}
