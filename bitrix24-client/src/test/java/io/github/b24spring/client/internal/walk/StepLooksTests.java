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
import java.util.stream.LongStream;

import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where the border between parts of different density is looked for.
 */
class StepLooksTests {

	private static final double UNREAD = 1000;

	private final StepLooks looks = new StepLooks();

	@Test
	void borderIsLookedForInTheMiddle() {
		assertThat(this.looks.places(List.of(range(step(0, 40_000))), UNREAD, 50)).containsExactly(Page.after(20_000));
	}

	@Test
	void partsWithoutABorderAreNotLookedAt() {
		Gap gradual = Gap.of(0, 40_000, 0.2, 0.02);
		Gap even = Gap.abrupt(40_000, 80_000, 0.2, 0.15);
		Gap narrow = step(80_000, 82_000);
		assertThat(this.looks.places(List.of(range(gradual, even, narrow)), UNREAD, 50)).isEmpty();
	}

	@Test
	void widestPartsComeFirst() {
		List<UnreadRange> ranges = LongStream.rangeClosed(1, 6)
			.mapToObj((i) -> range(step(i * 1_000_000, i * 1_000_000 + i * 20_000)))
			.toList();
		assertThat(this.looks.places(ranges, UNREAD, 50)).containsExactly(Page.after(6_060_000), Page.after(5_050_000),
				Page.after(4_040_000));
		assertThat(this.looks.places(ranges, UNREAD, 20)).hasSize(2);
		assertThat(this.looks.places(ranges, UNREAD, 9)).isEmpty();
	}

	@Test
	void noPartIsLookedAtTwiceAtOnce() {
		List<UnreadRange> ranges = List.of(range(step(0, 40_000)));
		assertThat(this.looks.places(ranges, UNREAD, 50)).as("not asked for").isNotEmpty();
		this.looks.ask(this.looks.places(ranges, UNREAD, 50));
		assertThat(this.looks.places(ranges, UNREAD, 50)).isEmpty();
		List<UnreadRange> rest = List.of(range(step(0, 20_000)), range(step(20_050, 40_000)));
		assertThat(this.looks.places(rest, UNREAD, 50)).containsExactly(Page.after(10_000), Page.after(30_025));
	}

	@Test
	void nothingIsLookedForAtTheEnd() {
		assertThat(this.looks.places(List.of(range(step(0, 40_000))), 100, 50)).isEmpty();
	}

	private static Gap step(long after, long upTo) {
		return Gap.abrupt(after, upTo, 0.2, 0.02);
	}

	private static UnreadRange range(Gap... gaps) {
		UnreadRange range = new UnreadRange(0);
		List.of(gaps).forEach(range::add);
		return range;
	}

}
