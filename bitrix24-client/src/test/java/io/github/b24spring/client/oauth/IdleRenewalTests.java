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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Level;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.fixture.EmittedTexts;
import io.github.b24spring.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.mock.http.client.reactive.MockClientHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tokens that nobody uses, in virtual time.
 */
class IdleRenewalTests {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final String CLIENT_ID = "local.1";

	private static final Duration AGE = Duration.ofDays(120);

	private static final Duration INTERVAL = Duration.ofHours(1);

	@RegisterExtension
	private final EmittedTexts emitted = new EmittedTexts(Level.WARN,
			(logger) -> logger.equals(IdleRenewal.class.getName()));

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final Timing timing = Timing.of(this.clock);

	private final TokenStore store = new InMemoryTokenStore(this.timing);

	private final AtomicInteger requests = new AtomicInteger();

	private final List<TokenKey> renewed = new ArrayList<>();

	private String answer = "{\"access_token\":\"a%1$d\",\"refresh_token\":\"r%1$d\",\"expires_in\":3600}";

	@AfterEach
	void stopClock() {
		this.clock.dispose();
	}

	@Test
	void tokensAreRenewedBeforeTheyAreLostAndNotOftener() {
		save(TokenKey.of(CLIENT_ID, "idle"), this.timing.instant().plus(Duration.ofHours(1)));
		save(TokenKey.of(CLIENT_ID, "idle", 7), this.timing.instant().plus(Duration.ofHours(1)));
		during(renewals(this.store), () -> {
			this.clock.advanceTimeBy(Duration.ofDays(119));
			assertThat(this.requests).hasValue(0);
			this.clock.advanceTimeBy(Duration.ofDays(32));
			assertThat(this.renewed).containsExactlyInAnyOrder(TokenKey.of(CLIENT_ID, "idle"),
					TokenKey.of(CLIENT_ID, "idle", 7));
			this.clock.advanceTimeBy(Duration.ofDays(365));
			assertThat(this.requests.get()).isBetween(6, 8);
		});
		this.clock.advanceTimeBy(Duration.ofDays(365));
		assertThat(this.requests.get()).isBetween(6, 8);
	}

	@Test
	void firstTokensOfSettingsAreNotOlderThanTheirFirstUse() {
		PortalTokens tokens = PortalTokens.of("first", PortalAddress.of(URI.create("https://company.bitrix24.com")),
				"a", "r");
		Bitrix24OAuth oauth = oauth(this.store);
		StepVerifier.create(oauth.credentials(tokens).access()).expectNextCount(1).expectComplete().verify(LIMIT);
		during(oauth.renewIdle(AGE, INTERVAL), () -> {
			this.clock.advanceTimeBy(Duration.ofDays(119));
			assertThat(this.requests).hasValue(0);
			this.clock.advanceTimeBy(Duration.ofDays(32));
			assertThat(this.renewed).containsExactly(oauth.key("first"));
		});
	}

	@Test
	void tokensOfAnotherApplicationAreLeftToIt() {
		save(TokenKey.of(CLIENT_ID, "shared"), null);
		save(TokenKey.of(CLIENT_ID + "0", "shared"), null);
		save(TokenKey.of("another", "shared"), null);
		during(renewals(this.store), () -> this.clock.advanceTimeBy(INTERVAL.multipliedBy(3)));
		assertThat(this.renewed).containsExactly(TokenKey.of(CLIENT_ID, "shared"));
		assertThat(this.requests).hasValue(1);
	}

	@Test
	void whatBecameOldAtOnceIsRenewedAtDifferentTimes() {
		Instant expiry = this.timing.instant();
		StepVerifier
			.create(Flux.range(0, 300).concatMap((number) -> this.store.save(key(number), tokens(key(number), expiry))))
			.expectComplete()
			.verify(LIMIT);
		List<Integer> perDay = new ArrayList<>();
		during(oauth(this.store).renewIdle(AGE, INTERVAL.multipliedBy(6)), () -> {
			this.clock.advanceTimeBy(AGE);
			for (int day = 0; day < 31; day++) {
				int before = this.renewed.size();
				this.clock.advanceTimeBy(Duration.ofDays(1));
				perDay.add(this.renewed.size() - before);
			}
		});
		assertThat(this.renewed).hasSize(300).doesNotHaveDuplicates();
		assertThat(perDay).allMatch((number) -> number < 30);
	}

