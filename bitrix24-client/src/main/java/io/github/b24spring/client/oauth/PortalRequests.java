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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;

import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.oauth.request.ApplicationRequest;
import io.github.b24spring.client.oauth.request.ApplicationUninstalled;
import io.github.b24spring.client.oauth.request.ApplicationUpdated;
import io.github.b24spring.client.oauth.request.AuthorizationCode;
import io.github.b24spring.client.oauth.request.PortalAuthorization;
import io.github.b24spring.client.oauth.request.RefusalReason;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import io.github.b24spring.client.oauth.request.SystemUserReady;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Lets in what proves to come from a portal. Tokens are proven by renewing them at the
 * OAuth server, which names the portal that they are for: what the request says itself is
 * believed only as far as it agrees.
 */
final class PortalRequests {

	private static final long SAVES = 3;

	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	private final OAuthContext context;

	private final PortalProbe probe;

	PortalRequests(OAuthContext context, PortalProbe probe) {
		this.context = context;
		this.probe = probe;
	}

	Mono<PortalTokens> install(ApplicationRequest request) {
		return Mono.defer(() -> {
			checkApplication(request);
			PortalAuthorization brought = request.authorization();
			return this.context.check()
				.check(brought.portal())
				.then(this.context.find(TokenKey.of(brought.memberId())))
				.map(Optional::of)
				.defaultIfEmpty(Optional.empty())
				.flatMap((kept) -> install(request, kept.orElse(null)));
		});
	}

	private Mono<PortalTokens> install(ApplicationRequest request, @Nullable PortalTokens kept) {
		PortalAuthorization brought = request.authorization();
		if (kept != null && isPreferred(kept, request)) {
			return Mono.fromSupplier(() -> proven(kept, brought.memberId(), brought.portal()));
		}
		String refreshToken = brought.refreshToken();
		return (refreshToken != null) ? redeem(request, refreshToken, kept) : changeSecret(request, kept);
	}

	/**
	 * The tokens of the application's own user outlive those of anybody else, so that
	 * they stay for as long as the installation is the same.
	 */
	private static boolean isPreferred(PortalTokens kept, ApplicationRequest request) {
		return kept.systemUser() && !(request instanceof SystemUserReady)
				&& isSame(kept.applicationToken(), request.authorization().applicationToken());
	}

	private void checkApplication(ApplicationRequest request) {
		if (request instanceof ApplicationUninstalled) {
			throw new RefusedRequestException(RefusalReason.INCOMPLETE,
					"The event ONAPPUNINSTALL brings no tokens that could be kept");
		}
		if (request instanceof SystemUserReady ready && ready.clientId() != null
				&& !ready.clientId().equals(this.context.application().clientId())) {
			throw new RefusedRequestException(RefusalReason.FOREIGN_APPLICATION,
					"The event is for another application: its 'data[client_id]' is not the configured one");
		}
	}

	private Mono<PortalTokens> redeem(ApplicationRequest request, String refreshToken, @Nullable PortalTokens kept) {
		PortalAuthorization brought = request.authorization();
		return this.context.endpoint()
			.redeem(refreshToken, brought.serverHost())
			.onErrorMap(InvalidGrantException.class, (refused) -> refused("The OAuth server does not know the tokens"))
			.map((tokens) -> proven(tokens, brought.memberId(), brought.portal()))
			.map((tokens) -> (request instanceof SystemUserReady) ? tokens.ofSystemUser() : tokens)
			.flatMap((tokens) -> mayReplace(request, tokens, kept).thenReturn(tokens))
			.flatMap((tokens) -> keep(request, tokens));
	}

