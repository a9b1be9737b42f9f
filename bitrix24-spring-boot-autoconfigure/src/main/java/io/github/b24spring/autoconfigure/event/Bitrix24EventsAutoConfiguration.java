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
@EnableConfigurationProperties({ Bitrix24EventsProperties.class, Bitrix24EventQueuesProperties.class,
		Bitrix24EventOwnershipProperties.class })
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
