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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import io.github.b24spring.client.credentials.PortalAddress;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every token store does.
 */
public abstract class TokenStoreContract {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String CLIENT_ID = "local.5f3b6c0d2b2e98.12345678";

	private static final PortalAddress PORTAL = PortalAddress.of(URI.create("https://company.bitrix24.com"));

	private final TokenKey key = TokenKey.of(CLIENT_ID, "member-" + System.nanoTime());

	/**
	 * A store that is shared with all others of the test.
	 */
	protected abstract TokenStore store();

	@Test
	void findsWhatWasSaved() {
		PortalTokens tokens = new PortalTokens(this.key.memberId(), PORTAL, "a", "r",
				Instant.parse("2026-11-27T12:00:00Z"), 7L, Set.of("crm", "user"), "L", "oauth.bitrix.info", "events",
				true);
		expect(store().find(this.key), List.of());
		expect(store().save(this.key, tokens), List.of());
		expect(store().find(this.key), List.of(tokens));
		PortalTokens others = tokens("a2", "r2");
		expect(store().save(this.key, others), List.of());
		expect(store().find(this.key), List.of(others));
	}

	@Test
	void replacesOnlyWhatIsExpected() {
		PortalTokens tokens = tokens("a", "r");
		expect(store().replace(this.key, tokens, tokens("a2", "r2")), List.of(false));
		expect(store().find(this.key), List.of());
		expect(store().save(this.key, tokens), List.of());
		expect(store().replace(this.key, tokens("a", "other"), tokens("a2", "r2")), List.of(false));
		expect(store().find(this.key), List.of(tokens));
		expect(store().replace(this.key, tokens, tokens("a2", "r2")), List.of(true));
		expect(store().find(this.key), List.of(tokens("a2", "r2")));
		expect(store().replace(this.key, tokens, tokens("a3", "r3")), List.of(false));
	}

	@Test
	void replacesNothingWhoseSecretOrAddressIsAnotherOne() {
		PortalTokens tokens = tokens("a", "r").withApplicationToken("events");
		PortalTokens moved = tokens.withPortal(PortalAddress.of(URI.create("https://renamed.bitrix24.com")));
		expect(store().save(this.key, tokens), List.of());
		expect(store().replace(this.key, tokens.withApplicationToken("other"), moved), List.of(false));
		expect(store().replace(this.key, tokens.withApplicationToken(null), moved), List.of(false));
		expect(store().replace(this.key, moved, moved), List.of(false));
		expect(store().find(this.key), List.of(tokens));
		expect(store().replace(this.key, tokens, moved), List.of(true));
		expect(store().replace(this.key, moved, moved), List.of(true));
		expect(store().find(this.key), List.of(moved));
	}

	@Test
	void savesNothingWhereSomethingIs() {
		expect(store().saveIfAbsent(this.key, tokens("a", "r")), List.of(true));
		expect(store().saveIfAbsent(this.key, tokens("a2", "r2")), List.of(false));
		expect(store().saveIfAbsent(TokenKey.of(CLIENT_ID, this.key.memberId(), 7), tokens("b", "s")), List.of(true));
		expect(store().find(this.key), List.of(tokens("a", "r")));
		expect(store().remove(this.key), List.of());
		expect(store().saveIfAbsent(this.key, tokens("a3", "r3")), List.of(true));
		expect(store().find(this.key), List.of(tokens("a3", "r3")));
	}

	@Test
	void oneOfManyIsTheFirst() {
		AtomicReference<PortalTokens> first = new AtomicReference<>();
		expect(Flux.range(0, 50).map((number) -> tokens("a" + number, "r" + number)).flatMap((tokens) -> {
			Mono<Boolean> saved = store().saveIfAbsent(this.key, tokens);
			return saved.doOnNext((done) -> first.compareAndSet(null, done ? tokens : null));
		}, 50).filter((saved) -> saved).count(), List.of(1L));
		expect(store().find(this.key), List.of(Objects.requireNonNull(first.get())));
	}

	@Test
	void oneOfManyReplaces() {
		PortalTokens tokens = tokens("a", "r");
		expect(store().save(this.key, tokens), List.of());
		expect(Flux.range(0, 50)
			.flatMap((number) -> store().replace(this.key, tokens, tokens("a" + number, "r" + number)), 50)
			.filter((replaced) -> replaced)
			.count(), List.of(1L));
	}

	@Test
	void removesAllOfAPortalAndNothingElse() {
		TokenKey user = TokenKey.of(CLIENT_ID, this.key.memberId(), 7);
		TokenKey other = TokenKey.of(CLIENT_ID, this.key.memberId() + "0");
		expect(store().save(this.key, tokens("a", "r"))
			.then(store().save(user, tokens("b", "s")))
			.then(store().save(other, tokens("c", "t"))), List.of());
		expect(store().find(user), List.of(tokens("b", "s")));
		StepVerifier.create(store().keys(CLIENT_ID).distinct().collectList())
			.assertNext((keys) -> assertThat(keys).contains(this.key, user, other))
			.expectComplete()
			.verify(LIMIT);
		expect(store().remove(this.key), List.of());
		StepVerifier.create(store().keys(CLIENT_ID).collectList())
			.assertNext((keys) -> assertThat(keys).contains(other).doesNotContain(this.key, user))
			.expectComplete()
			.verify(LIMIT);
		expect(store().find(this.key), List.of());
		expect(store().find(user), List.of());
		expect(store().find(other), List.of(tokens("c", "t")));
		expect(store().remove(this.key), List.of());
	}

