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
package io.github.b24spring.autoconfigure.event;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;

/**
 * Refuses values that cannot work, by the name of their property and without a secret.
 */
final class EventPropertyChecks {

	private static final String PREFIX = "bitrix24.events.";

	private static final int MAX_BATCH_SIZE = 1_000;

	private EventPropertyChecks() {
	}

	static void check(Bitrix24EventsProperties properties) {
		check(properties.getQueueSize() > 0, "queue-size", properties.getQueueSize(), "It must be positive.");
		check(properties.getConcurrency() > 0, "concurrency", properties.getConcurrency(), "It must be positive.");
		check(!properties.getQueueTimeout().isNegative()
				&& properties.getQueueTimeout().compareTo(Duration.ofDays(1)) <= 0, "queue-timeout",
				properties.getQueueTimeout(), "It must not be negative, and at most 1 day.");
		checkDuration("handler-timeout", properties.getHandlerTimeout());
		checkDuration("standstill-timeout", properties.getStandstillTimeout());
		checkCodes("bind", properties.getBind());
		check(properties.getBind().isEmpty() || StringUtils.hasText(properties.getHandlerUrl()), "handler-url",
				properties.getHandlerUrl(), "It must be set, since there are events to bind.");
		String handler = properties.getHandlerUrl();
		check(handler == null || handler.matches("https?://[^\\s/?#@]+(/[^\\s?#]*)?(\\?[^\\s#]*)?"), "handler-url",
				handler, "It must be the address of the route of events as portals reach it.");
	}

	private static void checkCodes(String suffix, Set<String> codes) {
		for (String code : codes) {
			check(code.matches("[A-Za-z0-9_]+"), suffix, code, "Each must be the code of an event.");
		}
	}

	static void check(Bitrix24EventQueuesProperties properties) {
		checkCodes("offline-queue.bind", properties.getOfflineQueue().getBind());
		checkDuration("offline-queue.refresh-interval", properties.getOfflineQueue().getRefreshInterval());
		check(properties.getOfflineQueue().getTotalConcurrency() > 0, "offline-queue.total-concurrency",
				properties.getOfflineQueue().getTotalConcurrency(), "It must be positive.");
		Bitrix24EventQueuesProperties.Polling polling = properties.getPolling();
		check(polling.getBatchSize() > 0 && polling.getBatchSize() <= MAX_BATCH_SIZE, "polling.batch-size",
				polling.getBatchSize(), "It must be at least 1 and at most " + MAX_BATCH_SIZE + ".");
		check(polling.getMaxInHand() >= polling.getBatchSize(), "polling.max-in-hand", polling.getMaxInHand(),
				"It must not be less than '" + PREFIX + "polling.batch-size'.");
		checkDuration("polling.min-delay", polling.getMinDelay());
		checkNotShorter("polling.max-delay", polling.getMaxDelay(), "polling.min-delay", polling.getMinDelay());
		checkDuration("polling.retry-delay", polling.getRetryDelay());
		checkNotShorter("polling.max-retry-delay", polling.getMaxRetryDelay(), "polling.retry-delay",
				polling.getRetryDelay());
		check(polling.getMaxAttempts() > 0, "polling.max-attempts", polling.getMaxAttempts(), "It must be positive.");
		for (Map.Entry<String, Bitrix24EventQueuesProperties.Bot> bot : properties.getBots().entrySet()) {
			check(bot.getValue().getBotId() > 0, "bots." + bot.getKey() + ".bot-id", bot.getValue().getBotId(),
					"It must be the id of the bot.");
		}
	}

	static void check(Bitrix24EventOwnershipProperties properties) {
		Duration leaseTime = properties.getLeaseTime();
		check(leaseTime.compareTo(Duration.ofSeconds(1)) >= 0 && leaseTime.compareTo(Duration.ofDays(1)) <= 0,
				"ownership.lease-time", leaseTime, "It must be at least 1 second and at most 1 day.");
		Integer maxQueues = properties.getMaxQueues();
		check(maxQueues == null || maxQueues > 0, "ownership.max-queues", maxQueues, "It must be positive.");
	}

	private static void checkDuration(String suffix, Duration duration) {
		check(duration.compareTo(Duration.ofMillis(1)) >= 0 && duration.compareTo(Duration.ofDays(1)) <= 0, suffix,
				duration, "It must be at least 1 ms and at most 1 day.");
	}

	private static void checkNotShorter(String suffix, Duration duration, String other, Duration atLeast) {
		check(duration.compareTo(atLeast) >= 0, suffix, duration,
				"It must not be shorter than '" + PREFIX + other + "'.");
		checkDuration(suffix, duration);
	}

	private static void check(boolean valid, String suffix, @Nullable Object value, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + suffix, value, reason);
		}
	}

}
