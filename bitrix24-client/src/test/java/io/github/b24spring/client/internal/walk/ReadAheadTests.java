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

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReadAheadTests {

	private static final long MEBIBYTE = 1024 * 1024;

	private final ReadAhead readAhead = new ReadAhead();

	private final PageCost cost = new PageCost();

	@Test
	void memoryBoundsWhatIsReadAhead() {
		this.readAhead.demanded(Long.MAX_VALUE);
		this.cost.measured(0.03, 100 * 200 * 1024, 100);
		long most = Math.min(48 * MEBIBYTE, Runtime.getRuntime().maxMemory() / 5);
		assertThat(this.readAhead.pages(this.cost) * 200L * 1024).isLessThanOrEqualTo(Math.max(most, 12 * MEBIBYTE))
			.isGreaterThan(Math.min(most, 12 * MEBIBYTE) / 2);
	}

	@Test
	void sizeAndTimeBoundARequest() {
		this.cost.measured(0.03, 50 * 36 * 1024, 50);
		assertThat(this.cost.pagesPerRequest()).isEqualTo(50);
		this.cost.measured(0.03, 50 * 4 * MEBIBYTE, 50);
		assertThat(this.cost.pagesPerRequest()).isBetween(1, 3);
		PageCost slow = new PageCost();
		slow.measured(2, 1000, 10);
		assertThat(slow.pagesPerRequest()).isEqualTo(6);
	}

	@Test
	void boundedDemandProvesItsSpeedStepByStep() {
		this.readAhead.demanded(256);
		this.readAhead.fetched(Duration.ofSeconds(1).toNanos());
		assertThat(this.readAhead.pages(this.cost)).isEqualTo(ReadAhead.FEWEST_PAGES);
		this.readAhead.taken(5);
		assertThat(this.readAhead.pages(this.cost)).isEqualTo(ReadAhead.FEWEST_PAGES);
		this.readAhead.taken(50);
		assertThat(this.readAhead.pages(this.cost)).isEqualTo(2 * ReadAhead.FEWEST_PAGES);
		this.readAhead.taking(Duration.ofSeconds(100).toNanos());
		this.readAhead.taken(50);
		assertThat(this.readAhead.pages(this.cost)).isEqualTo(ReadAhead.FEWEST_PAGES);
	}

	@Test
	void unboundedDemandIsTrustedAtOnce() {
		this.readAhead.demanded(Long.MAX_VALUE);
		assertThat(this.readAhead.pages(this.cost)).isEqualTo(ReadAhead.MOST_PAGES);
	}

	@Test
	void demandForSomeRowsIsNoUnboundedDemand() {
		this.readAhead.demanded(Long.MAX_VALUE - 1);
		assertThat(this.readAhead.pages(this.cost)).isEqualTo(ReadAhead.FEWEST_PAGES);
	}

	@Test
	void twiceAsMuchIsReadAsIsTakenInTheTimeOfARequest() {
		started();
		taken(100, Duration.ofMillis(10));
		assertThat(this.readAhead.pages(this.cost)).isBetween(200, 200 + 50);
		taken(30, Duration.ofMillis(4));
		assertThat(this.readAhead.pages(this.cost)).isBetween(500, 500 + 50);
		taken(10, Duration.ofMillis(3), Duration.ofMillis(7));
		assertThat(this.readAhead.pages(this.cost)).as("all times count").isBetween(200, 200 + 50);
	}

	@Test
	void subscriberThatTakesNoTimeHasAllRead() {
		started();
		this.readAhead.taken(50);
		assertThat(this.readAhead.pages(this.cost)).isEqualTo(ReadAhead.MOST_PAGES);
	}

	@Test
	void subscriberThatBecameSlowIsNotTrustedForAskingAgain() {
		started();
		taken(50, Duration.ofSeconds(1));
		assertThat(this.readAhead.pages(this.cost)).isEqualTo(ReadAhead.FEWEST_PAGES);
		this.readAhead.demanded(Long.MAX_VALUE);
		assertThat(this.readAhead.pages(this.cost)).isEqualTo(ReadAhead.FEWEST_PAGES);
	}

	@Test
	void memoryLetsTwoRequestsBeReadAtLeast() {
		this.readAhead.demanded(Long.MAX_VALUE);
		this.cost.measured(0.03, 60 * MEBIBYTE, 1);
		assertThat(this.readAhead.pages(this.cost)).isEqualTo(2);
	}

	@Test
	void severalRequestsGoAtOnceWhereThereIsRoomForFour() {
		assertThat(this.readAhead.isParallel(this.cost)).isFalse();
		this.readAhead.fetched(Duration.ofSeconds(1).toNanos());
		this.readAhead.taken(5);
		this.readAhead.taken(50);
		assertThat(this.readAhead.pages(this.cost)).isEqualTo(200);
		assertThat(this.readAhead.isParallel(this.cost)).isTrue();
	}

	@Test
	void severalSmallRequestsGoAtOnceSooner() {
		PageCost slow = new PageCost();
		slow.measured(2, 1000, 10);
		assertThat(this.readAhead.isParallel(slow)).isTrue();
	}

	private void started() {
		this.readAhead.demanded(Long.MAX_VALUE);
		this.readAhead.fetched(Duration.ofSeconds(1).toNanos());
		this.readAhead.taken(5);
	}

	private void taken(int pages, Duration... perPage) {
		for (Duration time : perPage) {
			this.readAhead.taking(pages * time.toNanos());
		}
		this.readAhead.taken(pages);
	}

}
