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

import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ReauthorizationRequiredException;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Renews the tokens of one holder, in this process once at a time.
 * <p>
 * A new pair is kept in the store before it is used, and under a lock, so that of several
 * processes one renews and the others find what it got.
 */
final class TokenRenewal {

	private static final Log logger = LogFactory.getLog(TokenRenewal.class);

	private final TokenKey key;

	private final @Nullable PortalTokens initial;

	private final OAuthContext context;

	private final LockedWork lock;

	private volatile @Nullable RenewalFailure failure;

	private volatile @Nullable Unsaved unsaved;

	/**
	 * Create a renewal.
	 * @param initial the tokens of the application's settings, which may be newer than
	 * those of the store; {@code null} if there are none
	 */
	TokenRenewal(TokenKey key, @Nullable PortalTokens initial, OAuthContext context) {
		this.key = key;
		this.initial = initial;
		this.context = context;
		this.lock = new LockedWork(context, key);
	}

	/**
	 * Find tokens other than those that have expired.
	 * @param expired the tokens that a portal refused as expired
	 */
	Mono<PortalTokens> renew(PortalTokens expired) {
		return find().flatMap((found) -> isUsable(found, expired) ? Mono.just(found)
				: this.lock.run(renewLocked(expired), find().filter((later) -> isUsable(later, expired))));
	}

	private Mono<PortalTokens> renewLocked(PortalTokens expired) {
		return find().flatMap((found) -> isUsable(found, expired) ? Mono.just(found) : refresh(found));
	}

	private Mono<PortalTokens> find() {
		return Mono.defer(() -> this.context.find(this.key)).switchIfEmpty(Mono.error(this::forgotten));
	}

	/**
	 * Whether tokens can be other than expired. Those that another process got may have
	 * expired as well since.
	 */
	private boolean isUsable(PortalTokens found, PortalTokens expired) {
		return !found.accessToken().equals(expired.accessToken())
				&& !found.isExpiredAt(this.context.timing().instant());
	}

	private Mono<PortalTokens> refresh(PortalTokens tokens) {
		RenewalFailure earlier = this.failure;
		if (earlier != null && earlier.holdsFor(tokens, this.context.timing())) {
			return Mono.error(earlier.exception());
		}
		Unsaved pending = this.unsaved;
		if (pending != null && pending.refreshToken.equals(tokens.refreshToken())) {
			return save(tokens, pending.tokens);
		}
		return refresh(tokens, tokens)
			.onErrorResume(InvalidGrantException.class, (refused) -> afterInvalidGrant(tokens, refused))
			.doOnError(Bitrix24Exception.class, (failed) -> remember(tokens, failed));
	}

	/**
	 * @param tokens what is renewed
	 * @param kept what is in the store until then
	 */
	private Mono<PortalTokens> refresh(PortalTokens tokens, PortalTokens kept) {
		return this.context.endpoint()
			.refresh(tokens)
			.flatMap((renewed) -> checked(tokens, renewed))
			.doOnNext((renewed) -> this.unsaved = new Unsaved(kept.refreshToken(), renewed))
			.flatMap((renewed) -> save(kept, renewed));
	}

	/**
	 * An address that is not allowed costs the news of it, not the tokens.
	 */
	private Mono<PortalTokens> checked(PortalTokens before, PortalTokens renewed) {
		if (renewed.portal().equals(before.portal())) {
			return Mono.just(renewed);
		}
		return this.context.check()
			.check(renewed.portal())
			.thenReturn(renewed)
			.onErrorResume(RefusedRequestException.class, (refused) -> {
				logger.warn("The new address of the portal '" + this.key.memberId() + "' is not used: "
						+ refused.getMessage());
				return Mono.just(renewed.withPortal(before.portal()));
			});
	}

	/**
	 * The secret of the portal's events may have become another one meanwhile.
	 */
	private Mono<PortalTokens> save(PortalTokens before, PortalTokens renewed) {
		PortalTokens wanted = renewed.withApplicationToken(before.applicationToken());
		return this.context.retried(this.context.replace(this.key, before, wanted)).flatMap((replaced) -> {
			if (replaced) {
				this.unsaved = null;
				this.context.listener().renewed(this.key);
				return Mono.just(wanted);
			}
			return find().flatMap((found) -> {
				if (found.refreshToken().equals(before.refreshToken())) {
					return save(found, renewed);
				}
				this.unsaved = null;
				return Mono.just(found);
			});
		});
	}

	/**
	 * Another process, whose lock ran out, may have used the refresh token and be done by
	 * now.
	 */
	private Mono<PortalTokens> afterInvalidGrant(PortalTokens tokens, InvalidGrantException refused) {
		return find().flatMap((found) -> found.refreshToken().equals(tokens.refreshToken())
				? renewInitial(found, refused) : Mono.just(found));
	}

	/**
	 * Somebody may have put other tokens into the application's settings, because those
	 * of the store were lost.
	 */
	private Mono<PortalTokens> renewInitial(PortalTokens kept, InvalidGrantException refused) {
		PortalTokens initial = this.initial;
		if (initial == null || initial.refreshToken().equals(kept.refreshToken())) {
			return Mono.error(reauthorizationRequired(refused.error()));
		}
		return refresh(initial, kept).onErrorMap(InvalidGrantException.class,
				(refusedToo) -> reauthorizationRequired(refusedToo.error()));
	}

	private Bitrix24ReauthorizationRequiredException reauthorizationRequired(Bitrix24Error error) {
		Bitrix24ReauthorizationRequiredException failure = new Bitrix24ReauthorizationRequiredException(error,
				this.key.memberId());
		this.context.listener().reauthorizationRequired(this.key, failure);
		return failure;
	}

	private Bitrix24ReauthorizationRequiredException forgotten() {
		return new Bitrix24ReauthorizationRequiredException(
				Bitrix24Error.withoutAnswer(TokenAnswerReader.METHOD,
						"the token store has no tokens of the portal '" + this.key.memberId() + "'", false),
				this.key.memberId());
	}

	private void remember(PortalTokens tokens, Bitrix24Exception failed) {
		this.failure = RenewalFailure.of(tokens, failed, this.context.timing());
	}

	/**
	 * A new pair that the store did not take yet. The refresh token that it came for is
	 * of no use any more, so it is not sent again.
	 *
	 * @param refreshToken the refresh token that it came for
	 * @param tokens the pair
	 */
	private record Unsaved(String refreshToken, PortalTokens tokens) {

		@Override
		public String toString() {
			return this.tokens.toString();
		}

	}

}
