package io.github.b24spring.autoconfigure.oauth;

import io.github.b24spring.client.oauth.Bitrix24OAuth;

/**
 * Callback that adjusts the builder of an application's access, after the properties were
 * applied.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@FunctionalInterface
public interface Bitrix24OAuthBuilderCustomizer {

	/**
	 * Adjust the builder.
	 * @param builder the builder to adjust
	 */
	void customize(Bitrix24OAuth.Builder builder);

}
