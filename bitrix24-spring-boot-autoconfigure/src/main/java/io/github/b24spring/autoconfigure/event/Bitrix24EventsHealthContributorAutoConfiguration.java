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
import java.time.Duration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the health of events.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@AutoConfiguration(after = Bitrix24EventsAutoConfiguration.class)
@ConditionalOnClass({ ReactiveHealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(EventQueueObserver.class)
@ConditionalOnEnabledHealthIndicator("bitrix24-events")
public final class Bitrix24EventsHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "bitrix24EventsHealthIndicator", "bitrix24EventsHealthContributor" })
	EventsHealthIndicator bitrix24EventsHealthContributor(EventQueueObserver observer, EventBinder binder,
			Bitrix24EventsProperties properties, Bitrix24EventQueuesProperties queues) {
		return new EventsHealthIndicator(observer, binder, standstillTimeout(properties, queues), Clock.systemUTC());
	}

	/**
	 * A queue in which nothing comes is left alone for a while.
	 */
	static Duration standstillTimeout(Bitrix24EventsProperties properties, Bitrix24EventQueuesProperties queues) {
		EventPropertyChecks.check(properties);
		EventPropertyChecks.check(queues);
		Duration idle = queues.getPolling().getMaxDelay().multipliedBy(2);
		return (idle.compareTo(properties.getStandstillTimeout()) > 0) ? idle : properties.getStandstillTimeout();
	}

}
