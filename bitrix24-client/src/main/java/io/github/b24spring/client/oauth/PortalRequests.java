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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.oauth.request.ApplicationOpened;
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

import org.springframework.util.Assert;

/**
 * Lets in what proves to come from a portal. Tokens are proven by renewing them at the
 * OAuth server, which names the portal that they are for: what the request says itself is
 * believed only as far as it agrees.
 */
final class PortalRequests {

	private final OAuthContext context;

	private final PortalProbe probe;

	private final TokenKeeper keeper;

	private final PortalRemoval removal;

	private final SharedProofs proofs = new SharedProofs();

	PortalRequests(OAuthContext context, PortalProbe probe) {
		this.context = context;
		this.probe = probe;
		this.keeper = new TokenKeeper(context);
		this.removal = new PortalRemoval(context, probe);
	}

	Mono<PortalTokens> install(ApplicationRequest request) {
		return this.proofs.of(request, prove(request));
	}

	private Mono<PortalTokens> prove(ApplicationRequest request) {
		return Mono.defer(() -> {
			checkApplication(request);
			PortalAuthorization brought = request.authorization();
			return this.context.check()
				.check(brought.portal())
				.then(this.context.find(this.context.key(brought.memberId())))
				.map(Optional::of)
				.defaultIfEmpty(Optional.empty())
				.flatMap((kept) -> install(request, kept.orElse(null)));
		});
	}

	private Mono<PortalTokens> install(ApplicationRequest request, @Nullable PortalTokens kept) {
		PortalAuthorization brought = request.authorization();
		if (kept != null && isPreferred(kept, request)) {
			return Mono.fromSupplier(() -> proven(kept, brought.memberId(), brought.portal()))
				.doOnNext((tokens) -> updated(request, tokens));
		}
		String refreshToken = brought.refreshToken();
		return (refreshToken != null) ? inTurn(refreshToken, redeem(request, refreshToken)) : changeSecret(request);
	}

	/**
	 * The tokens of the application's own user outlive those of anybody else, so that
	 * they stay for as long as the installation is the same.
	 */
	private static boolean isPreferred(PortalTokens kept, ApplicationRequest request) {
		return kept.systemUser() && !(request instanceof SystemUserReady)
				&& isSame(kept.applicationToken(), request.authorization().applicationToken());
	}

