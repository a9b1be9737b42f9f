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
package io.github.b24spring.autoconfigure.health;

import java.time.Clock;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.NamedPortals;
import io.github.b24spring.client.Bitrix24Client;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the health of the portal's rate
 * limit.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@AutoConfiguration(after = Bitrix24AutoConfiguration.class)
@ConditionalOnClass({ ReactiveHealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBooleanProperty(name = "bitrix24.enabled", matchIfMissing = true)
@ConditionalOnEnabledHealthIndicator("bitrix24-rate-limit")
public final class Bitrix24RateLimitHealthContributorAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(NamedPortals.class)
	@ConditionalOnSingleCandidate(Bitrix24Client.class)
	static class SinglePortalConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = { "bitrix24RateLimitHealthIndicator", "bitrix24RateLimitHealthContributor" })
		RefusalObserver bitrix24RefusalObserver() {
			return new RefusalObserver(Clock.systemUTC());
		}

		@Bean
		@ConditionalOnMissingBean(name = { "bitrix24RateLimitHealthIndicator", "bitrix24RateLimitHealthContributor" })
		RateLimitHealthIndicator bitrix24RateLimitHealthContributor(Bitrix24Client bitrix24Client,
				RefusalObserver observer) {
			return new RateLimitHealthIndicator(bitrix24Client, observer, Clock.systemUTC());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(NamedPortals.class)
	static class NamedPortalsConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = { "bitrix24RateLimitHealthIndicator", "bitrix24RateLimitHealthContributor" })
		PortalObservers<RefusalObserver> bitrix24RefusalObservers() {
			return new PortalObservers<>(() -> new RefusalObserver(Clock.systemUTC()));
		}

		@Bean
		@ConditionalOnMissingBean(name = { "bitrix24RateLimitHealthIndicator", "bitrix24RateLimitHealthContributor" })
		CompositeReactiveHealthContributor bitrix24RateLimitHealthContributor(
				ObjectProvider<Bitrix24Client> defaultClient, NamedPortals portals,
				PortalObservers<RefusalObserver> bitrix24RefusalObservers) {
			return bitrix24RefusalObservers.contributor(defaultClient.getIfUnique(), portals,
					(client, observer) -> new RateLimitHealthIndicator(client, observer, Clock.systemUTC()));
		}

	}

}
