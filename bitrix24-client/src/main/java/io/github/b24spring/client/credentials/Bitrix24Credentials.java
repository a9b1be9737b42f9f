package io.github.b24spring.client.credentials;

import org.jspecify.annotations.Nullable;

/**
 * What a portal lets a client in with. Immutable; nothing of the secret can be read back,
 * and {@link #toString()} tells the host alone.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/settings/how-to-call-rest-api/authorization.html">Authorization</a>
 */
public final class Bitrix24Credentials {

	private static final String MASK = "***";

	private final PortalAddress portal;

	private final @Nullable String webhookPath;

	private final @Nullable String accessToken;

	public Bitrix24Credentials(PortalAddress portal, @Nullable String webhookPath, @Nullable String accessToken) {
		this.portal = portal;
		this.webhookPath = webhookPath;
		this.accessToken = accessToken;
	}

	/**
	 * Uses an inbound webhook.
	 * @param url the webhook's address as the portal shows it, such as
	 * {@code https://company.bitrix24.com/rest/1/…/}
	 * @return the credentials
	 * @throws InvalidCredentialsException if the address cannot be that of a webhook
	 */
	public static Bitrix24Credentials webhook(String url) {
		return CredentialsParser.webhook(url);
	}

	/**
	 * Uses an access token of an application.
	 * @param portalUrl the portal's address, such as {@code https://company.bitrix24.com}
	 * @param accessToken the token
	 * @return the credentials
	 * @throws InvalidCredentialsException if the address cannot be that of a portal, or
	 * the token is empty
	 */
	public static Bitrix24Credentials accessToken(String portalUrl, String accessToken) {
		return CredentialsParser.accessToken(portalUrl, accessToken);
	}

	/**
	 * The portal's host as configured.
	 * @return the host name, with the port where one was given
	 */
	public String portalHost() {
		return this.portal.host();
	}

	public PortalAddress portal() {
		return this.portal;
	}

	/**
	 * User id and code of the webhook, {@code 1/code}.
	 */
	public @Nullable String webhookPath() {
		return this.webhookPath;
	}

	public @Nullable String accessToken() {
		return this.accessToken;
	}

	/**
	 * Tells whose calls the portal counts together.
	 */
	public Object account() {
		return new Account(this.webhookPath, this.accessToken);
	}

	/**
	 * Takes the secret out of a text that came from the other side.
	 */
	public String redact(String text) {
		String secret = (this.webhookPath != null) ? this.webhookPath.substring(this.webhookPath.indexOf('/') + 1)
				: this.accessToken;
		return (secret != null) ? text.replace(secret, MASK) : text;
	}

	@Override
	public String toString() {
		return ((this.webhookPath != null) ? "webhook of " : "access token for ") + this.portal.host();
	}

	private record Account(@Nullable String webhookPath, @Nullable String accessToken) {

		@Override
		public String toString() {
			return MASK;
		}

	}

}
