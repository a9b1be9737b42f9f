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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.list.IdSequence;
import io.github.b24spring.testportal.method.MethodResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls with tokens of an application, which expire in between.
 */
class OAuthCallTests {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final int ROWS = 2_000;

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal(Bitrix24TestPortal.builder()
		.activities(ActivityData.generated(ROWS, IdSequence.dense(1)))
		.rest3Method("crm.form.get", (request) -> MethodResult.of(Map.of("item", request.parameters()))));

	@Test
	void readsCommunicationFieldsWithATokenThatExpiresInBetween() {
		Bitrix24Client client = this.portal.client(this.portal.oauth().credentials(this.portal.tokens()));
		CrmActivityOperations activities = CrmActivityOperations.of(client);
		StepVerifier.create(activities.communicationFields())
			.assertNext((fields) -> assertThat(fields).containsKeys("ID", "TYPE", "VALUE"))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.refreshes()).isZero();
		this.portal.installation.expireAccessTokens();
		StepVerifier.create(activities.communicationFields())
			.assertNext((fields) -> assertThat(fields).containsKeys("ID", "TYPE", "VALUE"))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.refreshes()).isEqualTo(1);
		assertThat(this.portal.news).containsExactly("renewed " + this.portal.key());
		assertThat(this.portal.portal.oauth().statistics().secretsAtPortals()).isZero();
	}

	@Test
	void thousandCallsOnAnExpiredTokenRenewItOnce() {
		Bitrix24Client client = this.portal.client(this.portal.oauth().credentials(this.portal.expiredTokens()),
				(builder) -> builder.webClientBuilder(WebClient.builder()
					.filter((request, next) -> next.exchange(request)
						.delayElement(Duration.ofMillis(ThreadLocalRandom.current().nextInt(600))))));
		List<Object> answers = Flux.range(0, 1_000)
			.flatMap((number) -> client.call("profile").retrieve(Object.class), 1_000)
			.collectList()
			.as((all) -> first(all));
		assertThat(answers).hasSize(1_000);
		assertThat(this.portal.refreshes()).isEqualTo(1);
		assertThat(this.portal.portal.oauth().statistics().requests()).isEqualTo(1);
	}

	@Test
	void callsOfAProcessShareARenewalAlthoughTheStoreHasNoLocks() {
		Bitrix24Client client = this.portal
			.client(this.portal.oauth((builder) -> builder.tokenStore(new TokenStores.WithoutLocks(this.portal.store)))
				.credentials(this.portal.expiredTokens()));
		this.portal.portal.oauth().delay((number) -> Duration.ofMillis(200));
		StepVerifier
			.create(Flux.range(0, 100).flatMap((number) -> client.call("profile").retrieve(Object.class), 100).count())
			.expectNext(100L)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.portal.oauth().statistics().requests()).isEqualTo(1);
	}

	@Test
	void everyKindOfCallGoesOnWithARenewedToken() {
		Bitrix24Client client = this.portal.client(this.portal.oauth().credentials(this.portal.expiredTokens()));
		StepVerifier.create(client.call("crm.activity.get").param("id", 5).retrieve(Map.class))
			.assertNext((activity) -> assertThat(activity.get("ID")).hasToString("5"))
			.expectComplete()
			.verify(LIMIT);
		this.portal.installation.expireAccessTokens();
		StepVerifier
			.create(client.batch()
				.command("one", "crm.activity.get", Map.of("id", 1), Map.class)
				.command("two", "crm.activity.get", Map.of("id", 2), Map.class)
				.execute())
			.assertNext((batch) -> assertThat(batch.get("two", Map.class).get("ID")).hasToString("2"))
			.expectComplete()
			.verify(LIMIT);
		this.portal.installation.expireAccessTokens();
		StepVerifier.create(client.call("crm.form.get").version(RestVersion.V3).param("id", 5).retrieve(Map.class))
			.assertNext((answer) -> assertThat(answer.containsKey("item")).isTrue())
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.refreshes()).isEqualTo(3);
	}

	@Test
	void readsThatAreJoinedGoOnWithARenewedToken() {
		Bitrix24Client client = this.portal.client(this.portal.oauth().credentials(this.portal.expiredTokens()),
				(builder) -> builder.rateLimitSettings((settings) -> RateLimitSettings.standard()));
		List<String> ids = Flux.range(1, 120)
			.flatMapSequential((id) -> client.call("crm.activity.get").param("id", id).retrieve(Map.class), 120)
			.map((activity) -> String.valueOf(activity.get("ID")))
			.collectList()
			.as((all) -> first(all));
		assertThat(ids).containsExactlyElementsOf(IntStream.rangeClosed(1, 120).mapToObj(String::valueOf).toList());
		assertThat(this.portal.portal.statistics().requests()).isLessThan(120);
		assertThat(this.portal.refreshes()).isEqualTo(1);
	}

	@Test
	void listGoesOnWhileItsTokenExpiresAgainAndAgain() {
		Bitrix24Client client = this.portal.client(this.portal.oauth().credentials(this.portal.tokens()));
		int[] rows = { 0 };
		StepVerifier.create(client.list("crm.activity.list", Map.class)
			.select("ID")
			.fetch()
			.map((row) -> Long.parseLong(String.valueOf(row.get("ID"))))
			.doOnNext((id) -> {
				if (++rows[0] % 500 == 250) {
					this.portal.installation.expireAccessTokens();
				}
			})
			.collectList())
			.assertNext((ids) -> assertThat(ids)
				.containsExactlyElementsOf(LongStream.rangeClosed(1, ROWS).boxed().toList()))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void callerWhoGoesAwayTakesNothingFromTheOthers() {
		Sinks.Empty<Void> asked = Sinks.empty();
		Sinks.Empty<Void> joined = Sinks.empty();
		this.portal.portal.oauth().delay((number) -> {
			asked.tryEmitEmpty();
			return Duration.ofMillis(500);
		});
		Bitrix24Credentials credentials = this.portal.oauth().credentials(this.portal.tokens());
		first(credentials.access());
		this.portal.installation.expireAccessTokens();
		first(credentials.access().flatMap(credentials::invalidate).thenReturn(true));
		Mono<Object> impatient = credentials.access()
			.map(Object.class::cast)
			.timeout(Mono.when(asked.asMono(), joined.asMono()), Mono.just("gone"));
		Mono<Object> join = Mono.fromRunnable(joined::tryEmitEmpty);
		StepVerifier.create(Flux.merge(impatient, credentials.access(), join).collectList()).assertNext((both) -> {
			assertThat(both).hasSize(2).contains("gone");
		}).expectComplete().verify(LIMIT);
		assertThat(this.portal.portal.oauth().statistics().requests()).isEqualTo(1);
		assertThat(this.portal.refreshes()).isEqualTo(1);
	}

	@Test
	void lateRefusalOfAnOlderTokenStartsNoRenewal() {
		Bitrix24Credentials credentials = this.portal.oauth().credentials(this.portal.expiredTokens());
		StepVerifier
			.create(credentials.access()
				.flatMap((old) -> credentials.invalidate(old)
					.then(credentials.access())
					.flatMap((renewed) -> credentials.invalidate(old).then(credentials.access()).map(renewed::equals))))
			.expectNext(true)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.portal.oauth().statistics().requests()).isEqualTo(1);
	}

	private static <T> T first(Mono<T> source) {
		AtomicReference<T> value = new AtomicReference<>();
		StepVerifier.create(source).consumeNextWith(value::set).expectComplete().verify(LIMIT);
		return value.get();
	}

}
