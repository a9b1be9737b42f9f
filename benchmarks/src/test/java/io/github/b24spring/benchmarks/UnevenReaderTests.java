package io.github.b24spring.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnevenReader} and {@link ExchangeablePortal}.
 *
 * @author The b24spring maintainers
 */
class UnevenReaderTests {

	@Test
	void tellsWhetherListIsExact() throws Exception {
		try (PortalProcess portal = PortalProcess.startExchangeable()) {
			portal.exchange("regions", 130, 7);
			assertThat(UnevenReader.read(portal.webhookUrl(), "first", 130).exact()).isTrue();
			assertThat(UnevenReader.read(portal.webhookUrl(), "second", 131).exact()).isFalse();
			portal.exchange(ExchangeablePortal.EVEN, 60, 0);
			assertThat(portal.statistics().requests()).isZero();
			assertThat(UnevenReader.readCold(portal.webhookUrl(), "third", 60).exact()).isTrue();
			assertThat(portal.statistics().calls(Lists.METHOD)).isGreaterThanOrEqualTo(2);
		}
	}

}
