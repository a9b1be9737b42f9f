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

import java.util.concurrent.atomic.AtomicReference;

import io.github.b24spring.client.credentials.AccountId;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAccess;
import io.github.b24spring.client.credentials.PortalAddress;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * The tokens of one holder, as calls use them. However many calls meet an expired token,
 * it is renewed once, and whoever goes away takes nothing from the others.
 */
final class OAuthCredentials implements Bitrix24Credentials {

	private final TokenKey key;

	private final OAuthContext context;

	private final TokenRenewal renewal;

	private final AccountId account;

	private final AtomicReference<State> state;

	private volatile boolean forgotten;

	private OAuthCredentials(TokenKey key, OAuthContext context, State state, @Nullable PortalTokens initial) {
		this.key = key;
		this.context = context;
		this.renewal = new TokenRenewal(key, initial, context);
		this.account = AccountId.of(key.memberId(), context.application().clientId(), key.user());
		this.state = new AtomicReference<>(state);
	}

	/**
	 * Use tokens that are in the store.
	 */
	static OAuthCredentials stored(TokenKey key, PortalTokens tokens, OAuthContext context) {
		return new OAuthCredentials(key, context, new State(tokens, Condition.VALID, null), null);
	}

	/**
	 * Use tokens that are put into the store if there are none.
	 */
	static OAuthCredentials initial(TokenKey key, PortalTokens tokens, OAuthContext context) {
		return new OAuthCredentials(key, context, new State(tokens, Condition.UNREAD, null), tokens);
	}

	@Override
	public PortalAddress portal() {
		return this.state.get().tokens.portal();
	}

	@Override
	public AccountId account() {
		return this.account;
	}

	@Override
	public String memberId() {
		return this.key.memberId();
	}

	@Override
	public Mono<PortalAccess> access() {
		return Mono.defer(this::tokens).map(PortalTokens::access);
	}

	private Mono<PortalTokens> tokens() {
		State before = this.state.get();
		if (before.work != null) {
			return before.work;
		}
		if (before.condition == Condition.VALID) {
			return Mono.just(before.tokens);
		}
		Mono<PortalTokens> work = work(before);
		State working = new State(before.tokens, before.condition, work);
		return this.state.compareAndSet(before, working) ? work : tokens();
	}

	/**
	 * Caching is what makes the work independent of the subscriber that comes first, who
	 * lends it nothing of its context either.
	 */
	private Mono<PortalTokens> work(State before) {
		Mono<PortalTokens> work = (before.condition == Condition.UNREAD) ? read(before.tokens)
				: this.renewal.renew(before.tokens);
		return work.doOnNext((tokens) -> finish(before, new State(tokens, Condition.VALID, null)))
			.doOnError((failure) -> finish(before, before))
			.contextWrite((context) -> Context.empty())
			.cache();
	}

	/**
	 * Tokens of another installation that came meanwhile are newer.
	 */
	private void finish(State before, State after) {
		this.state.updateAndGet((now) -> (now.work != null && now.tokens == before.tokens) ? after : now);
	}

	/**
	 * Another process may be the first, and may have renewed them by the time that this
	 * one hears of it.
	 */
	private Mono<PortalTokens> read(PortalTokens tokens) {
		PortalTokens initial = tokens.expiringBy(this.context.timing().instant().plus(PortalTokens.LIFE));
		return this.context.find(this.key)
			.switchIfEmpty(Mono.defer(() -> this.context.saveIfAbsent(this.key, initial)
				.flatMap((saved) -> saved ? Mono.just(initial) : this.context.find(this.key))))
			.defaultIfEmpty(initial);
	}

	/**
	 * Renew tokens of the store that have not expired, unless there are others by now.
	 * Those that are known here may be older: another process renewed them, or nobody has
	 * used them yet.
	 */
	Mono<PortalTokens> renew(PortalTokens tokens) {
		return Mono.defer(() -> {
			State before = this.state.get();
			if (before.work != null) {
				return before.work.then(renew(tokens));
			}
			return this.state.compareAndSet(before, new State(tokens, Condition.EXPIRED, null)) ? tokens()
					: renew(tokens);
		});
	}

	@Override
	public Mono<Void> invalidate(PortalAccess refused) {
		return Mono.fromRunnable(() -> {
			State before = this.state.get();
			if (before.condition == Condition.VALID && before.tokens.accessToken().equals(refused.accessToken())) {
				this.state.compareAndSet(before, new State(before.tokens, Condition.EXPIRED, null));
			}
		});
	}

	@Override
	public Mono<Void> revoked(PortalAccess refused) {
		return this.context.find(this.key)
			.filter((kept) -> !kept.accessToken().equals(refused.accessToken()))
			.doOnNext(this::replaced)
			.then();
	}

	/**
	 * The portal has accepted the token at its new address, and no other portal than that
	 * of its member_id does.
	 */
	@Override
	public Mono<Void> moved(PortalAddress from, PortalAddress to) {
		return this.context.find(this.key)
			.filter((kept) -> kept.portal().equals(from))
			.flatMap((kept) -> this.context.replace(this.key, kept, kept.withPortal(to)))
			.then(Mono.fromRunnable(() -> this.state.updateAndGet((now) -> now.moved(from, to))));
	}

	/**
	 * Go on with tokens of another installation.
	 */
	void replaced(PortalTokens tokens) {
		this.forgotten = false;
		this.state.set(new State(tokens, Condition.VALID, null));
	}

	/**
	 * Whether the portal was forgotten in this process since these were made.
	 */
	boolean isForgotten() {
		return this.forgotten;
	}

	/**
	 * Ask the store before the next call.
	 */
	void forgotten() {
		this.forgotten = true;
		this.state.updateAndGet((before) -> new State(before.tokens, Condition.EXPIRED, null));
	}

	@Override
	public String toString() {
		return "tokens of " + this.key + " at " + portal().host();
	}

	/**
	 * What is known of the tokens.
	 */
	private enum Condition {

		UNREAD, VALID, EXPIRED

	}

	/**
	 * The tokens at one moment.
	 *
	 * @param tokens the last ones
	 * @param condition what is known of them
	 * @param work finds others, or {@code null} if nothing is under way
	 */
	private record State(PortalTokens tokens, Condition condition, @Nullable Mono<PortalTokens> work) {

		/**
		 * Tokens that are under way bring the address with them.
		 */
		State moved(PortalAddress from, PortalAddress to) {
			return (this.work == null && this.tokens.portal().equals(from))
					? new State(this.tokens.withPortal(to), this.condition, null) : this;
		}

		@Override
		public String toString() {
			return this.condition + " " + this.tokens;
		}

	}

}
