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
package io.github.b24spring.autoconfigure.oauth;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.Bitrix24ClientBuilderFactory;
import io.github.b24spring.autoconfigure.Bitrix24CredentialsProvider;
import io.github.b24spring.autoconfigure.NamedPortals;
import io.github.b24spring.autoconfigure.PortalConfiguration;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.oauth.Bitrix24Clients;
import io.github.b24spring.client.oauth.Bitrix24OAuth;
import io.github.b24spring.client.oauth.TokenCipher;
import io.github.b24spring.client.oauth.TokenStore;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for applications, whose tokens are
 * renewed. Sends nothing at start-up.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@AutoConfiguration(before = Bitrix24AutoConfiguration.class,
		afterName = { "org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration",
				"org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration" })
@ConditionalOnBooleanProperty(name = "bitrix24.enabled", matchIfMissing = true)
@EnableConfigurationProperties(Bitrix24OAuthProperties.class)
public final class Bitrix24OAuthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	OAuthFactory bitrix24OAuthFactory(BeanFactory beanFactory) {
		return new OAuthFactory(beanFactory);
	}

	@Bean
	@ConditionalOnMissingBean(name = "bitrix24OAuthCredentialsProvider")
	Bitrix24CredentialsProvider bitrix24OAuthCredentialsProvider(ObjectProvider<Bitrix24OAuth> oauth,
			OAuthFactory factory) {
		return new OAuthCredentialsProvider(oauth, factory);
	}

	@Bean
	@ConditionalOnMissingBean(name = "bitrix24TokenEvents")
	TokenEvents bitrix24TokenEvents(ApplicationEventPublisher publisher) {
		return new TokenEvents(publisher, Schedulers.boundedElastic());
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	TokenCipher bitrix24TokenCipher(Bitrix24OAuthProperties properties) {
		return new EncryptionKeys(properties.getTokenStore().getEncryption()).cipher();
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	TokenStore bitrix24TokenStore(Bitrix24OAuthProperties properties) {
		return new FallbackTokenStore(properties.getTokenStore()).create();
	}

	@Bean
	@ConditionalOnMissingBean
	@Conditional(OnOAuthApplicationCondition.class)
	Bitrix24OAuth bitrix24OAuth(OAuthFactory factory, Bitrix24OAuthProperties properties, Environment environment) {
		return factory.oauth(properties, PortalConfiguration.defaultPortal(environment)::property);
	}

	@Bean
	@ConditionalOnBean(Bitrix24OAuth.class)
	@ConditionalOnMissingBean
	Bitrix24Clients bitrix24Clients(Bitrix24OAuth oauth, ObjectProvider<NamedPortals> namedPortals,
			ObjectProvider<Bitrix24ClientBuilderFactory> builders, Environment environment) {
		return Bitrix24Clients
			.builder(oauth,
					(credentials) -> builders.getObject()
						.builderFor(credentials, PortalConfiguration.installed(environment))
						.build())
			.named((name) -> clientOf(namedPortals.getIfAvailable(), name))
			.build();
	}

	@Bean
	@ConditionalOnMissingBean
	IdleRenewals bitrix24IdleRenewals(ObjectProvider<Bitrix24OAuth> oauth, Bitrix24OAuthProperties properties) {
		new OAuthPropertyChecks((suffix) -> "bitrix24." + suffix).checkIdleRenewal(properties.getIdleRenewal());
		return new IdleRenewals(oauth, properties.getIdleRenewal());
	}

	private static @Nullable Bitrix24Client clientOf(@Nullable NamedPortals portals, String name) {
		return (portals != null && portals.names().contains(name)) ? portals.client(name) : null;
	}

}
