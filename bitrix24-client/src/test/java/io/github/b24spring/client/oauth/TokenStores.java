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

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Stores that do what a test wants.
 */
final class TokenStores {

	private TokenStores() {
	}

	/**
	 * A store that fails, whatever it is asked.
	 */
	static final class Broken implements TokenStore {

		@Override
		public Mono<PortalTokens> find(TokenKey key) {
			return Mono.error(new IOException("broken"));
		}

		@Override
		public Mono<Void> save(TokenKey key, PortalTokens tokens) {
			return Mono.error(new IOException("broken"));
		}

		@Override
		public Mono<Boolean> saveIfAbsent(TokenKey key, PortalTokens tokens) {
			return Mono.error(new IOException("broken"));
		}

		@Override
		public Mono<Boolean> replace(TokenKey key, PortalTokens found, PortalTokens tokens) {
			return Mono.error(new IOException("broken"));
		}

		@Override
		public Mono<Void> remove(TokenKey portal) {
			return Mono.error(new IOException("broken"));
		}

		@Override
		public Mono<Boolean> remove(TokenKey portal, PortalTokens found) {
			return Mono.error(new IOException("broken"));
		}

	}

	/**
	 * The moments of an installation between which another process may do anything.
	 */
	enum Step {

		STARTED, READ, PROVEN, DECIDED, KEPT

	}

	/**
	 * A store of a process during whose installation something else happens.
	 */
	static final class Interrupted extends Delegating {

		private final Step step;

		private final Mono<?> other;

		private final AtomicInteger finds = new AtomicInteger();

		private final AtomicBoolean happened = new AtomicBoolean();

		Interrupted(TokenStore store, Step step, Mono<?> other) {
			super(store);
			this.step = step;
			this.other = other;
		}

		@Override
		public Mono<PortalTokens> find(TokenKey key) {
			return Mono.defer(() -> {
				boolean first = this.finds.incrementAndGet() == 1;
				return at(first ? Step.STARTED : Step.PROVEN).then(super.find(key).materialize())
					.delayUntil((found) -> first ? at(Step.READ) : Mono.empty())
					.dematerialize();
			});
		}

		@Override
		public Mono<Boolean> saveIfAbsent(TokenKey key, PortalTokens tokens) {
			return at(Step.DECIDED).then(super.saveIfAbsent(key, tokens)).delayUntil((done) -> at(Step.KEPT));
		}

		@Override
		public Mono<Boolean> replace(TokenKey key, PortalTokens found, PortalTokens tokens) {
			return at(Step.DECIDED).then(super.replace(key, found, tokens)).delayUntil((done) -> at(Step.KEPT));
		}

		private Mono<Void> at(Step reached) {
			return Mono.defer(() -> (reached == this.step && this.happened.compareAndSet(false, true))
					? this.other.then() : Mono.empty());
		}

	}

	/**
	 * A store as that of a single process may be.
	 */
	static class WithoutLocks extends Delegating {

		WithoutLocks(TokenStore store) {
			super(store);
		}

		@Override
		public Mono<Boolean> tryLock(TokenKey key, String holder, Duration time) {
			return Mono.just(true);
		}

		@Override
		public Mono<Void> unlock(TokenKey key, String holder) {
			return Mono.empty();
		}

	}

	/**
	 * A store that another one does the work for.
	 */
	static class Delegating implements TokenStore {

		private final TokenStore store;

		Delegating(TokenStore store) {
			this.store = store;
		}

		@Override
		public Mono<PortalTokens> find(TokenKey key) {
			return this.store.find(key);
		}

		@Override
		public Mono<Void> save(TokenKey key, PortalTokens tokens) {
			return this.store.save(key, tokens);
		}

		@Override
		public Mono<Boolean> saveIfAbsent(TokenKey key, PortalTokens tokens) {
			return this.store.saveIfAbsent(key, tokens);
		}

		@Override
		public Mono<Boolean> replace(TokenKey key, PortalTokens found, PortalTokens tokens) {
			return this.store.replace(key, found, tokens);
		}

		@Override
		public Mono<Void> remove(TokenKey portal) {
			return this.store.remove(portal);
		}

		@Override
		public Mono<Boolean> remove(TokenKey portal, PortalTokens found) {
			return this.store.remove(portal, found);
		}

		@Override
		public Flux<TokenKey> keys(String clientId) {
			return this.store.keys(clientId);
		}

		@Override
		public Mono<Boolean> tryLock(TokenKey key, String holder, Duration time) {
			return this.store.tryLock(key, holder, time);
		}

		@Override
		public Mono<Void> unlock(TokenKey key, String holder) {
			return this.store.unlock(key, holder);
		}

	}

}
