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
package io.github.b24spring.client.oauth;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.oauth.request.ApplicationOpened;
import io.github.b24spring.client.oauth.request.ApplicationRequest;
import io.github.b24spring.client.oauth.request.ApplicationUninstalled;
import io.github.b24spring.client.oauth.request.AuthorizationCode;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.client.reactive.ClientHttpConnector;

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

	private final PortalRequests requests;

	private Bitrix24OAuth(OAuthContext context, PortalRequests requests) {
		this.context = context;
		this.requests = requests;
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
	 * Name the tokens of a portal that the application works with by itself.
	 * @param memberId the portal's {@code member_id}
	 * @return the key of the tokens in the token store
	 */
	public TokenKey key(String memberId) {
		return this.context.key(memberId);
	}

	/**
	 * Return credentials with tokens of a local application, such as those of its
	 * settings. They are put into the token store when they are first used, unless there
	 * are tokens already: those are newer. If those can be renewed no longer, these are
	 * tried in their place, so that a person can repair an application by its settings.
	 * @param tokens the tokens
	 * @return the credentials
	 */
	public Bitrix24Credentials credentials(PortalTokens tokens) {
		TokenKey key = key(tokens.memberId());
		OAuthCredentials credentials = OAuthCredentials.initial(key, tokens, this.context);
		this.context.live().put(key, credentials);
		return credentials;
	}

	/**
	 * Find credentials with tokens of the token store. All who ask for the same ones
	 * share their renewals.
	 * @param key whose tokens, such as {@link #key(String)} makes it
	 * @return the credentials, empty if there are none
	 */
	public Mono<Bitrix24Credentials> credentials(TokenKey key) {
		this.context.checkOwn(key);
		return find(key).cast(Bitrix24Credentials.class);
	}

	Mono<OAuthCredentials> find(TokenKey key) {
		return this.context.find(key)
			.map((tokens) -> this.context.live().get(key, () -> OAuthCredentials.stored(key, tokens, this.context)));
	}

	/**
	 * Return the address of the portal's page on which a user authorizes the application.
	 * The portal sends the browser back to the address in the application's settings.
	 * @param portal where the portal answers
	 * @param state a text that cannot be guessed and that the browser must bring back,
	 * bound to that browser
	 * @return the address
	 * @throws io.github.b24spring.client.oauth.request.RefusedRequestException if the
	 * portal does not use https or is in none of the allowed domains
	 */
	public URI authorizationUri(PortalAddress portal, String state) {
		return this.requests.authorizationUri(portal, state);
	}

	/**
	 * Exchange a code for the tokens of a portal, and keep them as the portal's own. They
	 * belong to the user who authorized the application, and replace those of another
	 * user only if they are an administrator's. The caller compares the state first.
	 * @param code what the browser brought, within 30 seconds
	 * @return the tokens, which are kept; fails with a
	 * {@link io.github.b24spring.client.oauth.request.RefusedRequestException} if the
	 * code or the portal is not what it should be, with a
	 * {@link io.github.b24spring.client.exception.Bitrix24Exception} if that could not be
	 * found out
	 */
	public Mono<PortalTokens> exchange(AuthorizationCode code) {
		return this.requests.exchange(code);
	}

	/**
	 * Keep what a request brings as the portal's own tokens, after it was proven: the
	 * tokens are renewed at the OAuth server, which names the portal that they are for.
	 * The secret that the portal's events show is kept with them. Tokens without a
	 * refresh token are proven by the portal, and change nothing but that secret.
	 * <p>
	 * The tokens of a portal that is known are replaced only if the request knows its
	 * {@code application_token}, or the tokens belong to an administrator (method
	 * {@code profile}). Those of {@code ONAPPUSERREADY} stay for as long as the
	 * installation is the same.
	 * <p>
	 * Give it {@code ONAPPINSTALL}, {@code ONAPPUPDATE} and {@code ONAPPUSERREADY}; and
	 * the page of the installation, or of the user whose rights the application is to
	 * have, but not each page that somebody opens: for that is
	 * {@link #visitor(ApplicationOpened)}.
	 * @param request the request
	 * @return the tokens, which are kept; fails with a
	 * {@link io.github.b24spring.client.oauth.request.RefusedRequestException} if the
	 * request is not what it says, with a
	 * {@link io.github.b24spring.client.exception.Bitrix24Exception} if that could not be
	 * found out
	 */
	public Mono<PortalTokens> install(ApplicationRequest request) {
		return this.requests.install(request);
	}

	/**
	 * Check by its {@code application_token} that a request comes from a portal which has
	 * the application. Nothing is sent.
	 * @param request the request
	 * @return the portal's own tokens; fails with a
	 * {@link io.github.b24spring.client.oauth.request.RefusedRequestException} if the
	 * portal is unknown or the secret is another one
	 */
	public Mono<PortalTokens> authenticate(ApplicationRequest request) {
		return this.requests.authenticate(request);
	}

	/**
	 * Check by its {@code application_token} that any event comes from a portal which has
	 * the application. Nothing is sent.
	 * @param memberId the {@code member_id} that the event names
	 * @param applicationToken the {@code application_token} that it brings
	 * @return the portal's own tokens; fails as {@link #authenticate(ApplicationRequest)}
	 * does
	 */
	public Mono<PortalTokens> authenticate(String memberId, @Nullable String applicationToken) {
		return this.requests.authenticate(memberId, applicationToken);
	}

	/**
	 * Return the credentials of a user who opens a page, after the request was
	 * {@linkplain #authenticate(ApplicationRequest) checked}. They are not renewed, and
	 * expire within an hour. They are sent to where the portal is known to answer,
	 * whatever the request says.
	 * @param request the request for the page
	 * @return the credentials; fails as {@link #authenticate(ApplicationRequest)} does
	 */
	public Mono<Bitrix24Credentials> visitor(ApplicationOpened request) {
		return this.requests.visitor(request);
	}

	/**
	 * Forget a portal that has removed the application, after the event was
	 * {@linkplain #authenticate(ApplicationRequest) checked}.
	 * @param request the event {@code ONAPPUNINSTALL}
	 * @return completes when the tokens are gone; fails as
	 * {@link #authenticate(ApplicationRequest)} does
	 */
	public Mono<Void> uninstall(ApplicationUninstalled request) {
		return this.requests.uninstall(request);
	}

	/**
	 * Forget a portal: its own tokens and those of its users.
	 * @param memberId the portal's {@code member_id}
	 * @return completes when they are gone
	 */
	public Mono<Void> forget(String memberId) {
		return this.requests.forget(memberId);
	}

	/**
	 * Renew tokens ahead that nobody uses: a refresh token that is not used for 180 days
	 * is lost. Of several processes that share the token store, one does it.
	 * <p>
	 * The work goes on for as long as it is subscribed to; start it when the application
	 * starts, and cancel it when that stops. What fails is logged, and tried again in a
	 * later round unless the tokens are lost.
	 * @param age after what time tokens are renewed, at the earliest; each a little
	 * later, by up to a quarter of it. 120 days are good
	 * @param interval the time between two rounds, such as an hour
	 * @return whose tokens were renewed, as it happens; never completes, never fails
	 */
	public Flux<TokenKey> renewIdle(Duration age, Duration interval) {
		return new IdleRenewal(this.context, age, interval).run();
	}

	int liveCredentials() {
		return this.context.live().size();
	}

	/**
	 * Find the portals whose own tokens are in the token store.
	 * @return the {@code member_id} of each, in any order; none if the store cannot tell.
	 * Fails with a {@link io.github.b24spring.client.exception.Bitrix24Exception} if the
	 * store does
	 */
	public Flux<String> portals() {
		return this.context.keys().filter((key) -> key.equals(key.ofPortal())).map(TokenKey::memberId).distinct();
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

		private final OAuthApplication application;

		private OAuthSettings settings = OAuthSettings.defaults();

		private TokenStore tokenStore = TokenStore.inMemory();

		private TokenListener listener = new TokenListener() {
		};

		private ObservationRegistry observationRegistry = ObservationRegistry.NOOP;

		private @Nullable ClientHttpConnector connector;

		private Timing timing = Timing.system();

		private PortalCheck.HostResolver resolver = PortalCheck.HostResolver.system();

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
		 * Set the connector to the OAuth server, and to portals whose tokens are to be
		 * proven by the portal. It must neither follow redirects nor repeat requests, nor
		 * log what it sends.
		 * @param connector the connector
		 * @return this
		 */
		public Builder connector(ClientHttpConnector connector) {
			this.connector = connector;
			return this;
		}

		Builder timing(Timing timing) {
			this.timing = timing;
			return this;
		}

		Builder resolver(PortalCheck.HostResolver resolver) {
			this.resolver = resolver;
			return this;
		}

		/**
		 * Build the access. Nothing is sent.
		 * @return the access
		 */
		public Bitrix24OAuth build() {
			OAuthConnectors connectors = new OAuthConnectors(this.connector, this.observationRegistry);
			TokenEndpoint endpoint = new TokenEndpoint(connectors.toServers(), this.application, this.settings,
					this.timing);
			OAuthContext context = new OAuthContext(this.application, this.settings, this.tokenStore, endpoint,
					new PortalCheck(this.settings, this.resolver, this.timing), new LiveCredentials(),
					TokenListener.of(List.of(this.listener)), this.timing);
			PortalProbe probe = new PortalProbe(connectors.toPortals(this.settings), this.settings, this.timing);
			return new Bitrix24OAuth(context, new PortalRequests(context, probe));
		}

	}

}