	/**
	 * Whoever works at a portal has valid tokens of it, so that these alone replace
	 * nothing: they come with the secret of the installation that is known, or from an
	 * administrator, who alone can install the application anew.
	 */
	private Mono<Void> mayReplace(ApplicationRequest request, PortalTokens tokens, @Nullable PortalTokens kept) {
		if (kept == null || isSame(kept.applicationToken(), request.authorization().applicationToken())) {
			return Mono.empty();
		}
		Mono<Boolean> administrator = this.probe.isAdministrator(tokens.portal(), tokens.accessToken());
		String installer = (request instanceof SystemUserReady ready) ? ready.installer().accessToken() : null;
		return ((installer != null)
				? administrator.flatMap(
						(found) -> found ? Mono.just(true) : this.probe.isAdministrator(tokens.portal(), installer))
				: administrator)
			.flatMap(PortalRequests::requireAdministrator);
	}

	private static Mono<Void> requireAdministrator(boolean administrator) {
		return administrator ? Mono.empty()
				: Mono.error(() -> new RefusedRequestException(RefusalReason.NO_ADMINISTRATOR,
						"The portal has tokens already, and those of the request belong to none of its administrators:"
								+ " they do not replace them"));
	}

	/**
	 * The application's own user may have become known meanwhile.
	 */
	private Mono<PortalTokens> keep(ApplicationRequest request, PortalTokens tokens) {
		TokenKey key = TokenKey.of(tokens.memberId());
		String applicationToken = request.authorization().applicationToken();
		return this.context.find(key).map(Optional::of).defaultIfEmpty(Optional.empty()).flatMap((found) -> {
			PortalTokens kept = found.orElse(null);
			if (kept != null && isPreferred(kept, request)) {
				return Mono.just(kept);
			}
			if (kept != null && kept.systemUser() && request instanceof ApplicationUpdated
					&& applicationToken != null) {
				return changeSecret(key, applicationToken);
			}
			return keep(key, tokens.withApplicationToken(
					(applicationToken != null || kept == null) ? applicationToken : kept.applicationToken()));
		});
	}

	/**
	 * An access token can be proven by the portal alone, and only by one that is known:
	 * whoever answers at a strange address would accept any token.
	 */
	private Mono<PortalTokens> changeSecret(ApplicationRequest request, @Nullable PortalTokens kept) {
		PortalAuthorization brought = request.authorization();
		String applicationToken = brought.applicationToken();
		if (kept == null || applicationToken == null) {
			return Mono.error(() -> new RefusedRequestException(RefusalReason.INCOMPLETE,
					"The request brings no refresh token, and "
							+ ((kept == null) ? "the portal is unknown" : "no application_token")
							+ ": there is nothing to keep"));
		}
		PortalAddress portal = proven(kept, brought.memberId(), brought.portal()).portal();
		String accessToken = String.valueOf(brought.accessToken());
		Mono<Void> checked = this.probe.check(portal, accessToken);
		return (isSame(kept.applicationToken(), applicationToken) ? checked
				: checked.then(this.probe.isAdministrator(portal, accessToken))
					.flatMap(PortalRequests::requireAdministrator))
			.then(Mono.defer(() -> changeSecret(TokenKey.of(kept.memberId()), applicationToken)));
	}

	/**
	 * Tokens that are renewed meanwhile are not lost.
	 */
	private Mono<PortalTokens> changeSecret(TokenKey key, String applicationToken) {
		return this.context.find(key)
			.flatMap((kept) -> this.context.replace(key, kept, kept.withApplicationToken(applicationToken))
				.filter((replaced) -> replaced)
				.map((replaced) -> kept.withApplicationToken(applicationToken)))
			.repeatWhenEmpty((int) SAVES, (again) -> again.take(SAVES))
			.doOnNext((tokens) -> installed(key, tokens));
	}

	Mono<PortalTokens> exchange(AuthorizationCode code) {
		return Mono.defer(() -> {
			TokenKey key = TokenKey.of(code.memberId());
			return this.context.check()
				.check(code.portal())
				.then(this.context.endpoint().exchange(code.code(), code.serverHost()))
				.onErrorMap(InvalidGrantException.class,
						(refused) -> refused("The OAuth server does not know the code: it was used, or is too old"))
				.map((tokens) -> proven(tokens, code.memberId(), code.portal()))
				.flatMap((tokens) -> this.context.find(key)
					.flatMap((kept) -> mayReplace(tokens, kept)
						.thenReturn(tokens.withApplicationToken(kept.applicationToken())))
					.defaultIfEmpty(tokens))
				.flatMap((tokens) -> keep(key, tokens));
		});
	}

