package io.github.b24spring.autoconfigure.event;

import java.time.Clock;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;

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
@Import({ EventConfigurations.DispatcherConfiguration.class, EventConfigurations.QueuesConfiguration.class,
		EventConfigurations.BindingsConfiguration.class, EventConfigurations.ReceiverConfiguration.class })
@ImportRuntimeHints(EventRuntimeHints.class)
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

}
