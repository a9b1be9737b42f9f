package io.github.b24spring.autoconfigure.health;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * Properties of the portal's health indicator.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@ConfigurationProperties("bitrix24.health")
public class Bitrix24HealthProperties {

	/**
	 * Time without traffic after which the portal is asked. It is asked at most once in
	 * this time, however often the health is read.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration probeInterval = Duration.ofMinutes(1);

	/**
	 * Longest time to wait for the portal when it is asked.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration probeTimeout = Duration.ofSeconds(5);

	public Duration getProbeInterval() {
		return this.probeInterval;
	}

	public void setProbeInterval(Duration probeInterval) {
		this.probeInterval = probeInterval;
	}

	public Duration getProbeTimeout() {
		return this.probeTimeout;
	}

	public void setProbeTimeout(Duration probeTimeout) {
		this.probeTimeout = probeTimeout;
	}

}
