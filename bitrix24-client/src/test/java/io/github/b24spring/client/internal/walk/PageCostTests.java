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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What pages that were read say of those that follow.
 */
class PageCostTests {

	private static final int KIBIBYTE = 1024;

	private final PageCost cost = new PageCost();

	@Test
	void pagesOfWhichNothingIsKnownAreUsual() {
		assertThat(this.cost.bytes(3)).isEqualTo(3 * 64 * KIBIBYTE);
		assertThat(this.cost.bytesPerPage()).isZero();
		assertThat(this.cost.pagesPerRequest()).isEqualTo(50);
		assertThat(this.cost.pagesPerRequest(1)).isEqualTo(50);
		assertThat(this.cost.packedPages()).isEqualTo(3);
		assertThat(this.cost.isPackable()).isTrue();
	}

	@Test
	void whatWasReadLastCountsHalf() {
		this.cost.measured(0.2, 10 * 1000, 10);
		assertThat(this.cost.bytesPerPage()).isEqualTo(1000);
		assertThat(this.cost.bytes(7)).isEqualTo(7000);
		this.cost.measured(0.6, 2 * 3000, 2);
		assertThat(this.cost.bytesPerPage()).isEqualTo(2000);
		assertThat(this.cost.pagesPerRequest()).isEqualTo(30);
	}

	@Test
	void answerWithoutTimeOrPagesTellsNothing() {
		this.cost.measured(0.4, 1000, 1);
		this.cost.measured(0, 0, 0);
		assertThat(this.cost.bytesPerPage()).isEqualTo(1000);
		assertThat(this.cost.pagesPerRequest()).isEqualTo(30);
		this.cost.measured(0, 3000, 1);
		assertThat(this.cost.bytesPerPage()).isEqualTo(2000);
		assertThat(this.cost.pagesPerRequest()).isEqualTo(30);
	}

	@Test
	void requestHasOnePageAtLeast() {
		this.cost.measured(100, 1000, 1);
		assertThat(this.cost.pagesPerRequest()).isEqualTo(1);
		assertThat(this.cost.pagesPerRequest(10)).isEqualTo(1);
	}

	@Test
	void requestBringsNoMoreThanItMay() {
		this.cost.measured(0.01, 100 * KIBIBYTE, 1);
		assertThat(this.cost.pagesPerRequest()).isEqualTo(50);
		assertThat(this.cost.pagesPerRequest(450 * KIBIBYTE)).isEqualTo(4);
		assertThat(this.cost.pagesPerRequest(100 * KIBIBYTE * KIBIBYTE)).isEqualTo(50);
		this.cost.measured(0.01, 300 * KIBIBYTE, 1);
		assertThat(this.cost.pagesPerRequest()).isEqualTo(30);
	}

	@Test
	void packingIsWorthItIfItSavesAThird() {
		this.cost.packed(1500, 1000);
		assertThat(this.cost.isPackable()).isTrue();
		assertThat(this.cost.packedPages()).isEqualTo(1.5);
		this.cost.packed(1000, 1000);
		assertThat(this.cost.isPackable()).isFalse();
		assertThat(this.cost.packedPages()).isEqualTo(1);
		this.cost.packed(400, 0);
		assertThat(this.cost.isPackable()).isTrue();
		assertThat(this.cost.packedPages()).isEqualTo((1.25 + 400) / 2);
	}

}
