package io.github.b24spring.autoconfigure;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.connect.PortalLimits;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.observation.Bitrix24ClientRequestConvention;
import io.github.b24spring.client.settings.RateLimiterFactory;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.web.reactive.function.client.WebClient;

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
		@Conditional(OnBitrix24ConfiguredCondition.class)
		@ConditionalOnMissingBean(Bitrix24ConnectionDetails.class)
		PropertiesBitrix24ConnectionDetails bitrix24ConnectionDetails(Bitrix24Properties properties,
				ObjectProvider<SslBundles> sslBundles) {
			return new PropertiesBitrix24ConnectionDetails(properties, sslBundles.getIfAvailable());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(Bitrix24ConnectionDetails.class)
	static class ClientConfiguration {

		@Bean
		@Scope("prototype")
		@ConditionalOnMissingBean
		Bitrix24ClientBuilder bitrix24ClientBuilder(Bitrix24ConnectionDetails connectionDetails,
				Bitrix24Properties properties, Bitrix24RateLimitProperties rateLimitProperties,
				Bitrix24RetryProperties retryProperties, PortalLimits portalLimits,
				ObjectProvider<WebClient.Builder> webClientBuilder,
				ObjectProvider<ClientHttpConnectorBuilder<?>> connectorBuilder,
				ObjectProvider<HttpClientSettings> httpClientSettings,
				ObjectProvider<ObservationRegistry> observationRegistry,
				ObjectProvider<Bitrix24ClientRequestConvention> observationConvention,
				ObjectProvider<Bitrix24ClientListener> listeners,
				ObjectProvider<Bitrix24ClientBuilderCustomizer> customizers) {
			Bitrix24ClientBuilder builder = Bitrix24ClientBuilder.create(ConnectionCredentials.of(connectionDetails));
			builder.webClientBuilder(webClientBuilder.getIfAvailable(WebClient::builder));
			new HttpConfigurer(properties, connectionDetails.getSslBundle()).configure(builder,
					connectorBuilder.getIfAvailable(ClientHttpConnectorBuilder::detect),
					httpClientSettings.getIfAvailable(HttpClientSettings::defaults));
			new LimitsConfigurer(rateLimitProperties, retryProperties).configure(builder);
			builder.limits(portalLimits);
			builder.observationRegistry(observationRegistry.getIfUnique(() -> ObservationRegistry.NOOP));
			builder.observationConvention(observationConvention.getIfAvailable());
			builder.listener(new CompositeBitrix24ClientListener(listeners.orderedStream().toList()));
			customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
			return builder;
		}

		@Bean
		@ConditionalOnMissingBean
		PortalLimits bitrix24PortalLimits(ObjectProvider<RateLimiterFactory> rateLimiterFactory) {
			RateLimiterFactory factory = rateLimiterFactory.getIfAvailable();
			return (factory != null) ? PortalLimits.create(factory) : PortalLimits.shared();
		}

		@Bean
		@ConditionalOnMissingBean
		Bitrix24Client bitrix24Client(Bitrix24ClientBuilder bitrix24ClientBuilder) {
			return bitrix24ClientBuilder.build();
		}

		@Bean
		@ConditionalOnMissingBean
		CrmActivityOperations crmActivityOperations(Bitrix24Client bitrix24Client) {
			return CrmActivityOperations.of(bitrix24Client);
		}

	}

}
