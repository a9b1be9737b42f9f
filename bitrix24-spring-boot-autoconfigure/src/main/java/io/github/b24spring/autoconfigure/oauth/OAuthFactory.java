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

import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.oauth.Bitrix24OAuth;
import io.github.b24spring.client.oauth.OAuthApplication;
import io.github.b24spring.client.oauth.OAuthSettings;
import io.github.b24spring.client.oauth.TokenListener;
import io.github.b24spring.client.oauth.TokenStore;
import io.micrometer.observation.ObservationRegistry;
import reactor.netty.http.client.HttpClient;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.reactive.ClientHttpConnector;

/**
 * Makes an application's access by properties and by the beans of the application.
 */
record OAuthFactory(BeanFactory beans) {

	/**
	 * Make an access. Nothing is sent.
	 * @param names makes the name of a property of what follows its prefix
	 */
	Bitrix24OAuth oauth(Bitrix24OAuthProperties properties, UnaryOperator<String> names) {
		new OAuthPropertyChecks(names).checkApplication(properties);
		Bitrix24OAuth.Builder builder = Bitrix24OAuth
			.builder(OAuthApplication.of(Objects.requireNonNull(properties.getClientId()),
					Objects.requireNonNull(properties.getClientSecret())))
			.settings(settings(properties))
			.tokenStore(this.beans.getBean(TokenStore.class))
			.listener(TokenListener.of(this.beans.getBeanProvider(TokenListener.class).orderedStream().toList()))
			.observationRegistry(
					this.beans.getBeanProvider(ObservationRegistry.class).getIfUnique(() -> ObservationRegistry.NOOP))
			.connector(connector(properties.getConnectTimeout(), properties.getResponseTimeout()));
		this.beans.getBeanProvider(Bitrix24OAuthBuilderCustomizer.class)
			.orderedStream()
			.forEach((customizer) -> customizer.customize(builder));
		Bitrix24OAuth oauth = builder.build();
		this.beans.getBeanProvider(IdleRenewals.class)
			.ifAvailable((renewals) -> renewals.add(oauth, properties.getIdleRenewal()));
		return oauth;
	}

	private OAuthSettings settings(Bitrix24OAuthProperties properties) {
		// Each of the two times alone may be longer than the default of the other one.
		OAuthSettings settings = OAuthSettings.defaults()
			.withServerHosts(properties.getAllowedHosts().toArray(String[]::new))
			.withResponseTimeout(Duration.ofMillis(1))
			.withRenewalTimeout(properties.getRenewalTimeout())
			.withResponseTimeout(properties.getResponseTimeout())
			.withPortalDomains(properties.getPortalDomains().toArray(String[]::new));
		InetAddressFilter filter = this.beans.getBeanProvider(InetAddressFilter.class).getIfAvailable();
		if (filter != null) {
			settings = settings.withPortalAddresses(filter::matches);
		}
		String localServer = properties.getLocalServerUrl();
		return (localServer != null) ? settings.withLocalServer(localServer) : settings;
	}

	/**
	 * A redirect would carry the application's key elsewhere, a repeated request would
	 * use a refresh token twice, and a log would keep both.
	 */
	private ClientHttpConnector connector(Duration connectTimeout, Duration responseTimeout) {
		ClientHttpConnectorBuilder<?> connectors = this.beans
			.getBeanProvider(new ParameterizedTypeReference<ClientHttpConnectorBuilder<?>>() {
			})
			.getIfAvailable(ClientHttpConnectorBuilder::detect);
		HttpClientSettings settings = this.beans.getBeanProvider(HttpClientSettings.class)
			.getIfAvailable(HttpClientSettings::defaults)
			.withRedirects(HttpRedirects.DONT_FOLLOW)
			.withConnectTimeout(connectTimeout)
			.withReadTimeout(responseTimeout);
		return (connectors instanceof ReactorClientHttpConnectorBuilder reactor)
				? reactor.withHttpClientCustomizer(OAuthFactory::secure).build(settings) : connectors.build(settings);
	}

	private static HttpClient secure(HttpClient client) {
		return client.wiretap(false).disableRetry(true).followRedirect(false);
	}

}