	/**
	 * The tokens stay, and all else is as after an installation: the portal has forgotten
	 * what was bound.
	 */
	private void updated(ApplicationRequest request, PortalTokens kept) {
		if (request instanceof ApplicationUpdated) {
			this.context.listener().installed(this.context.key(kept.memberId()));
		}
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

	/**
	 * Another process may be told of the same at once. Only one of them can use the
	 * refresh token, and the other one must find what that gave.
	 */
	private Mono<PortalTokens> inTurn(String refreshToken, Mono<PortalTokens> redeemed) {
		TokenKey lock = new TokenKey(this.context.application().clientId(), "bitrix24-installation",
				TokenCodec.digest(refreshToken));
		return new LockedWork(this.context, lock).run(redeemed, Mono.empty());
	}

	private Mono<PortalTokens> redeem(ApplicationRequest request, String refreshToken) {
		PortalAuthorization brought = request.authorization();
		return this.context.endpoint()
			.redeem(refreshToken, brought.serverHost())
			.map((tokens) -> proven(tokens, brought.memberId(), brought.portal()))
			.map((tokens) -> (request instanceof SystemUserReady) ? tokens.withSystemUser(true) : tokens)
			.flatMap((tokens) -> this.keeper.keep(this.context.key(tokens.memberId()), tokens,
					(kept) -> decide(request, tokens, kept)))
			.onErrorResume(InvalidGrantException.class, (refused) -> again(request));
	}

	/**
	 * A request that comes twice brings tokens that were used up the first time. Then it
	 * is known by the secret that it brought.
	 */
	private Mono<PortalTokens> again(ApplicationRequest request) {
		PortalAuthorization brought = request.authorization();
		return this.context.find(this.context.key(brought.memberId()))
			.filter((kept) -> isSame(kept.applicationToken(), brought.applicationToken()))
			.map((kept) -> proven(kept, brought.memberId(), brought.portal()))
			.switchIfEmpty(Mono.error(() -> refused("The OAuth server does not know the tokens")));
	}

	private Mono<PortalTokens> decide(ApplicationRequest request, PortalTokens tokens, @Nullable PortalTokens kept) {
		if (kept == null) {
			return Mono.just(tokens.withApplicationToken(request.authorization().applicationToken()));
		}
		return isPreferred(kept, request) ? Mono.just(kept)
				: mayReplace(request, tokens, kept).then(Mono.fromSupplier(() -> replacement(request, tokens, kept)));
	}

	private static PortalTokens replacement(ApplicationRequest request, PortalTokens tokens, PortalTokens kept) {
		String applicationToken = request.authorization().applicationToken();
		if (applicationToken == null) {
			return tokens.withApplicationToken(kept.applicationToken());
		}
		boolean own = kept.systemUser() && request instanceof ApplicationUpdated;
		return (own ? kept : tokens).withApplicationToken(applicationToken);
	}

	/**
	 * Whoever works at a portal has valid tokens of it, so that these alone replace
	 * nothing: they come with the secret of the installation that is known, or from an
	 * administrator, who alone can install the application anew.
	 */
	private Mono<Void> mayReplace(ApplicationRequest request, PortalTokens tokens, PortalTokens kept) {
		if (isSame(kept.applicationToken(), request.authorization().applicationToken())) {
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
	 * An access token can be proven by the portal alone, and only by one that is known:
	 * whoever answers at a strange address would accept any token.
	 */
	private Mono<PortalTokens> changeSecret(ApplicationRequest request) {
		PortalAuthorization brought = request.authorization();
		return this.keeper.change(this.context.key(brought.memberId()), (kept) -> {
			String applicationToken = brought.applicationToken();
			if (kept == null || applicationToken == null) {
				return Mono.error(nothingToKeep((kept == null) ? "the portal is unknown" : "no application_token"));
			}
			PortalAddress portal = proven(kept, brought.memberId(), brought.portal()).portal();
			String accessToken = String.valueOf(brought.accessToken());
			Mono<Void> checked = this.probe.check(portal, accessToken);
			return (isSame(kept.applicationToken(), applicationToken) ? checked
					: checked.then(this.probe.isAdministrator(portal, accessToken))
						.flatMap(PortalRequests::requireAdministrator))
				.then(Mono.fromSupplier(() -> kept.withApplicationToken(applicationToken)));
		});
	}

	private static RefusedRequestException nothingToKeep(String problem) {
		return new RefusedRequestException(RefusalReason.INCOMPLETE,
				"The request brings no refresh token, and " + problem + ": there is nothing to keep");
	}

	Mono<PortalTokens> exchange(AuthorizationCode code) {
		return this.proofs.of(code, prove(code));
	}

	private Mono<PortalTokens> prove(AuthorizationCode code) {
		return Mono.defer(() -> {
			TokenKey key = this.context.key(code.memberId());
			return this.context.check()
				.check(code.portal())
				.then(this.context.endpoint().exchange(code.code(), code.serverHost()))
				.onErrorMap(InvalidGrantException.class,
						(refused) -> refused("The OAuth server does not know the code: it was used, or is too old"))
				.map((tokens) -> proven(tokens, code.memberId(), code.portal()))
				.flatMap((tokens) -> this.keeper.keep(key, tokens,
						(kept) -> (kept == null) ? Mono.just(tokens) : mayReplace(tokens, kept)
							.then(Mono.fromSupplier(() -> tokens.withApplicationToken(kept.applicationToken())))));
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

	URI authorizationUri(PortalAddress portal, String state) {
		Assert.hasText(state, "'state' must not be empty");
		this.context.check().checkName(portal);
		return URI.create(portal.url() + "/oauth/authorize/?client_id=" + encode(this.context.application().clientId())
				+ "&state=" + encode(state));
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	Mono<Bitrix24Credentials> visitor(ApplicationOpened request) {
		return authenticate(request).map((known) -> Bitrix24Credentials.accessToken(known.portal().url(),
				String.valueOf(request.authorization().accessToken())));
	}

	Mono<PortalTokens> authenticate(ApplicationRequest request) {
		return authenticate(request.authorization().memberId(), request.authorization().applicationToken());
	}

	Mono<PortalTokens> authenticate(String memberId, @Nullable String applicationToken) {
		return this.context.find(this.context.key(memberId))
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
		return authenticate(request).flatMap((known) -> this.removal.remove(this.context.key(known.memberId()), known));
	}

	Mono<Void> forget(String memberId) {
		return this.removal.remove(this.context.key(memberId));
	}

	private static RefusedRequestException refused(String message) {
		return new RefusedRequestException(RefusalReason.TOKENS_REFUSED, message);
	}

}
