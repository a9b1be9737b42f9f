package io.github.b24spring.autoconfigure;

import io.github.b24spring.client.connect.Bitrix24ClientBuilder;

/**
 * Callback that adjusts the builder of the auto-configured client, after the properties
 * were applied.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@FunctionalInterface
public interface Bitrix24ClientBuilderCustomizer {

	/**
	 * Adjust the builder.
	 * @param builder the builder to adjust
	 */
	void customize(Bitrix24ClientBuilder builder);

}
