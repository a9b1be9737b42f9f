package io.github.b24spring.autoconfigure;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Refuses values that cannot work, by the name of their property.
 */
final class PropertyChecks {

	/**
	 * What HTTP libraries can count, in milliseconds and in bytes.
	 */
	private static final int MAX = Integer.MAX_VALUE;

	private PropertyChecks() {
	}

	static void check(Bitrix24Properties properties) {
		Bitrix24Properties.Http http = properties.getHttp();
		checkTimeout("bitrix24.http.connect-timeout", http.getConnectTimeout());
		checkTimeout("bitrix24.http.response-timeout", http.getResponseTimeout());
		DataSize size = http.getMaxResponseSize();
		check(size.toBytes() > 0 && size.toBytes() <= MAX, "bitrix24.http.max-response-size", size,
				"It must be at least 1 byte and less than 2 GB.");
		checkHosts("bitrix24.allowed-redirect-hosts", properties.getAllowedRedirectHosts());
		checkHosts("bitrix24.allowed-download-hosts", properties.getAllowedDownloadHosts());
	}

	static void check(Bitrix24RateLimitProperties properties) {
		String prefix = "bitrix24.rate-limit.";
		Integer burst = properties.getBurst();
		Double rate = properties.getRate();
		Integer margin = properties.getMargin();
		check(burst == null || burst > 0, prefix + "burst", burst, "It must be positive.");
		check(rate == null || (rate > 0 && !rate.isInfinite()), prefix + "rate", rate,
				"It must be positive; for no limit set 'bitrix24.rate-limit.plan=unlimited'.");
		check(properties.getPlan() != Bitrix24RateLimitProperties.Plan.UNLIMITED || (burst == null) == (rate == null),
				prefix + ((burst == null) ? "burst" : "rate"), null,
				"It must be set too, since the plan is unlimited and the other one is set.");
		int permits = (burst != null) ? burst : 50;
		check(margin == null || (margin >= 0 && margin < permits), prefix + "margin", margin,
				"It must be at least 0 and less than the burst.");
		double reserve = properties.getBulkReserve();
		check(reserve >= 0 && reserve < 1, prefix + "bulk-reserve", reserve, "It must be at least 0 and less than 1.");
		checkNotNegative(prefix + "max-wait", properties.getMaxWait());
		check(properties.getMaxQueueSize() >= 0, prefix + "max-queue-size", properties.getMaxQueueSize(),
				"It must not be negative.");
		checkTimeout(prefix + "operating-limit", properties.getOperatingLimit());
		checkTimeout(prefix + "blocked-probe-interval", properties.getBlockedProbeInterval());
	}

	static void check(Bitrix24RetryProperties properties) {
		String prefix = "bitrix24.retry.";
		check(properties.getMaxRetries() >= 0, prefix + "max-retries", properties.getMaxRetries(),
				"It must not be negative.");
		checkNotNegative(prefix + "delay", properties.getDelay());
		check(properties.getMultiplier() >= 1, prefix + "multiplier", properties.getMultiplier(),
				"It must be at least 1.");
		check(properties.getMaxDelay().compareTo(properties.getDelay()) >= 0, prefix + "max-delay",
				properties.getMaxDelay(), "It must not be shorter than 'bitrix24.retry.delay'.");
		check(properties.getJitter() >= 0 && properties.getJitter() <= 1, prefix + "jitter", properties.getJitter(),
				"It must be at least 0 and at most 1.");
		checkNotNegative(prefix + "timeout", properties.getTimeout());
	}

	private static void checkHosts(String name, Set<String> hosts) {
		for (String host : hosts) {
			check(host.matches("[^\\s/:@?#]+"), name, host,
					"Each must be the name of a host, without scheme, port and path.");
		}
	}

	private static void checkNotNegative(String name, Duration duration) {
		check(!duration.isNegative(), name, duration, "It must not be negative.");
	}

	private static void checkTimeout(String name, Duration timeout) {
		check(timeout.compareTo(Duration.ofMillis(1)) >= 0 && timeout.compareTo(Duration.ofMillis(MAX)) <= 0, name,
				timeout, "It must be at least 1 ms and less than 25 days.");
	}

	private static void check(boolean valid, String name, @Nullable Object value, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(name, value, reason);
		}
	}

}
