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

import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.connect.PortalLimits;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.internal.time.Timing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Clients of thousands of portals, in virtual time.
 */
class Bitrix24ClientsTests {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final int PORTALS = 10_000;

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final TokenStore store = TokenStore.inMemory();

	private final AtomicInteger made = new AtomicInteger();

	private final Bitrix24OAuth oauth = oauth(this.store);

	private final Bitrix24Clients clients = builder(this.oauth).build();

	@AfterEach
	void stopClock() {
		this.clock.dispose();
	}

	@Test
	void portalHasOneClientThatSharesWhatTheFirstOneWasMadeWith() {
		keep("a", "b");
		Bitrix24Client a = client("a");
		assertThat(client("a")).isSameAs(a);
		assertThat(client("b")).isNotSameAs(a);
		assertThat(a.portalHost()).isEqualTo("a.bitrix24.com");
		assertThat(client("b").portalHost()).isEqualTo("b.bitrix24.com");
		assertThat(this.made).hasValue(1);
		StepVerifier.create(client("b").call("profile").retrieve(Integer.class))
			.expectNext(7)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void portalThatIsNotInTheStoreHasNone() {
		StepVerifier.create(this.clients.ofPortal("unknown")).expectComplete().verify(LIMIT);
		Bitrix24Clients broken = builder(oauth(new TokenStores.Broken())).build();
		StepVerifier.create(broken.ofPortal("a")).expectError(Bitrix24ConnectionException.class).verify(LIMIT);
	}

	@Test
	void firstClientThatCannotBeMadeIsMadeLater() {
		keep("a");
		Bitrix24Clients unlucky = Bitrix24Clients.builder(this.oauth, (credentials) -> {
			if (this.made.incrementAndGet() == 1) {
				throw new IllegalStateException("not yet");
			}
			return builderOf(credentials).build();
		}).build();
		StepVerifier.create(unlucky.ofPortal("a")).expectErrorMessage("not yet").verify(LIMIT);
		StepVerifier.create(unlucky.ofPortal("a")).expectNextCount(1).expectComplete().verify(LIMIT);
	}

	@Test
	void configuredClientsHaveNames() {
		Bitrix24Client sales = builderOf(Bitrix24Credentials.accessToken("https://sales.bitrix24.com", "t")).build();
		Bitrix24Clients named = builder(this.oauth).named(Map.of("sales", sales)).build();
		assertThat(named.named("sales")).isSameAs(sales);
		assertThatIllegalArgumentException().isThrownBy(() -> named.named("support"))
			.withMessageContaining("'support'");
	}

	@Test
	void clientsThatNobodyAsksForAreForgotten() {
		List<WeakReference<Bitrix24Client>> made = new ArrayList<>();
		Flux<Integer> all = Flux.range(0, PORTALS);
		StepVerifier.create(all.flatMap((number) -> save("portal" + number)).then()).expectComplete().verify(LIMIT);
		StepVerifier
			.create(all.concatMap((number) -> this.clients.ofPortal("portal" + number))
				.doOnNext((client) -> made.add(new WeakReference<>(client)))
				.then())
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.clients.size()).isEqualTo(PORTALS);
		this.clock.advanceTimeBy(Duration.ofMinutes(29));
		client("portal7");
		assertThat(this.clients.size()).isEqualTo(PORTALS);
		this.clock.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(this.clients.size()).isEqualTo(1);
		this.clock.advanceTimeBy(Duration.ofMinutes(29));
		assertThat(this.clients.size()).isZero();
		await().atMost(LIMIT).untilAsserted(() -> {
			System.gc();
			assertThat(made).allMatch((client) -> client.get() == null);
			assertThat(this.oauth.liveCredentials()).isZero();
		});
		assertThat(client("portal7").portalHost()).isEqualTo("portal7.bitrix24.com");
	}

	@Test
	void noMoreClientsAreKeptThanAllowed() {
		Bitrix24Clients few = builder(this.oauth).maxSize(3).build();
		keep("a", "b", "c", "d");
		List<Bitrix24Client> first = Flux.just("a", "b", "c", "a", "d")
			.concatMap(few::ofPortal)
			.collectList()
			.as(Bitrix24ClientsTests::get);
		assertThat(few.size()).isEqualTo(3);
		assertThat(get(few.ofPortal("a"))).isSameAs(first.get(0));
		assertThat(get(few.ofPortal("b"))).isNotSameAs(first.get(1));
	}

	@Test
	void portalIsForgottenAndInstalledAgain() {
		keep("a", "b");
		Bitrix24Client before = client("a");
		StepVerifier.create(this.clients.forget("a")).expectComplete().verify(LIMIT);
		StepVerifier.create(this.clients.ofPortal("a")).expectComplete().verify(LIMIT);
		assertThat(client("b")).isNotNull();
		keep("a");
		assertThat(client("a")).isNotSameAs(before);
		StepVerifier.create(client("a").call("profile").retrieve(Integer.class))
			.expectNext(7)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void portalThatIsBusyDelaysNoOther() {
		keep("slow", "quick");
		AtomicInteger answered = new AtomicInteger();
		Flux<Object> slow = Flux.range(0, 500)
			.flatMap((number) -> client("slow").call("user.get").param("ID", number).retrieve(Object.class), 500)
			.doOnNext((answer) -> answered.incrementAndGet());
		Mono<Integer> quick = client("quick").call("profile").retrieve(Integer.class);
		StepVerifier.create(Flux.merge(slow, quick).next()).expectNext(7).expectComplete().verify(LIMIT);
		assertThat(answered).hasValue(0);
	}

	private Bitrix24OAuth oauth(TokenStore store) {
		return Bitrix24OAuth.builder(OAuthApplication.of("local.1", "s3cret")).tokenStore(store).build();
	}

	private Bitrix24Clients.Builder builder(Bitrix24OAuth oauth) {
		Function<Bitrix24Credentials, Bitrix24Client> first = (credentials) -> {
			this.made.incrementAndGet();
			return builderOf(credentials).build();
		};
		return Bitrix24Clients.builder(oauth, first).timing(Timing.of(this.clock));
	}

	private static Bitrix24ClientBuilder builderOf(Bitrix24Credentials credentials) {
		return Bitrix24ClientBuilder.create(credentials)
			.limits(PortalLimits.create())
			.webClientBuilder(WebClient.builder()
				.filter((request, next) -> request.url().getHost().startsWith("slow.") ? Mono.never()
						: Mono.just(ClientResponse.create(org.springframework.http.HttpStatus.OK)
							.header("Content-Type", "application/json")
							.body("{\"result\":7}")
							.build())));
	}

	private void keep(String... memberIds) {
		StepVerifier.create(Flux.fromArray(memberIds).concatMap(this::save).then()).expectComplete().verify(LIMIT);
	}

	private Mono<Void> save(String memberId) {
		PortalAddress portal = PortalAddress.of(URI.create("https://" + memberId + ".bitrix24.com"));
		return this.store.save(this.oauth.key(memberId), PortalTokens.of(memberId, portal, "a-" + memberId, "r"));
	}

	private Bitrix24Client client(String memberId) {
		return get(this.clients.ofPortal(memberId));
	}

	private static <T> T get(Mono<T> source) {
		List<T> found = new ArrayList<>();
		StepVerifier.create(source).consumeNextWith(found::add).expectComplete().verify(LIMIT);
		return found.get(0);
	}

}
