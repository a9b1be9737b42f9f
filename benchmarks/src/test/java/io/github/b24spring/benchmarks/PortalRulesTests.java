package io.github.b24spring.benchmarks;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PortalRules}.
 *
 * @author The b24spring maintainers
 */
class PortalRulesTests {

	private final PortalRules rules = PortalRules.STANDARD;

	@Test
	void requestsWithinTheBurstNeedNotWait() {
		assertThat(this.rules.untilAdmitted(50)).isZero();
		assertThat(this.rules.untilAdmitted(80)).isEqualTo(Duration.ofSeconds(15));
	}

	@Test
	void theLongerOfAdmissionAndWorkDecides() {
		assertThat(this.rules.best(40, Duration.ofSeconds(60))).isEqualTo(Duration.ofMillis(7500));
		assertThat(this.rules.best(400, Duration.ofSeconds(600))).isEqualTo(Duration.ofSeconds(175));
	}

}
