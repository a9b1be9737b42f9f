package io.github.b24spring.autoconfigure.event;

import java.time.Clock;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthAutoConfiguration;
import io.github.b24spring.client.event.source.EventQueueLocks;
import io.github.b24spring.client.event.source.EventQueueOwnership;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for events of portals. Sends nothing
 * at start-up unless a property says where events come from.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@AutoConfiguration(after = { Bitrix24OAuthAutoConfiguration.class, Bitrix24AutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "bitrix24.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ Bitrix24EventsProperties.class, Bitrix24EventQueuesProperties.class })
public final class Bitrix24EventsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	static Bitrix24EventListenerFactory bitrix24EventListenerFactory() {
		return new Bitrix24EventListenerFactory();
	}

	@Bean
	@ConditionalOnMissingBean
	EventQueueObserver bitrix24EventQueueObserver() {
		return new EventQueueObserver(Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	EventQueueOwnership bitrix24EventQueueOwnership(Bitrix24EventQueuesProperties properties,
			ObjectProvider<EventQueueLocks> locks) {
		EventPropertyChecks.check(properties);
		return new OwnershipFactory(properties.getOwnership()).create(locks.getIfAvailable());
	}

}
