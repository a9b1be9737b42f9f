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
