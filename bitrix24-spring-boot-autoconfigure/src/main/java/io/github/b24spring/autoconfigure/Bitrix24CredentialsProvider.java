package io.github.b24spring.autoconfigure;

import io.github.b24spring.client.credentials.Bitrix24Credentials;
import org.jspecify.annotations.Nullable;

/**
 * Makes credentials from properties of its own, for the default portal and for those that
 * have a name. Asked in their order before the properties of webhooks and access tokens
 * are looked at.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@FunctionalInterface
public interface Bitrix24CredentialsProvider {

	/**
	 * Return the credentials of a portal.
	 * @param portal what the properties tell of it
	 * @return the credentials, or {@code null} if none of the properties is set
	 */
	@Nullable Bitrix24Credentials credentialsFor(PortalConfiguration portal);

}
