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

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.github.b24spring.client.exception.Bitrix24ReauthorizationRequiredException;
import io.github.b24spring.client.internal.time.Durations;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Renews tokens that nobody has used for so long that their refresh tokens would expire.
 * <p>
 * Each round is made by the one process that takes its lease. What became old at the same
 * time is renewed at different times.
 */
final class IdleRenewal {

	private static final Log logger = LogFactory.getLog(IdleRenewal.class);

	private static final String LEASE = "bitrix24-idle-renewal";

	private static final Duration PAUSE = Duration.ofSeconds(1);

	/**
	 * The part of the age by which renewals are spread.
	 */
	private static final int SPREAD = 4;

	private final OAuthContext context;

	private final Duration age;

	private final Duration interval;

	private final Map<TokenKey, String> lost = new ConcurrentHashMap<>();

	IdleRenewal(OAuthContext context, Duration age, Duration interval) {
		this.context = context;
		this.age = Durations.positive("age", age);
		this.interval = Durations.positive("interval", interval);
	}

	Flux<TokenKey> run() {
		return Flux.defer(this::round).onErrorResume(Exception.class, (failure) -> {
			logger.warn("Idle tokens were not renewed in this round: " + failure);
			return Flux.empty();
		}).repeatWhen((rounds) -> rounds.concatMap((round) -> this.context.timing().delay(this.interval)));
	}

	/**
	 * The lease is left to end by itself, shortly before the next round.
	 */
	private Flux<TokenKey> round() {
		return this.context
			.tryLock(this.context.key(LEASE), UUID.randomUUID().toString(), this.interval.multipliedBy(9).dividedBy(10))
			.filter((mine) -> mine)
			.flatMapMany((mine) -> renewAll());
	}

	/**
	 * What was lost is remembered no longer than the store keeps it.
	 */
	private Flux<TokenKey> renewAll() {
		Set<TokenKey> gone = new HashSet<>(this.lost.keySet());
		return this.context.keys()
			.doOnNext(gone::remove)
			.concatMap(this::renewIfIdle)
			.doOnComplete(() -> this.lost.keySet().removeAll(gone));
	}

	/**
	 * Tokens that cannot be read, or not be renewed, are nothing to the others.
	 */
	private Mono<TokenKey> renewIfIdle(TokenKey key) {
		return this.context.find(key)
			.filter((tokens) -> isDue(key, tokens, this.context.timing().instant()))
			.flatMap((tokens) -> renew(key, tokens))
			.onErrorResume(Exception.class, (failure) -> {
				logger.warn("The idle tokens of " + key + " were not renewed: " + failure);
				return Mono.empty();
			})
			.delayUntil((renewed) -> this.context.timing().delay(PAUSE));
	}

	/**
	 * Tokens of which it is not known when they were renewed, as those of settings, may
	 * be old.
	 */
	private boolean isDue(TokenKey key, PortalTokens tokens, Instant now) {
		if (tokens.refreshToken().equals(this.lost.get(key))) {
			return false;
		}
		Instant expiredAt = tokens.expiresAt();
		long spread = Math.max(1, this.age.dividedBy(SPREAD).toMillis());
		Duration own = this.age.plusMillis(Math.floorMod(key.toString().hashCode() * 0x9e3779b97f4a7c15L, spread));
		return expiredAt == null || !expiredAt.plus(own).isAfter(now);
	}

	private Mono<TokenKey> renew(TokenKey key, PortalTokens tokens) {
		OAuthCredentials credentials = this.context.live()
			.get(key, () -> OAuthCredentials.stored(key, tokens, this.context));
		return credentials.renew(tokens)
			.map((renewed) -> key)
			.doOnError(Bitrix24ReauthorizationRequiredException.class,
					(failure) -> this.lost.put(key, tokens.refreshToken()));
	}

}
