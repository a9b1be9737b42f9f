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

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.connect.ListMemory;
import io.github.b24spring.client.connect.PortalLimits;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Configures builders by the properties and beans of the application.
 */
record ConfiguredClientBuilderFactory(Bitrix24Properties properties, LimitsConfigurer limits,
		PortalConfiguration portal, BeanFactory beans) implements Bitrix24ClientBuilderFactory {

	@Override
	public Bitrix24ClientBuilder builderFor(Bitrix24Credentials credentials, PortalConfiguration other) {
		return new ConfiguredClientBuilderFactory(other.properties(),
				new LimitsConfigurer(other.bind("rate-limit", new Bitrix24RateLimitProperties()),
						other.bind("retry", new Bitrix24RetryProperties()), other::property),
				other, this.beans)
			.builderFor(credentials);
	}

	@Override
	public Bitrix24ClientBuilder builderFor(Bitrix24Credentials credentials) {
		Bitrix24ClientBuilder builder = Bitrix24ClientBuilder.create(credentials);
		builder.webClientBuilder(webClientBuilder());
		ClientHttpConnectorBuilder<?> connector = this.beans
			.getBeanProvider(new ParameterizedTypeReference<ClientHttpConnectorBuilder<?>>() {
			})
			.getIfAvailable(ClientHttpConnectorBuilder::detect);
		new HttpConfigurer(this.properties, sslBundle(), this.portal::property).configure(builder, connector,
				this.beans.getBeanProvider(HttpClientSettings.class).getIfAvailable(HttpClientSettings::defaults));
		this.limits.configure(builder, served(credentials));
		builder.limits(this.beans.getBean(PortalLimits.class));
		builder.listMemory(this.beans.getBean(ListMemory.class));
		builder.observationRegistry(
				this.beans.getBeanProvider(ObservationRegistry.class).getIfUnique(() -> ObservationRegistry.NOOP));
		new NamedPortalConventions(this.beans, this.portal.name()).configure(builder);
		builder.hints(new PropertyHints(this.portal::property));
		this.beans.getBeanProvider(Bitrix24ClientListener.class).orderedStream().forEach(builder::addListener);
		this.beans.getBeanProvider(Bitrix24ClientBuilderCustomizer.class)
			.orderedStream()
			.forEach((customizer) -> customizer.customize(builder, this.portal.name()));
		return builder;
	}

	/**
	 * Boot gives each a builder of its own.
	 */
	private WebClient.Builder webClientBuilder() {
		WebClient.Builder builder = this.beans.getBeanProvider(WebClient.Builder.class)
			.getIfAvailable(WebClient::builder);
		return PortalConfiguration.INSTALLED.equals(this.portal.name())
				? builder.clone().observationConvention(InstalledPortalsConvention.of(this.beans)) : builder;
	}

	/**
	 * What a service tells is of the default portal only.
	 */
	private @Nullable RateLimitSettings served(Bitrix24Credentials credentials) {
		Bitrix24ConnectionDetails details = (this.portal.name() == null)
				? this.beans.getBeanProvider(Bitrix24ConnectionDetails.class).getIfAvailable() : null;
		RateLimitSettings told = (details != null) ? details.getRateLimitSettings() : null;
		boolean isOfPortal = told != null
				&& this.beans.getBeanProvider(Bitrix24Credentials.class).getIfUnique() == credentials;
		boolean isPlanSet = this.beans.getBean(Environment.class)
			.containsProperty(this.portal.property("rate-limit.plan"));
		return (isOfPortal && !isPlanSet) ? told : null;
	}

	/**
	 * A service such as a container stands in for the default portal only.
	 */
	private @Nullable SslBundle sslBundle() {
		Bitrix24ConnectionDetails properties = new PropertiesBitrix24ConnectionDetails(this.properties,
				this.beans.getBeanProvider(SslBundles.class).getIfAvailable());
		return ((this.portal.name() != null) ? properties
				: this.beans.getBeanProvider(Bitrix24ConnectionDetails.class).getIfAvailable(() -> properties))
			.getSslBundle();
	}

}
