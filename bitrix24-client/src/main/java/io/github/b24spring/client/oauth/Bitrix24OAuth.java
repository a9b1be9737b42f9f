package io.github.b24spring.client.oauth;

import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.internal.time.Timing;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * An application's access to portals: credentials for clients, whose tokens are renewed
 * when they expire.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/settings/oauth/index.html">OAuth 2.0</a>
 */
public final class Bitrix24OAuth {

	private final OAuthContext context;

	private Bitrix24OAuth(OAuthContext context) {
		this.context = context;
	}

	/**
	 * Start a builder.
	 * @param application the application
	 * @return the builder
	 */
	public static Builder builder(OAuthApplication application) {
		return new Builder(application);
	}

	/**
	 * Return credentials with tokens of a local application, such as those of its
	 * settings. They are put into the token store when they are first used, unless there
	 * are tokens already: those are newer.
	 * @param tokens the tokens
	 * @return the credentials
	 */
	public Bitrix24Credentials credentials(PortalTokens tokens) {
		return OAuthCredentials.initial(TokenKey.of(tokens.memberId()), tokens, this.context);
	}

	/**
	 * Find credentials with tokens of the token store. Keep what you get for as long as
	 * you use it, for renewals are shared by all of its calls.
	 * @param key whose tokens
	 * @return the credentials, empty if there are none
	 */
	public Mono<Bitrix24Credentials> credentials(TokenKey key) {
		return this.context.find(key).map((tokens) -> OAuthCredentials.stored(key, tokens, this.context));
	}

	/**
	 * Return where tokens are kept.
	 * @return the store
	 */
	public TokenStore tokenStore() {
		return this.context.store();
	}

	@Override
	public String toString() {
		return "Bitrix24OAuth of " + this.context.application();
	}

	/**
	 * Builds an application's access. Everything but the application has a default.
	 */
	public static final class Builder {

		private static final String OBSERVATION = "bitrix24.oauth.requests";

		private final OAuthApplication application;

		private OAuthSettings settings = OAuthSettings.defaults();

		private TokenStore tokenStore = TokenStore.inMemory();

		private TokenListener listener = new TokenListener() {
		};

		private ObservationRegistry observationRegistry = ObservationRegistry.NOOP;

		private @Nullable ClientHttpConnector connector;

		private Timing timing = Timing.system();

		private Builder(OAuthApplication application) {
			this.application = application;
		}

		/**
		 * Set how tokens are obtained.
		 * @param settings the settings
		 * @return this
		 */
		public Builder settings(OAuthSettings settings) {
			this.settings = settings;
			return this;
		}

		/**
		 * Set where tokens are kept, by default in memory.
		 * @param tokenStore the store
		 * @return this
		 */
		public Builder tokenStore(TokenStore tokenStore) {
			this.tokenStore = tokenStore;
			return this;
		}

		/**
		 * Set who is notified of what happens to tokens.
		 * @param listener the listener
		 * @return this
		 */
		public Builder listener(TokenListener listener) {
			this.listener = listener;
			return this;
		}

		/**
		 * Set where requests to the OAuth server are observed, as
		 * {@code bitrix24.oauth.requests}.
		 * @param observationRegistry the registry
		 * @return this
		 */
		public Builder observationRegistry(ObservationRegistry observationRegistry) {
			this.observationRegistry = observationRegistry;
			return this;
		}

		/**
		 * Set the connector to the OAuth server. It must neither follow redirects nor
		 * repeat requests, nor log what it sends.
		 * @param connector the connector
		 * @return this
		 */
		public Builder connector(ClientHttpConnector connector) {
			this.connector = connector;
			return this;
		}

		/**
		 * Set where time comes from, for tests.
		 */
		Builder timing(Timing timing) {
			this.timing = timing;
			return this;
		}

		/**
		 * Build the access. Nothing is sent.
		 * @return the access
		 */
		public Bitrix24OAuth build() {
			WebClient webClient = WebClient.builder()
				.clientConnector((this.connector != null) ? this.connector : standardConnector())
				.observationRegistry(this.observationRegistry)
				.observationConvention(new DefaultClientRequestObservationConvention(OBSERVATION))
				.build();
			TokenEndpoint endpoint = new TokenEndpoint(webClient, this.application, this.settings, this.timing);
			return new Bitrix24OAuth(new OAuthContext(this.application, this.settings, this.tokenStore, endpoint,
					this.listener, this.timing));
		}

		/**
		 * A repeated request would use the refresh token a second time.
		 */
		private static ClientHttpConnector standardConnector() {
			return new ReactorClientHttpConnector(
					HttpClient.create().wiretap(false).disableRetry(true).followRedirect(false));
		}

	}

}