	@Test
	void oneProcessOfSeveralDoesIt() {
		AtomicInteger rounds = new AtomicInteger();
		TokenStore counting = new TokenStores.Delegating(this.store) {

			@Override
			public Flux<TokenKey> keys(String clientId) {
				rounds.incrementAndGet();
				return super.keys(clientId);
			}

		};
		during(Flux.range(0, 3).flatMap((process) -> renewals(counting)),
				() -> this.clock.advanceTimeBy(INTERVAL.multipliedBy(10)));
		assertThat(rounds.get()).isBetween(10, 12);
	}

	@Test
	void lostTokensAreTriedOnceAndTheOthersGoOn() {
		this.answer = "{\"error\":\"invalid_grant\"}";
		save(TokenKey.of(CLIENT_ID, "lost"), null);
		during(renewals(this.store), () -> {
			this.clock.advanceTimeBy(INTERVAL.multipliedBy(20));
			assertThat(this.requests).hasValue(1);
			assertThat(this.emitted.all()).filteredOn((text) -> text.contains("were not renewed")).hasSize(1);
			this.answer = "{\"access_token\":\"a%1$d\",\"refresh_token\":\"r%1$d\",\"expires_in\":3600}";
			save(TokenKey.of(CLIENT_ID, "other"), null);
			this.clock.advanceTimeBy(INTERVAL.multipliedBy(2));
			assertThat(this.renewed).containsExactly(TokenKey.of(CLIENT_ID, "other"));
			assertThat(this.requests).hasValue(2);
		});
	}

	@Test
	void lostTokensAreForgottenWithTheirPortal() {
		this.answer = "{\"error\":\"invalid_grant\"}";
		TokenKey key = TokenKey.of(CLIENT_ID, "lost");
		save(key, null);
		during(renewals(this.store), () -> {
			this.clock.advanceTimeBy(INTERVAL.multipliedBy(2));
			StepVerifier.create(this.store.remove(key)).expectComplete().verify(LIMIT);
			this.clock.advanceTimeBy(INTERVAL.multipliedBy(2));
			assertThat(this.emitted.all()).filteredOn((text) -> text.contains("were not renewed")).hasSize(1);
			save(key, null);
			this.clock.advanceTimeBy(INTERVAL.multipliedBy(20));
			assertThat(this.emitted.all()).filteredOn((text) -> text.contains("were not renewed")).hasSize(2);
		});
	}

	@Test
	void roundInWhichTheStoreFailsForgetsNoLostTokens() {
		this.answer = "{\"error\":\"invalid_grant\"}";
		AtomicInteger rounds = new AtomicInteger();
		TokenStore failing = new TokenStores.Delegating(this.store) {

			@Override
			public Flux<TokenKey> keys(String clientId) {
				return (rounds.incrementAndGet() == 2) ? Flux.error(new IllegalStateException("out of order"))
						: super.keys(clientId);
			}

		};
		save(TokenKey.of(CLIENT_ID, "lost"), null);
		during(renewals(failing), () -> this.clock.advanceTimeBy(INTERVAL.multipliedBy(5)));
		assertThat(rounds.get()).isGreaterThan(3);
		assertThat(this.requests).hasValue(1);
	}

	@Test
	void storeThatIsOutOfOrderIsAskedInTheNextRound() {
		AtomicInteger failures = new AtomicInteger(2);
		TokenStore failing = new TokenStores.Delegating(this.store) {

			@Override
			public Flux<TokenKey> keys(String clientId) {
				return (failures.getAndDecrement() > 0) ? Flux.error(new IllegalStateException("out of order"))
						: super.keys(clientId);
			}

		};
		save(TokenKey.of(CLIENT_ID, "idle"), null);
		during(renewals(failing), () -> this.clock.advanceTimeBy(INTERVAL.multipliedBy(3)));
		assertThat(this.renewed).containsExactly(TokenKey.of(CLIENT_ID, "idle"));
	}

