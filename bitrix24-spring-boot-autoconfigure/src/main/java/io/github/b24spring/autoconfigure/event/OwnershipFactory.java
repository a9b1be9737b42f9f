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

import io.github.b24spring.client.event.source.EventQueueLocks;
import io.github.b24spring.client.event.source.EventQueueOwnership;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Makes what decides which process fetches from a queue.
 */
record OwnershipFactory(Bitrix24EventOwnershipProperties properties) {

	private static final String TYPE = "bitrix24.events.ownership.type";

	EventQueueOwnership create(@Nullable EventQueueLocks locks) {
		if (locks != null) {
			Integer maxQueues = this.properties.getMaxQueues();
			return EventQueueOwnership.leased(locks, this.properties.getLeaseTime(),
					(maxQueues != null) ? maxQueues : Integer.MAX_VALUE);
		}
		return switch (this.properties.getType()) {
			case REDIS -> throw missing("There is no single bean of the type ReactiveRedisConnectionFactory. Add"
					+ " 'spring-boot-starter-data-redis', or mark one of the factories as primary.");
			case R2DBC -> throw missing("There is no single bean of the type ConnectionFactory. Add"
					+ " 'spring-boot-starter-r2dbc' and a driver, and set 'spring.r2dbc.url', or mark one of the"
					+ " factories as primary.");
			case MEMORY -> EventQueueOwnership.inProcess();
		};
	}

	private InvalidConfigurationPropertyValueException missing(String reason) {
		return new InvalidConfigurationPropertyValueException(TYPE, this.properties.getType(), reason);
	}

}
