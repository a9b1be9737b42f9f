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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link AnswerSizes}.
 */
class AnswerSizesTests {

	private final AnswerSizes sizes = new AnswerSizes();

	@Test
	void answerOfAnUnknownMethodIsEstimatedAsNothing() {
		assertThat(this.sizes.of("crm.deal.list")).isZero();
		this.sizes.record("crm.deal.list", 1000);
		assertThat(this.sizes.of("crm.lead.list")).isZero();
	}

	@Test
	void sizesFollowLargerAnswersAtOnceAndSmallerOnesSlowly() {
		this.sizes.record("crm.deal.list", 1000);
		assertThat(this.sizes.of("crm.deal.list")).isEqualTo(1000);
		this.sizes.record("crm.deal.list", 5000);
		assertThat(this.sizes.of("crm.deal.list")).isEqualTo(5000);
		this.sizes.record("crm.deal.list", 1000);
		assertThat(this.sizes.of("crm.deal.list")).isCloseTo(4600, within(1e-6));
	}

	@Test
	void methodIsTheSameHoweverItIsWritten() {
		this.sizes.record("CRM.Deal.List", 1000);
		assertThat(this.sizes.of("crm.deal.LIST")).isEqualTo(1000);
	}

}
