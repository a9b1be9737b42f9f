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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.b24spring.client.internal.time.Timing;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tokens of this process, until it ends.
 */
final class InMemoryTokenStore implements TokenStore {

	private final Map<TokenKey, PortalTokens> tokens = new ConcurrentHashMap<>();

	private final Map<TokenKey, Lock> locks = new ConcurrentHashMap<>();

	private final Timing timing;

	InMemoryTokenStore() {
		this(Timing.system());
	}

	InMemoryTokenStore(Timing timing) {
		this.timing = timing;
	}

	@Override
	public Mono<PortalTokens> find(TokenKey key) {
		return Mono.fromSupplier(() -> this.tokens.get(key));
	}

	@Override
	public Mono<Void> save(TokenKey key, PortalTokens tokens) {
		return Mono.fromRunnable(() -> this.tokens.put(key, tokens));
	}

	@Override
	public Mono<Boolean> saveIfAbsent(TokenKey key, PortalTokens tokens) {
		return Mono.fromSupplier(() -> this.tokens.putIfAbsent(key, tokens) == null);
	}

	@Override
	public Mono<Boolean> replace(TokenKey key, PortalTokens found, PortalTokens tokens) {
		return Mono.fromSupplier(() -> {
			AtomicBoolean replaced = new AtomicBoolean();
			this.tokens.computeIfPresent(key, (same, kept) -> {
				replaced.set(kept.isUnchangedSince(found));
				return replaced.get() ? tokens : kept;
			});
			return replaced.get();
		});
	}

	@Override
	public Mono<Void> remove(TokenKey portal) {
		return Mono.fromRunnable(() -> this.tokens.keySet().removeIf((key) -> key.ofPortal().equals(portal)));
	}

	@Override
	public Mono<Boolean> remove(TokenKey portal, PortalTokens found) {
		return Mono.fromSupplier(() -> {
			PortalTokens kept = this.tokens.get(portal);
			boolean removed = kept != null && kept.isUnchangedSince(found) && this.tokens.remove(portal, kept);
			if (removed) {
				this.tokens.keySet().removeIf((key) -> !key.equals(portal) && key.ofPortal().equals(portal));
			}
			return removed;
		});
	}

	@Override
	public Flux<TokenKey> keys(String clientId) {
		return Flux.defer(() -> Flux.fromIterable(List.copyOf(this.tokens.keySet())))
			.filter((key) -> key.clientId().equals(clientId));
	}

	@Override
	public Mono<Boolean> tryLock(TokenKey key, String holder, Duration time) {
		return Mono.fromSupplier(() -> {
			long now = this.timing.now();
			Lock lock = new Lock(holder, now + time.toNanos());
			return this.locks.compute(key, (same, held) -> (held == null || held.end - now <= 0) ? lock : held) == lock;
		});
	}

	@Override
	public Mono<Void> unlock(TokenKey key, String holder) {
		return Mono.fromRunnable(
				() -> this.locks.computeIfPresent(key, (same, held) -> held.holder.equals(holder) ? null : held));
	}

	@Override
	public String toString() {
		return "tokens of " + this.tokens.size() + " holders in memory";
	}

	/**
	 * Who renews tokens.
	 *
	 * @param holder who
	 * @param end until when at most
	 */
	private record Lock(String holder, long end) {
	}

}
