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

import java.time.Duration;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.settings.HttpSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundle;

/**
 * Lays the properties of the client over the application's settings for HTTP clients.
 */
final class HttpConfigurer {

	private final Bitrix24Properties properties;

	private final @Nullable SslBundle sslBundle;

	private final UnaryOperator<String> names;

	HttpConfigurer(Bitrix24Properties properties, @Nullable SslBundle sslBundle, UnaryOperator<String> names) {
		this.properties = properties;
		this.names = names;
		this.sslBundle = sslBundle;
	}

	void configure(Bitrix24ClientBuilder builder, ClientHttpConnectorBuilder<?> connectorBuilder,
			HttpClientSettings applicationSettings) {
		PropertyChecks.check(this.properties, this.names);
		Bitrix24Properties.Http http = this.properties.getHttp();
		HttpSettings defaults = HttpSettings.defaults();
		Duration connectTimeout = firstSet(http.getConnectTimeout(), applicationSettings.connectTimeout(),
				defaults.connectTimeout());
		Duration responseTimeout = firstSet(http.getResponseTimeout(), applicationSettings.readTimeout(),
				defaults.responseTimeout());
		builder.httpSettings((settings) -> settings.withConnectTimeout(connectTimeout)
			.withResponseTimeout(responseTimeout)
			.withMaxResponseSize((int) http.getMaxResponseSize().toBytes())
			.withAllowedRedirectHosts(this.properties.getAllowedRedirectHosts())
			.withAllowedDownloadHosts(this.properties.getAllowedDownloadHosts()));
		// A redirect that is followed blindly turns a POST into a GET, and carries the
		// secret to wherever it leads.
		HttpClientSettings settings = applicationSettings.withRedirects(HttpRedirects.DONT_FOLLOW)
			.withConnectTimeout(connectTimeout)
			.withReadTimeout(responseTimeout);
		HttpClientSettings secured = (this.sslBundle != null) ? settings.withSslBundle(this.sslBundle) : settings;
		if (connectorBuilder instanceof ReactorClientHttpConnectorBuilder reactor) {
			builder.reactorConnector((operator) -> reactor.withHttpClientCustomizer(operator).build(secured));
		}
		else {
			builder.connector(ConnectorHardening.harden(connectorBuilder).build(secured));
		}
	}

	private static Duration firstSet(@Nullable Duration own, @Nullable Duration ofApplication, Duration usual) {
		if (own != null) {
			return own;
		}
		return (ofApplication != null) ? ofApplication : usual;
	}

}
