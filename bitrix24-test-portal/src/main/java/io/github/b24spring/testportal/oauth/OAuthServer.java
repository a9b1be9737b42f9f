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
package io.github.b24spring.testportal.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.Supplier;

import io.github.b24spring.testportal.method.PortalErrorException;
import org.jspecify.annotations.Nullable;

/**
 * The OAuth server of all portals of a process: knows the applications and where they are
 * installed, issues tokens and renews them.
 * <p>
 * Tokens live by the portal's clock. A refresh token can be used once.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class OAuthServer {

	private final Clock clock;

	private final Supplier<String> url;

	private final Supplier<String> otherUrl;

	private final Map<String, Application> applications = new ConcurrentHashMap<>();

	private final Map<Integer, Installation> installations = new ConcurrentHashMap<>();

	private final Map<String, Map<String, Installation>> installationsByPortal = new ConcurrentHashMap<>();

	private final AtomicInteger numbers = new AtomicInteger();

	private final AtomicLong serials = new AtomicLong();

	private final AccessTokens accessTokens = new AccessTokens();

	private final Grants refreshTokens = new Grants();

	private final Grants codes = new Grants();

	private final OAuthStatistics statistics = new OAuthStatistics();

	private final TokenEndpoint endpoint = new TokenEndpoint(this);

	private volatile Duration accessTokenLife = Duration.ofHours(1);

	private volatile Duration refreshTokenLife = Duration.ofDays(180);

	private volatile Duration codeLife = Duration.ofSeconds(30);

	private volatile boolean reusableRefreshTokens;

	private volatile LongFunction<Duration> delay = (number) -> Duration.ZERO;

	private volatile @Nullable String serverEndpoint;

	/**
	 * Create a server.
	 * @param clock the clock that tokens live by
	 * @param url gives the server's address, without a slash at its end
	 * @param otherUrl gives the address of the second OAuth server, which knows the
	 * portals that {@linkplain PortalIdentity#atOtherHost(boolean) are there}
	 */
	public OAuthServer(Clock clock, Supplier<String> url, Supplier<String> otherUrl) {
		this.clock = clock;
		this.url = url;
		this.otherUrl = otherUrl;
	}

	/**
	 * Return the server's address. Tokens are at {@code /oauth/token/} below it.
	 * @return the address, without a slash at its end
	 */
	public String url() {
		return this.url.get();
	}

	/**
	 * Make an application known, or replace it.
	 * @param application the application
	 * @return the application
	 */
	public Application register(Application application) {
		this.applications.put(application.clientId(), application);
		return application;
	}

	/**
	 * Put an application on a portal, without telling it. One that is there already is
	 * removed first, with its tokens.
	 * @param application the application, which is made known if it is not
	 * @param portal the portal
	 * @param userId the id of the user who installs it
	 * @return the installation
	 */
	public Installation install(Application application, PortalIdentity portal, long userId) {
		register(application);
		Installation installation = new Installation(this, this.numbers.incrementAndGet(), application, portal, userId,
				newApplicationToken());
		Installation before = installation(application.clientId(), portal.memberId());
		if (before != null) {
			before.uninstall();
		}
		this.installations.put(installation.number(), installation);
		this.installationsByPortal.computeIfAbsent(portal.memberId(), (memberId) -> new ConcurrentHashMap<>(2))
			.put(application.clientId(), installation);
		return installation;
	}

	/**
	 * Find an application on a portal.
	 * @param clientId the {@code client_id}
	 * @param memberId the {@code member_id} of the portal
	 * @return the installation, or {@code null} if there is none
	 */
	public @Nullable Installation installation(String clientId, String memberId) {
		return this.installationsByPortal.getOrDefault(memberId, Map.of()).get(clientId);
	}

	/**
	 * Return what is installed on a portal.
	 * @param memberId the {@code member_id} of the portal
	 * @return the installations
	 */
	public List<Installation> installations(String memberId) {
		return List.copyOf(this.installationsByPortal.getOrDefault(memberId, Map.of()).values());
	}

	/**
	 * Set how long access tokens are valid; an hour unless set.
	 * @param life the time, by the portal's clock
	 */
	public void accessTokenLife(Duration life) {
		this.accessTokenLife = life;
	}

	/**
	 * Return how long access tokens are valid.
	 * @return the time, by the portal's clock
	 */
	public Duration accessTokenLife() {
		return this.accessTokenLife;
	}

	/**
	 * Set how long refresh tokens are valid; 180 days unless set.
	 * @param life the time, by the portal's clock
	 */
	public void refreshTokenLife(Duration life) {
		this.refreshTokenLife = life;
	}

	/**
	 * Set how long authorization codes are valid; 30 seconds unless set.
	 * @param life the time, by the portal's clock
	 */
	public void codeLife(Duration life) {
		this.codeLife = life;
	}

	/**
	 * Let refresh tokens be used more than once; once unless set.
	 * @param reusable whether they can
	 */
	public void reusableRefreshTokens(boolean reusable) {
		this.reusableRefreshTokens = reusable;
	}

	/**
	 * Make the answers of the token address slow. The tokens are renewed at once; only
	 * the answer takes its time.
	 * @param delay gives the time that an answer takes, by the portal's clock, to the
	 * number of the request, the first being 1
	 */
	public void delay(LongFunction<Duration> delay) {
		this.delay = delay;
	}

	/**
	 * Name another server in the {@code server_endpoint} and {@code domain} of tokens and
	 * events; the server that is asked unless set.
	 * @param serverEndpoint the address, such as
	 * {@code https://oauth.bitrix24.tech/rest/}
	 */
	public void announce(String serverEndpoint) {
		this.serverEndpoint = serverEndpoint;
	}

	/**
	 * Return what the server has counted.
	 * @return the statistics
	 */
	public OAuthStatistics statistics() {
		return this.statistics;
	}

	/**
	 * Answer a request for tokens.
	 * @param parameters the parameters of the query or form
	 * @param otherHost whether the second of the two OAuth servers is asked
	 * @param portal whether a portal is asked instead of an OAuth server
	 * @return the answer
	 */
	public TokenAnswer token(Map<String, ? extends @Nullable Object> parameters, boolean otherHost, boolean portal) {
		long number = this.statistics.request(portal && parameters.containsKey("client_secret"));
		TokenAnswer answer = this.endpoint.answer(parameters, otherHost);
		return new TokenAnswer(answer.status(), answer.body(), this.delay.apply(number));
	}

	/**
	 * Authorize a user in the browser.
	 * @param clientId the {@code client_id}
	 * @param portal the portal whose user it is
	 * @param userId the id of the user
	 * @return the code
	 * @throws PortalErrorException if there is no such application on the portal
	 */
	public String authorize(String clientId, PortalIdentity portal, long userId) {
		Installation installation = installation(clientId, portal.memberId());
		if (installation == null) {
			throw new PortalErrorException(400, "invalid_client", "The application is not installed");
		}
		return this.codes.issue(new Grants.Grant(installation, userId, lastSerial(), now().plus(this.codeLife)));
	}

	/**
	 * Find out whom an access token belongs to.
	 * @param token any text
	 * @param memberId the {@code member_id} of the portal that is called
	 * @return the access, or {@code null} if the token was not issued for the portal
	 * @throws PortalErrorException if the token has expired or the application was
	 * removed
	 */
	public @Nullable TokenAccess authenticate(String token, String memberId) {
		AccessTokens.Content content = this.accessTokens.read(token);
		Installation installation = (content != null) ? this.installations.get(content.installation()) : null;
		if (content == null || installation == null || !installation.portal().memberId().equals(memberId)) {
			return null;
		}
		if (!installation.isInstalled()) {
			throw new PortalErrorException(401, "invalid_token", "Unable to get application by token");
		}
		if (installation.isExpired(content.serial()) || this.clock.millis() >= content.expiresAt()) {
			throw new PortalErrorException(401, "expired_token", "The access token provided has expired");
		}
		return new TokenAccess(installation, content.userId());
	}

	/**
	 * Find out which portal an access token was issued for.
	 * @param token any text
	 * @return the {@code member_id}, or {@code null} if the token was not issued here
	 */
	public @Nullable String memberId(String token) {
		AccessTokens.Content content = this.accessTokens.read(token);
		Installation installation = (content != null) ? this.installations.get(content.installation()) : null;
		return (installation != null) ? installation.portal().memberId() : null;
	}

	/**
	 * Return the address of the OAuth server's REST that a portal's tokens name.
	 * @param portal the portal
	 * @return the {@code server_endpoint}
	 */
	public String serverEndpoint(PortalIdentity portal) {
		String announced = this.serverEndpoint;
		if (announced != null) {
			return announced;
		}
		return (portal.isAtOtherHost() ? this.otherUrl.get() : url()) + "/rest/";
	}

	TokenPair issue(Installation installation, long userId) {
		Instant now = now();
		String accessToken = issueAccessToken(installation, userId);
		String refreshToken = this.refreshTokens
			.issue(new Grants.Grant(installation, userId, lastSerial(), now.plus(this.refreshTokenLife)));
		return new TokenPair(accessToken, refreshToken, now.plus(this.accessTokenLife), userId);
	}

	String issueAccessToken(Installation installation, long userId) {
		return this.accessTokens.write(new AccessTokens.Content(now().plus(this.accessTokenLife).toEpochMilli(),
				installation.number(), userId, this.serials.incrementAndGet()));
	}

	Grants.Grant redeemCode(String code) {
		Grants.Grant grant = this.codes.find(code);
		if (grant == null || !this.codes.use(code) || !grant.isValid(now())) {
			throw OAuthException.invalidGrant();
		}
		return grant;
	}

	Grants.Grant findRefreshToken(String token) {
		Grants.Grant grant = this.refreshTokens.find(token);
		if (grant == null || !grant.isValid(now())) {
			throw OAuthException.invalidGrant();
		}
		return grant;
	}

	void useRefreshToken(String token) {
		if (!this.reusableRefreshTokens && !this.refreshTokens.use(token)) {
			throw OAuthException.invalidGrant();
		}
	}

	@Nullable Application application(String clientId) {
		return this.applications.get(clientId);
	}

	Instant now() {
		return this.clock.instant();
	}

	long lastSerial() {
		return this.serials.get();
	}

	void remove(Installation installation) {
		this.installationsByPortal.getOrDefault(installation.portal().memberId(), new ConcurrentHashMap<>())
			.remove(installation.application().clientId(), installation);
	}

	String newApplicationToken() {
		byte[] bytes = new byte[16];
		ThreadLocalRandom.current().nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

}