	@Test
	void tokensThatCannotBeReadDoNotKeepOthersFromIt() {
		TokenStore unreadable = new TokenStores.Delegating(this.store) {

			@Override
			public Mono<PortalTokens> find(TokenKey key) {
				return key.memberId().equals("unreadable") ? Mono.error(new IllegalStateException("another key"))
						: super.find(key);
			}

			@Override
			public Flux<TokenKey> keys(String clientId) {
				return super.keys(clientId).sort(Comparator.comparing(TokenKey::memberId).reversed());
			}

		};
		save(TokenKey.of(CLIENT_ID, "unreadable"), null);
		save(TokenKey.of(CLIENT_ID, "idle"), null);
		during(renewals(unreadable), () -> this.clock.advanceTimeBy(INTERVAL));
		assertThat(this.renewed).containsExactly(TokenKey.of(CLIENT_ID, "idle"));
		assertThat(this.emitted.all())
			.anyMatch((text) -> text.contains("The idle tokens of " + CLIENT_ID + "/unreadable were not renewed"));
	}

	@Test
	void whatAnotherProcessHasRenewedMeanwhileIsRenewedWhereOlderTokensAreKnown() {
		TokenKey key = TokenKey.of(CLIENT_ID, "idle");
		save(key, this.timing.instant());
		Bitrix24OAuth oauth = oauth(this.store);
		Bitrix24Credentials known = Objects.requireNonNull(oauth.credentials(key).toFuture().join());
		PortalTokens newer = new PortalTokens(key.memberId(),
				PortalAddress.of(URI.create("https://company.bitrix24.com")), "newer", "r-newer", null, null, Set.of(),
				null, null, null, false);
		StepVerifier.create(this.store.save(key, newer)).expectComplete().verify(LIMIT);
		during(oauth.renewIdle(AGE, INTERVAL), () -> this.clock.advanceTimeBy(Duration.ofSeconds(1)));
		assertThat(this.renewed).containsExactly(key);
		assertThat(this.requests).hasValue(1);
		StepVerifier.create(this.store.find(key).map(PortalTokens::accessToken))
			.expectNext("a1")
			.expectComplete()
			.verify(LIMIT);
		StepVerifier.create(known.access().map((access) -> String.valueOf(access.accessToken())))
			.expectNext("a1")
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void tokensOfSettingsThatNobodyHasUsedYetAreRenewed() {
		TokenKey key = TokenKey.of(CLIENT_ID, "idle");
		save(key, null);
		Bitrix24OAuth oauth = oauth(this.store);
		Bitrix24Credentials unused = oauth.credentials(PortalTokens.of("idle",
				PortalAddress.of(URI.create("https://company.bitrix24.com")), "first", "r-first"));
		during(oauth.renewIdle(AGE, INTERVAL), () -> this.clock.advanceTimeBy(Duration.ofSeconds(1)));
		assertThat(this.renewed).containsExactly(key);
		assertThat(this.requests).hasValue(1);
		StepVerifier.create(unused.access().map((access) -> String.valueOf(access.accessToken())))
			.expectNext("a1")
			.expectComplete()
			.verify(LIMIT);
	}

	private void during(Flux<TokenKey> renewals, Runnable test) {
		StepVerifier.create(renewals.doOnNext(this.renewed::add).then())
			.expectSubscription()
			.then(test)
			.thenCancel()
			.verify(LIMIT);
	}

	private Flux<TokenKey> renewals(TokenStore store) {
		return oauth(store).renewIdle(AGE, INTERVAL);
	}

	private Bitrix24OAuth oauth(TokenStore store) {
		ClientHttpConnector connector = (method, uri, callback) -> Mono.fromSupplier(() -> {
			assertThat(method).isEqualTo(HttpMethod.POST);
			MockClientHttpResponse response = new MockClientHttpResponse(200);
			response.setBody(String.format(this.answer, this.requests.incrementAndGet()));
			return response;
		});
		return Bitrix24OAuth.builder(OAuthApplication.of(CLIENT_ID, "s3cret"))
			.tokenStore(store)
			.connector(connector)
			.timing(this.timing)
			.build();
	}

	private static TokenKey key(int number) {
		return TokenKey.of(CLIENT_ID, "portal" + number);
	}

	private void save(TokenKey key, @Nullable Instant expiry) {
		StepVerifier.create(this.store.save(key, tokens(key, expiry))).expectComplete().verify(LIMIT);
	}

	private static PortalTokens tokens(TokenKey key, @Nullable Instant expiry) {
		return new PortalTokens(key.memberId(), PortalAddress.of(URI.create("https://company.bitrix24.com")),
				"a-" + key.memberId() + key.user(), "r-" + key.memberId() + key.user(), expiry, null, Set.of(), null,
				null, null, false);
	}

}
