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
import java.time.Duration;

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
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the health of the portal.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@AutoConfiguration(after = Bitrix24AutoConfiguration.class)
@ConditionalOnClass({ ReactiveHealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBooleanProperty(name = "bitrix24.enabled", matchIfMissing = true)
@ConditionalOnEnabledHealthIndicator("bitrix24")
@EnableConfigurationProperties(Bitrix24HealthProperties.class)
public final class Bitrix24HealthContributorAutoConfiguration {

	private static void check(Bitrix24HealthProperties properties) {
		checkDuration("bitrix24.health.probe-interval", properties.getProbeInterval());
		checkDuration("bitrix24.health.probe-timeout", properties.getProbeTimeout());
	}

	private static void checkDuration(String name, Duration value) {
		if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(Duration.ofDays(1)) > 0) {
			throw new InvalidConfigurationPropertyValueException(name, value,
					"It must be at least 1 ms and at most 1 day.");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(NamedPortals.class)
	@ConditionalOnSingleCandidate(Bitrix24Client.class)
	static class SinglePortalConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = { "bitrix24HealthIndicator", "bitrix24HealthContributor" })
		PortalObserver bitrix24PortalObserver() {
			return new PortalObserver(Clock.systemUTC());
		}

		@Bean
		@ConditionalOnMissingBean(name = { "bitrix24HealthIndicator", "bitrix24HealthContributor" })
		Bitrix24ReactiveHealthIndicator bitrix24HealthContributor(Bitrix24Client bitrix24Client,
				PortalObserver observer, Bitrix24HealthProperties properties) {
			check(properties);
			return new Bitrix24ReactiveHealthIndicator(bitrix24Client, observer, properties);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(NamedPortals.class)
	@Import(NamedPortalHealthRegistrar.class)
	static class NamedPortalsConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = { "bitrix24HealthIndicator", "bitrix24HealthContributor" })
		PortalObservers<PortalObserver> bitrix24PortalObservers() {
			return new PortalObservers<>(() -> new PortalObserver(Clock.systemUTC()));
		}

		@Bean
		@ConditionalOnMissingBean(name = { "bitrix24HealthIndicator", "bitrix24HealthContributor" })
		CompositeReactiveHealthContributor bitrix24HealthContributor(ObjectProvider<Bitrix24Client> defaultClient,
				NamedPortals portals, PortalObservers<PortalObserver> bitrix24PortalObservers,
				Bitrix24HealthProperties properties) {
			check(properties);
			return bitrix24PortalObservers.contributor(defaultClient.getIfUnique(), portals,
					(client, observer) -> new Bitrix24ReactiveHealthIndicator(client, observer, properties));
		}

	}

}
