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

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.connect.ListMemory;
import io.github.b24spring.client.connect.PortalLimits;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.oauth.Bitrix24Clients;
import io.github.b24spring.client.operations.Bitrix24Operations;
import io.github.b24spring.client.settings.RateLimiterFactory;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;

/**
 * Parts of {@link Bitrix24AutoConfiguration}, imported in the order that their conditions
 * need.
 */
final class Bitrix24Configurations {

	private Bitrix24Configurations() {
	}

	@Configuration(proxyBeanMethods = false)
	static class ConnectionDetailsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		static KnownAheadOfTimeCheck bitrix24KnownAheadOfTimeCheck(Environment environment) {
			return new KnownAheadOfTimeCheck(environment);
		}

		@Bean
		@Conditional(OnBitrix24ConfiguredCondition.class)
		@ConditionalOnMissingBean(Bitrix24ConnectionDetails.class)
		PropertiesBitrix24ConnectionDetails bitrix24ConnectionDetails(Bitrix24Properties properties,
				ObjectProvider<SslBundles> sslBundles) {
			return new PropertiesBitrix24ConnectionDetails(properties, sslBundles.getIfAvailable());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BuilderConfiguration {

		@Bean
		@ConditionalOnMissingBean
		PortalLimits bitrix24PortalLimits(ObjectProvider<RateLimiterFactory> rateLimiterFactory) {
			RateLimiterFactory factory = rateLimiterFactory.getIfAvailable();
			return (factory != null) ? PortalLimits.create(factory) : PortalLimits.shared();
		}

		@Bean
		@ConditionalOnMissingBean
		ListMemory bitrix24ListMemory(Bitrix24ListProperties properties) {
			return properties.listMemory();
		}

		@Bean
		@ConditionalOnMissingBean(Bitrix24ClientBuilderFactory.class)
		ConfiguredClientBuilderFactory bitrix24ClientBuilderFactory(Bitrix24Properties properties,
				Bitrix24RateLimitProperties rateLimitProperties, Bitrix24RetryProperties retryProperties,
				Environment environment, BeanFactory beanFactory) {
			PortalConfiguration portal = PortalConfiguration.defaultPortal(environment);
			return new ConfiguredClientBuilderFactory(properties,
					new LimitsConfigurer(rateLimitProperties, retryProperties, portal::property), portal, beanFactory);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean({ Bitrix24Clients.class, ConfiguredClientBuilderFactory.class })
	static class InstalledPortalsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		InstalledPortalsCheck bitrix24InstalledPortalsCheck(Environment environment,
				ObjectProvider<SslBundles> sslBundles) {
			return new InstalledPortalsCheck(PortalConfiguration.installed(environment), sslBundles.getIfAvailable());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(Bitrix24ConnectionDetails.class)
	static class CredentialsConfiguration {

		@Bean
		@Lazy
		@ConditionalOnMissingBean
		Bitrix24Credentials bitrix24Credentials(Bitrix24ConnectionDetails connectionDetails,
				ObjectProvider<Bitrix24CredentialsProvider> providers, Environment environment) {
			return new PortalCredentials(PortalConfiguration.defaultPortal(environment), providers)
				.of(connectionDetails);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSingleCandidate(Bitrix24Credentials.class)
	static class ClientConfiguration {

		@Bean
		@Scope("prototype")
		@ConditionalOnMissingBean
		Bitrix24ClientBuilder bitrix24ClientBuilder(Bitrix24Credentials credentials,
				Bitrix24ClientBuilderFactory factory) {
			return factory.builderFor(credentials);
		}

		@Bean
		@Primary
		@ConditionalOnMissingBean(name = "bitrix24Client")
		@Conditional(OnAutoConfiguredClientCondition.class)
		Bitrix24Client bitrix24Client(Bitrix24ClientBuilder bitrix24ClientBuilder) {
			return bitrix24ClientBuilder.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSingleCandidate(Bitrix24Client.class)
	static class OperationsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		CrmActivityOperations crmActivityOperations(Bitrix24Client bitrix24Client) {
			return CrmActivityOperations.of(bitrix24Client);
		}

		@Bean
		@ConditionalOnMissingBean
		Bitrix24Operations bitrix24Operations(Bitrix24Client bitrix24Client) {
			return Bitrix24Operations.of(bitrix24Client);
		}

	}

}
