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
package io.github.b24spring.client.internal.walk;

import java.util.List;
import java.util.Objects;

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * By what long lists are read.
 *
 * @author The b24spring maintainers
 */
class LongListPlannerTests {

	private static final Gap SOLID = Gap.of(0, 20_000, 1, 1);

	private final Coverage coverage = new Coverage(0);

	private final LongListPlanner planner = new LongListPlanner(this.coverage, new PageClock());

	@BeforeEach
	void listEndsSomewhere() {
		this.coverage.endsAt(10_000_000);
	}

	@Test
	void listOfSolidPartsIsReadFromTheFront() {
		Claim next = claim(next(2, busy(SOLID)));
		assertThat(next).isEqualTo(new Claim(2500, 2500, 35));
	}

	@Test
	void otherListIsReadInPartsFarFromEachOther() {
		Claim next = claim(next(2, busy(Gap.of(0, 60_000, 0.5, 0.4))));
		assertThat(next.after()).isGreaterThan(3000 * 2);
	}

	@Test
	void solidListWaitsForWhatIsUnderWay() {
		assertThat(this.planner.next(traffic(2), List.of(busy(SOLID)))).isNotNull();
		assertThat(this.planner.next(traffic(2), List.of(busy(Gap.of(0, 2500, 1, 1))))).isNull();
	}

	@Test
	void listIsReadToItsEndEvenIfNothingOfItIsClear() {
		assertThat(this.planner.next(traffic(2), List.of(busy(SOLID)))).isNotNull();
		Gap sparseFirst = new Gap(0, 9000, 0.001, 1, List.of(0L), false);
		UnreadRange range = new UnreadRange(0);
		range.add(sparseFirst);
		assertThat(claim(next(0, range)).after()).as("looks for the border").isZero();
		assertThat(this.planner.next(traffic(1), List.of(range))).as("waits for it").isNull();
		assertThat(next(0, range).claims()).as("reads on without it").extracting(Claim::after).startsWith(0L);
	}

	@Test
	void nothingIsAskedForWhereNothingIsUnreadOrAllWorkersAreBusy() {
		assertThat(this.planner.next(traffic(0), List.of())).isNull();
		assertThat(this.planner.next(traffic(8), List.of(busy(SOLID)))).isNotNull();
		assertThat(this.planner.next(traffic(9), List.of(busy(SOLID)))).isNull();
	}

	private Plan next(int inFlight, UnreadRange range) {
		@Nullable Plan plan = this.planner.next(traffic(inFlight), List.of(range));
		return Objects.requireNonNull(plan);
	}

	private static Claim claim(Plan plan) {
		assertThat(plan.claims()).hasSize(1);
		return plan.claims().get(0);
	}

	private static UnreadRange busy(Gap gap) {
		UnreadRange range = new UnreadRange(50);
		range.add(gap);
		return range;
	}

	private static Traffic traffic(int inFlight) {
		return new Traffic(50, 1000, 4000, 20, inFlight, 50 * inFlight);
	}

}
