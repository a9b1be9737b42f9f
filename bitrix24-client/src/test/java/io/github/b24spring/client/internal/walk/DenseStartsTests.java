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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where a list is read while it is unclear how far its dense parts reach.
 */
class DenseStartsTests {

	private static final int FULL = 50;

	private static final Gap UNCLEAR = unclear(0);

	private static final Gap SPARSE = Gap.of(1_000_000, 1_900_000, 0.001, 0.001);

	@Test
	void chainBeginsWhereADensePartIsKnownToBe() {
		assertThat(find(UNCLEAR, SPARSE)).containsExactly(new Claim(0, 100_000, FULL));
	}

	@Test
	void noChainBeginsWhereNoneMayHavePages() {
		assertThat(find(Map.of(), new Traffic(FULL, 10_000, 40_000, 10, 3, 0), 0, UNCLEAR, SPARSE)).isEmpty();
	}

	@Test
	void partThatBeginsSparseIsNotReadYet() {
		assertThat(find(new Gap(0, 100_000, 0.001, 1, List.of(0L), false), SPARSE)).isEmpty();
	}

	@Test
	void partThatIsKnownToBeShortIsNotReadYet() {
		assertThat(find(Gap.of(0, 200, 1, 1))).isEmpty();
		assertThat(find(Gap.of(0, 300, 1, 1))).hasSize(1);
	}

	@Test
	void partThatIsBeingReadIsLeftAlone() {
		assertThat(find(Map.of(0L, new Claim(0, 100_000, FULL)), UNCLEAR, unclear(2_000_000))).extracting(Claim::after)
			.containsExactly(2_000_000L);
	}

	@Test
	void chainsDoNotFollowEachOtherClosely() {
		Gap first = Gap.of(0, 1500, 1, 1);
		Gap next = Gap.of(1600, 4100, 1, 1);
		Gap far = Gap.of(4200, 10_000, 1, 1);
		assertThat(find(first, next)).extracting(Claim::after).containsExactly(0L);
		assertThat(find(first, next, far)).extracting(Claim::after).containsExactly(4200L, 0L);
	}

	@Test
	void chainUnderWayReadsOnThroughWhatFollows() {
		Map<Long, Claim> claims = Map.of(0L, new Claim(0, 1500, FULL));
		Gap next = Gap.of(5000, 8000, 1, 1);
		assertThat(find(claims, Gap.of(0, 4400, 1, 1), next)).isEmpty();
		assertThat(find(claims, Gap.of(0, 4500, 1, 1), next)).hasSize(1);
		assertThat(find(claims, UNCLEAR, next)).as("which may have pages enough").hasSize(1);
		Gap almostSparse = new Gap(0, 5000, 1, 0.001, List.of(0L), false);
		assertThat(find(claims, almostSparse, next)).as("which has not").isEmpty();
	}

	@Test
	void partsThatMayBeLongestComeFirst() {
		Gap wide = new Gap(2_000_000, 2_500_000, 1, 0.001, List.of(2_000_000L), false);
		assertThat(find(UNCLEAR, wide)).extracting(Claim::after).containsExactly(2_000_000L, 0L);
	}

	@Test
	void onlyIdleWorkersRead() {
		Gap[] gaps = IntStream.range(0, 20).mapToObj((i) -> unclear(i * 1_000_000L)).toArray(Gap[]::new);
		assertThat(find(Map.of(), new Traffic(FULL, 10_000, 40_000, 10, 3, 0), FULL, gaps)).hasSize(5);
		assertThat(find(Map.of(), new Traffic(FULL, 10_000, 40_000, 10, 8, 0), FULL, gaps)).isEmpty();
		assertThat(find(Map.of(), new Traffic(FULL, 10_000, 40_000, 10, 11, 0), FULL, gaps)).isEmpty();
	}

	@Test
	void rowsThatWouldWaitTooLongInMemoryAreNotRead() {
		Gap near = Gap.of(0, 5000, 1, 1);
		Gap far = Gap.of(6000, 60_000, 1, 1);
		assertThat(find(Map.of(), new Traffic(FULL, 1000, 149, 10, 0, 0), FULL, near, far)).extracting(Claim::after)
			.containsExactly(0L);
		assertThat(find(Map.of(), new Traffic(FULL, 1000, 150, 10, 0, 0), FULL, near, far)).hasSize(2);
	}

	@Test
	void chainsHaveNoMorePagesThanAsked() {
		assertThat(find(Map.of(), traffic(FULL), 20, UNCLEAR).get(0).pages()).isEqualTo(20);
		assertThat(find(Map.of(), traffic(20), FULL, UNCLEAR).get(0).pages()).isEqualTo(20);
	}

	private static Gap unclear(long after) {
		return new Gap(after, after + 100_000, 1, 0.001, List.of(after), false);
	}

	private static List<Claim> find(Gap... gaps) {
		return find(Map.of(), gaps);
	}

	private static List<Claim> find(Map<Long, Claim> claims, Gap... gaps) {
		return find(claims, traffic(FULL), FULL, gaps);
	}

	private static List<Claim> find(Map<Long, Claim> claims, Traffic traffic, int pages, Gap... gaps) {
		List<UnreadRange> ranges = new ArrayList<>();
		for (Gap gap : gaps) {
			Claim claim = claims.get(gap.after());
			if (ranges.isEmpty() || claim != null) {
				ranges.add(new UnreadRange((claim != null) ? claim.pages() : 0));
			}
			ranges.get(ranges.size() - 1).add(gap);
		}
		return DenseStarts.find(() -> ranges, traffic, pages);
	}

	private static Traffic traffic(int full) {
		return new Traffic(full, 10_000, 40_000, 10, 0, 0);
	}

}