	@Test
	void removesAPortalOnlyAsItWasFound() {
		TokenKey user = TokenKey.of(CLIENT_ID, this.key.memberId(), 7);
		TokenKey other = TokenKey.of(CLIENT_ID, this.key.memberId() + "0");
		PortalTokens tokens = tokens("a", "r").withApplicationToken("events");
		expect(store().remove(this.key, tokens), List.of(false));
		expect(store().save(this.key, tokens)
			.then(store().save(user, tokens("b", "s")))
			.then(store().save(other, tokens("c", "t"))), List.of());
		expect(store().remove(this.key, tokens("a", "r2").withApplicationToken("events")), List.of(false));
		expect(store().remove(this.key, tokens.withApplicationToken("other")), List.of(false));
		expect(store().remove(user, tokens), List.of(false));
		expect(store().find(this.key), List.of(tokens));
		expect(store().find(user), List.of(tokens("b", "s")));
		expect(store().remove(this.key, tokens), List.of(true));
		expect(store().find(this.key), List.of());
		expect(store().find(user), List.of());
		expect(store().find(other), List.of(tokens("c", "t")));
		expect(store().remove(this.key, tokens), List.of(false));
	}

	/**
	 * Either the removal or the other tokens: never both, and never neither.
	 */
	@Test
	void ofARemovalAndManyReplacementsOneIsTheFirst() {
		PortalTokens tokens = tokens("a", "r");
		expect(store().save(this.key, tokens), List.of());
		AtomicReference<Boolean> removed = new AtomicReference<>();
		expect(Flux.range(0, 20)
			.flatMap((number) -> (number == 9) ? store().remove(this.key, tokens).doOnNext(removed::set)
					: store().replace(this.key, tokens, tokens("a" + number, "r" + number)), 20)
			.filter((done) -> done)
			.count(), List.of(1L));
		expect(store().find(this.key).hasElement(), List.of(!Objects.requireNonNull(removed.get())));
	}

	@Test
	void applicationsOnTheSamePortalHaveTokensOfTheirOwn() {
		TokenKey others = TokenKey.of(CLIENT_ID + "0", this.key.memberId());
		Duration hour = Duration.ofHours(1);
		expect(store().saveIfAbsent(this.key, tokens("a", "r")), List.of(true));
		expect(store().saveIfAbsent(others, tokens("b", "s")), List.of(true));
		expect(store().replace(others, tokens("b", "s"), tokens("b2", "s2")), List.of(true));
		expect(store().find(this.key), List.of(tokens("a", "r")));
		expect(store().find(others), List.of(tokens("b2", "s2")));
		expect(store().tryLock(this.key, "one", hour), List.of(true));
		expect(store().tryLock(others, "two", hour), List.of(true));
		expect(store().keys(others.clientId()).distinct().collectList(), List.of(List.of(others)));
		expect(store().remove(others, tokens("b2", "s2")), List.of(true));
		expect(store().save(others, tokens("b", "s")), List.of());
		expect(store().remove(others), List.of());
		expect(store().keys(others.clientId()).collectList(), List.of(List.of()));
		expect(store().find(this.key), List.of(tokens("a", "r")));
	}

	@Test
	void lockIsHeldByOneUntilItIsReleasedOrItsTimeIsOver() {
		Duration hour = Duration.ofHours(1);
		expect(store().tryLock(this.key, "one", hour), List.of(true));
		expect(store().tryLock(this.key, "two", hour), List.of(false));
		expect(store().tryLock(TokenKey.of(CLIENT_ID, this.key.memberId(), 7), "two", hour), List.of(true));
		expect(store().unlock(this.key, "two"), List.of());
		expect(store().tryLock(this.key, "two", hour), List.of(false));
		expect(store().unlock(this.key, "one"), List.of());
		expect(store().tryLock(this.key, "two", Duration.ofMillis(50)), List.of(true));
		expect(Mono.defer(() -> store().tryLock(this.key, "three", hour))
			.filter((locked) -> locked)
			.repeatWhenEmpty((again) -> again.delayElements(Duration.ofMillis(10))), List.of(true));
		expect(store().unlock(this.key, "two"), List.of());
		expect(store().tryLock(this.key, "four", hour), List.of(false));
	}

	private PortalTokens tokens(String accessToken, String refreshToken) {
		return PortalTokens.of(this.key.memberId(), PORTAL, accessToken, refreshToken);
	}

	private static <T> void expect(Mono<T> source, List<?> values) {
		StepVerifier.create(source.flux().collectList()).assertNext((found) -> {
			assertThat((List<?>) found).isEqualTo(values);
		}).expectComplete().verify(LIMIT);
	}

}
