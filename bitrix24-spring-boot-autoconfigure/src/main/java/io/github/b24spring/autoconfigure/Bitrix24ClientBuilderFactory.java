package io.github.b24spring.autoconfigure;

import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;

/**
 * Makes builders of clients for other portals or accounts than that of the properties,
 * configured alike: connector, SSL bundle, time-outs, limits, repetitions, observation,
 * listeners and customizers are those of the application.
 * <p>
 * A client that is made so is a bean beside the auto-configured one, which stays the one
 * that is injected unless another is asked for by name:
 *
 * <pre>
 * &#64;Bean
 * Bitrix24Client branch(Bitrix24ClientBuilderFactory builders) {
 *     return builders.builderFor(Bitrix24Credentials.webhook(url)).build();
 * }
 * </pre>
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@FunctionalInterface
public interface Bitrix24ClientBuilderFactory {

	/**
	 * Return a new builder.
	 * @param credentials what the portal lets the client in with
	 * @return the builder, configured as that of the auto-configured client
	 */
	Bitrix24ClientBuilder builderFor(Bitrix24Credentials credentials);

	/**
	 * Return a new builder for a portal that has properties of its own.
	 * @param credentials what the portal lets the client in with
	 * @param portal what the properties tell of the portal
	 * @return the builder, configured by these properties
	 */
	default Bitrix24ClientBuilder builderFor(Bitrix24Credentials credentials, PortalConfiguration portal) {
		return builderFor(credentials);
	}

}
