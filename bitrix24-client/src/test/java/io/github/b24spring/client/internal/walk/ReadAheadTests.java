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

}