	/**
	 * Everybody may renew what is his own.
	 */
	private Mono<Void> mayReplace(PortalTokens tokens, PortalTokens kept) {
		return (tokens.userId() != null && tokens.userId().equals(kept.userId())) ? Mono.empty()
				: this.probe.isAdministrator(tokens.portal(), tokens.accessToken())
					.flatMap(PortalRequests::requireAdministrator);
	}

	private static PortalTokens proven(PortalTokens tokens, String memberId, PortalAddress portal) {
		if (!tokens.memberId().equals(memberId)) {
			throw new RefusedRequestException(RefusalReason.FOREIGN_PORTAL,
					"The tokens belong to the portal '" + tokens.memberId() + "', not to the one that is named");
		}
		if (!tokens.portal().host().equals(portal.host())) {
			throw new RefusedRequestException(RefusalReason.FOREIGN_ENDPOINT, "The portal answers at '"
					+ tokens.portal().host() + "', not at '" + portal.host() + "' as the request says");
		}
		return tokens;
	}

	/**
	 * The pair that the request brought is of no use any more, so that this one must not
	 * be lost.
	 */
	private Mono<PortalTokens> keep(TokenKey key, PortalTokens tokens) {
		return this.context.save(key, tokens)
			.retryWhen(Retry.backoff(SAVES, FIRST_PAUSE)
				.scheduler(this.context.timing().scheduler())
				.onRetryExhaustedThrow((retry, last) -> last.failure()))
			.then(Mono.fromSupplier(() -> {
				installed(key, tokens);
				return tokens;
			}));
	}

	private void installed(TokenKey key, PortalTokens tokens) {
		this.context.live().replaced(key, tokens);
		this.context.listener().installed(key);
	}

	Mono<PortalTokens> authenticate(ApplicationRequest request) {
		return authenticate(request.authorization().memberId(), request.authorization().applicationToken());
	}

	Mono<PortalTokens> authenticate(String memberId, @Nullable String applicationToken) {
		return this.context.find(TokenKey.of(memberId))
			.switchIfEmpty(Mono.error(() -> new RefusedRequestException(RefusalReason.UNKNOWN_PORTAL,
					"The application has no tokens of the portal that is named")))
			.filter((known) -> isSame(secretOf(known), applicationToken))
			.switchIfEmpty(Mono.error(() -> new RefusedRequestException(RefusalReason.WRONG_APPLICATION_TOKEN,
					"The application_token is not the one that the portal's installation brought")));
	}

	private static String secretOf(PortalTokens known) {
		if (known.applicationToken() == null) {
			throw new RefusedRequestException(RefusalReason.UNKNOWN_APPLICATION_TOKEN,
					"The application_token of the portal is not known: the portal was authorized in the browser."
							+ " The next installation, or the application's page as an administrator opens it, brings it");
		}
		return known.applicationToken();
	}

	/**
	 * Compares in a time that tells nothing of where they differ.
	 */
	private static boolean isSame(@Nullable String known, @Nullable String given) {
		return known != null && given != null && MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8),
				given.getBytes(StandardCharsets.UTF_8));
	}

	Mono<Void> uninstall(ApplicationUninstalled request) {
		return authenticate(request).flatMap((known) -> forget(known.memberId()));
	}

	Mono<Void> forget(String memberId) {
		return this.context.remove(memberId).then(Mono.fromRunnable(() -> {
			this.context.live().forgotten(memberId);
			this.context.listener().forgotten(memberId);
		}));
	}

	private static RefusedRequestException refused(String message) {
		return new RefusedRequestException(RefusalReason.TOKENS_REFUSED, message);
	}

}
