package io.github.b24spring.autoconfigure.event;

import io.github.b24spring.client.event.source.EventQueueLocks;
import io.github.b24spring.client.event.source.EventQueueOwnership;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Makes what decides which process fetches from a queue.
 */
record OwnershipFactory(Bitrix24EventQueuesProperties.Ownership properties) {

	private static final String TYPE = "bitrix24.events.ownership.type";

	EventQueueOwnership create(@Nullable EventQueueLocks locks) {
		if (locks != null) {
			return EventQueueOwnership.leased(locks, this.properties.getLeaseTime());
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
