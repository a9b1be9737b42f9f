package io.github.b24spring.benchmarks;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PortalProcess}.
 *
 * @author The b24spring maintainers
 */
class PortalProcessTests {

	@Test
	void answersUntilClosed() throws Exception {
		PortalProcess portal = PortalProcess.start(PortalRules.STANDARD.options());
		try (portal) {
			assertThat(portal.statistics().requests()).isZero();
			assertThat(portal.post("profile")).isEqualTo(200);
			assertThat(portal.statistics().calls("profile")).isOne();
		}
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> portal.post("profile"));
	}

}
