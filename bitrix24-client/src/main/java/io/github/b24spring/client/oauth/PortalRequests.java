package io.github.b24spring.client.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;

import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.oauth.request.ApplicationRequest;
import io.github.b24spring.client.oauth.request.ApplicationUninstalled;
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
			TokenKey key = TokenKey.of(brought.memberId());
			return this.context.check()
				.check(brought.portal())
				.flatMap((portal) -> (brought.refreshToken() != null) ? redeem(brought, brought.refreshToken())
						: keepWithoutRefreshToken(key, brought))
				.flatMap((tokens) -> keep(key, tokens));
		});
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

	private Mono<PortalTokens> redeem(PortalAuthorization brought, String refreshToken) {
		return this.context.endpoint()
			.redeem(refreshToken, brought.serverHost())
			.onErrorMap(InvalidGrantException.class, (refused) -> refused("The OAuth server does not know the tokens"))
			.map((tokens) -> proven(tokens, brought.memberId(), brought.portal()))
			.map((tokens) -> tokens.withApplicationToken(brought.applicationToken()));
	}

	/**
	 * An access token can be proven by the portal alone, and only by one that is known:
	 * whoever answers at a strange address would accept any token.
	 */
	private Mono<PortalTokens> keepWithoutRefreshToken(TokenKey key, PortalAuthorization brought) {
		return this.context.find(key)
			.switchIfEmpty(Mono.error(() -> new RefusedRequestException(RefusalReason.INCOMPLETE,
					"The request brings no refresh token, and the portal is unknown: there is nothing to keep")))
			.map((known) -> proven(known, brought.memberId(), brought.portal()))
			.flatMap((known) -> this.probe.check(known.portal(), String.valueOf(brought.accessToken()))
				.thenReturn(known.withApplicationToken(brought.applicationToken())));
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
					.map((known) -> tokens.withApplicationToken(known.applicationToken()))
					.defaultIfEmpty(tokens))
				.flatMap((tokens) -> keep(key, tokens));
		});
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
				this.context.live().replaced(key, tokens);
				this.context.listener().installed(key);
				return tokens;
			}));
	}

	Mono<PortalTokens> authenticate(ApplicationRequest request) {
		return authenticate(request.authorization().memberId(), request.authorization().applicationToken());
	}

	Mono<PortalTokens> authenticate(String memberId, @Nullable String applicationToken) {
		return this.context.find(TokenKey.of(memberId))
			.switchIfEmpty(Mono.error(() -> new RefusedRequestException(RefusalReason.UNKNOWN_PORTAL,
					"The application has no tokens of the portal that is named")))
			.filter((known) -> isSame(known.applicationToken(), applicationToken))
			.switchIfEmpty(Mono.error(() -> new RefusedRequestException(RefusalReason.WRONG_APPLICATION_TOKEN,
					"The application_token is not the one that the portal's installation brought")));
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
