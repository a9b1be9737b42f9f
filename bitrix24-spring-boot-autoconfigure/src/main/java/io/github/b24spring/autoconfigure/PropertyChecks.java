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
package io.github.b24spring.autoconfigure;

import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.settings.RateLimitSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Refuses values that cannot work, by the name of their property. What is given to the
 * checks makes that name of what follows the prefix.
 */
final class PropertyChecks {

	/**
	 * What HTTP libraries can count, in milliseconds and in bytes.
	 */
	private static final int MAX = Integer.MAX_VALUE;

	private PropertyChecks() {
	}

	static void check(Bitrix24Properties properties, UnaryOperator<String> names) {
		Bitrix24Properties.Http http = properties.getHttp();
		if (http.getConnectTimeout() != null) {
			checkTimeout(names.apply("http.connect-timeout"), http.getConnectTimeout());
		}
		if (http.getResponseTimeout() != null) {
			checkTimeout(names.apply("http.response-timeout"), http.getResponseTimeout());
		}
		DataSize size = http.getMaxResponseSize();
		check(size.toBytes() > 0 && size.toBytes() <= MAX, names.apply("http.max-response-size"), size,
				"It must be at least 1 byte and less than 2 GB.");
		checkHosts(names.apply("allowed-redirect-hosts"), properties.getAllowedRedirectHosts());
		checkHosts(names.apply("allowed-download-hosts"), properties.getAllowedDownloadHosts());
	}

	static void check(Bitrix24ListProperties properties) {
		DataSize memory = properties.getMemory();
		check(memory == null || memory.toBytes() > 0, "bitrix24.lists.memory", memory, "It must be positive.");
	}

	static void check(Bitrix24RateLimitProperties properties, UnaryOperator<String> names) {
		String prefix = "rate-limit.";
		Integer burst = properties.getBurst();
		Double rate = properties.getRate();
		Integer margin = properties.getMargin();
		check(burst == null || burst > 0, names.apply(prefix + "burst"), burst, "It must be positive.");
		check(rate == null || (rate > 0 && !rate.isInfinite()), names.apply(prefix + "rate"), rate,
				"It must be positive; for no limit set '" + names.apply(prefix + "plan") + "=unlimited'.");
		check(properties.getPlan() != Bitrix24RateLimitProperties.Plan.UNLIMITED || (burst == null) == (rate == null),
				names.apply(prefix + ((burst == null) ? "burst" : "rate")), null,
				"It must be set too, since the plan is unlimited and the other one is set.");
		int permits = (burst != null) ? burst : burstOf(properties.getPlan());
		check(margin == null || (margin >= 0 && margin < permits), names.apply(prefix + "margin"), margin,
				"It must be at least 0 and less than the burst, which is " + permits + ".");
		double reserve = properties.getBulkReserve();
		check(reserve >= 0 && reserve < 1, names.apply(prefix + "bulk-reserve"), reserve,
				"It must be at least 0 and less than 1.");
		checkNotNegative(names.apply(prefix + "max-wait"), properties.getMaxWait());
		checkNotNegative(names.apply(prefix + "interactive-max-wait"), properties.getInteractiveMaxWait());
		check(properties.getMaxQueueSize() >= 0, names.apply(prefix + "max-queue-size"), properties.getMaxQueueSize(),
				"It must not be negative.");
		checkTimeout(names.apply(prefix + "operating-limit"), properties.getOperatingLimit());
		checkTimeout(names.apply(prefix + "blocked-probe-interval"), properties.getBlockedProbeInterval());
	}

	private static int burstOf(Bitrix24RateLimitProperties.Plan plan) {
		return ((plan == Bitrix24RateLimitProperties.Plan.ENTERPRISE) ? RateLimitSettings.enterprise()
				: RateLimitSettings.standard())
			.burst();
	}

	static void check(Bitrix24RetryProperties properties, UnaryOperator<String> names) {
		String prefix = "retry.";
		check(properties.getMaxRetries() >= 0, names.apply(prefix + "max-retries"), properties.getMaxRetries(),
				"It must not be negative.");
		checkNotNegative(names.apply(prefix + "delay"), properties.getDelay());
		check(properties.getMultiplier() >= 1, names.apply(prefix + "multiplier"), properties.getMultiplier(),
				"It must be at least 1.");
		check(properties.getMaxDelay().compareTo(properties.getDelay()) >= 0, names.apply(prefix + "max-delay"),
				properties.getMaxDelay(), "It must not be shorter than '" + names.apply(prefix + "delay") + "'.");
		check(properties.getJitter() >= 0 && properties.getJitter() <= 1, names.apply(prefix + "jitter"),
				properties.getJitter(), "It must be at least 0 and at most 1.");
		checkNotNegative(names.apply(prefix + "timeout"), properties.getTimeout());
		checkNotNegative(names.apply(prefix + "interactive-timeout"), properties.getInteractiveTimeout());
	}

	private static void checkHosts(String name, Set<String> hosts) {
		for (String host : hosts) {
			check(host.matches("[^\\s/:@?#*]+"), name, null,
					"Each must be the name of a host, without scheme, port, path and wildcard.");
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
