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
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Of which dense parts the end is looked for.
 */
class BlockEndsTests {

	private static final Gap CLEAR = Gap.of(0, 10_000, 0.5, 0.5);

	private final BlockEnds ends = new BlockEnds();

	@Test
	void gapsThatBeginDenseAndEndSparseAreUnclear() {
		Gap other = ending(1);
		assertThat(this.ends.unclear(List.of(range(CLEAR, ending(0)), range(other)))).containsExactly(ending(0), other);
	}

	@Test
	void endIsLookedForOnce() {
		List<UnreadRange> ranges = List.of(range(ending(0)), range(ending(1)), range(ending(2)));
		this.ends.ask(List.of(ending(1)));
		assertThat(this.ends.unclear(ranges)).containsExactly(ending(0), ending(2));
		this.ends.ask(List.of(ending(0), ending(2)));
		assertThat(this.ends.unclear(ranges)).isEmpty();
	}

	@Test
	void pagesComeInTheOrderOfTheList() {
		List<Page> pages = this.ends.ask(List.of(wide(0), ending(1)));
		assertThat(pages)
			.containsExactlyElementsOf(Stream.of(wide(0), ending(1)).flatMap((gap) -> gap.ends().stream()).toList());
		assertThat(pages).hasSizeGreaterThan(2).allMatch(Page::isBackwards);
	}

	@Test
	void onlyManyEndsAreWorthARequestOfTheirOwn() {
		assertThat(this.ends.isWorthRequest(List.of())).isFalse();
		assertThat(this.ends.isWorthRequest(endings(1))).isFalse();
		assertThat(this.ends.isWorthRequest(endings(10))).isTrue();
		assertThat(this.ends.isWorthRequest(List.of(wide(0), wide(1), wide(2), wide(3)))).isTrue();
	}

	@Test
	void requestOfEndsAloneGoesOnce() {
		assertThat(this.ends.ofOneRequest(endings(5))).isEqualTo(endings(5));
		assertThat(this.ends.isWorthRequest(endings(10))).isFalse();
	}

	@Test
	void requestOfEndsAloneIsNoLongOne() {
		List<Gap> chosen = this.ends.ofOneRequest(endings(100));
		assertThat(chosen).hasSizeBetween(5, 25).isEqualTo(endings(chosen.size()));
		assertThat(this.ends.first(endings(100), 50)).isEqualTo(chosen);
	}

	@Test
	void endsAreChosenInTheirOrderAsFarAsTheirPagesFit() {
		int pages = wide(0).ends().size();
		List<Gap> unclear = List.of(wide(0), wide(1), ending(2), ending(3));
		assertThat(this.ends.first(unclear, 0)).isEmpty();
		assertThat(this.ends.first(unclear, pages)).containsExactly(wide(0));
		assertThat(this.ends.first(unclear, pages + 1)).containsExactly(wide(0), ending(2));
		assertThat(this.ends.first(unclear, 2 * pages + 1)).containsExactly(wide(0), wide(1), ending(2));
	}

	private static List<Gap> endings(int count) {
		return IntStream.range(0, count).mapToObj(BlockEndsTests::ending).toList();
	}

	/**
	 * A gap whose sparse part one page reads.
	 */
	private static Gap ending(int index) {
		return unclear(index, 0.001);
	}

	/**
	 * A gap whose sparse part takes some pages.
	 */
	private static Gap wide(int index) {
		return unclear(index, 0.0075);
	}

	private static Gap unclear(int index, double right) {
		long after = index * 20_000L;
		return new Gap(after, after + 10_000, 0.5, right, List.of(after), false);
	}

	private static UnreadRange range(Gap... gaps) {
		UnreadRange range = new UnreadRange(0);
		Stream.of(gaps).forEach(range::add);
		return range;
	}

}
