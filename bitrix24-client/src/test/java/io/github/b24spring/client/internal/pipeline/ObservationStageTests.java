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
package io.github.b24spring.client.internal.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24RateLimitException;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.transport.PortalStub;
import io.github.b24spring.client.observation.Bitrix24ClientObservationDocumentation;
import io.github.b24spring.client.observation.Bitrix24ClientRequestContext;
import io.github.b24spring.client.observation.Bitrix24ClientRequestConvention;
import io.github.b24spring.client.observation.DefaultBitrix24ClientRequestConvention;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.web.reactive.function.client.ClientRequestObservationContext;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ObservationStageTests {

	private static final String NAME = "bitrix24.client.requests";

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final Envelope ANSWER = new Envelope(null, null, null, null, null);

	@RegisterExtension
	private final PortalStub portal = new PortalStub();

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final StoppedCalls stopped = new StoppedCalls();

	@BeforeEach
	void watchTheEndOfCalls() {
		this.registry.observationConfig().observationHandler(this.stopped);
	}

	@Test
	void successIsObservedUnderTheDocumentedTags() {
		this.portal.answer(200, "{\"result\":1}");
		call(this.portal.client(), "crm.deal.get").expectNext(1).expectComplete().verify(LIMIT);
		observed().hasNameEqualTo(NAME)
			.hasContextualNameEqualTo("bitrix24 crm.deal.get")
			.hasLowCardinalityKeyValue("method", "crm.deal.get")
			.hasLowCardinalityKeyValue("outcome", "SUCCESS")
			.hasLowCardinalityKeyValue("code", "none")
			.hasLowCardinalityKeyValue("status", "200")
			.hasLowCardinalityKeyValue("portal", "localhost:" + this.portal.server().port())
			.hasHighCardinalityKeyValue("bitrix24.method", "crm.deal.get")
			.doesNotHaveError();
		Bitrix24ClientRequestContext context = this.stopped.only();
		assertThat(context.getLowCardinalityKeyValues()).extracting(KeyValue::getKey)
			.containsExactlyInAnyOrderElementsOf(
					names(Bitrix24ClientObservationDocumentation.REQUEST.getLowCardinalityKeyNames()));
		assertThat(context.getHighCardinalityKeyValues()).extracting(KeyValue::getKey)
			.containsExactlyInAnyOrderElementsOf(
					names(Bitrix24ClientObservationDocumentation.REQUEST.getHighCardinalityKeyNames()));
	}

	@ParameterizedTest
	@CsvSource({ "503, QUERY_LIMIT_EXCEEDED, RATE_LIMITED, QUERY_LIMIT_EXCEEDED",
			"503, query_limit_exceeded, RATE_LIMITED, QUERY_LIMIT_EXCEEDED",
			"429, OPERATION_TIME_LIMIT, RATE_LIMITED, OPERATION_TIME_LIMIT",
			"503, OVERLOAD_LIMIT, RATE_LIMITED, OVERLOAD_LIMIT",
			"401, NO_AUTH_FOUND, AUTHENTICATION_ERROR, NO_AUTH_FOUND",
			"401, expired_token, AUTHENTICATION_ERROR, EXPIRED_TOKEN",
			"500, INTERNAL_SERVER_ERROR, SERVER_ERROR, INTERNAL_SERVER_ERROR", "400, NOT_FOUND, API_ERROR, NOT_FOUND",
			"400, MADE_UP_4711, API_ERROR, other", "400, '', API_ERROR, none" })
	void failureIsObservedByKind(int status, String code, String outcome, String codeTag) {
		this.portal.answer(status, "{\"error\":\"" + code + "\",\"error_description\":\"no\"}");
		call(this.portal.client(), "crm.deal.get").expectError().verify(LIMIT);
		observed().hasLowCardinalityKeyValue("outcome", outcome)
			.hasLowCardinalityKeyValue("code", codeTag)
			.hasLowCardinalityKeyValue("status", String.valueOf(status))
			.hasError();
	}

	@Test
	void brokenConnectionHasNoStatus() {
		call(PortalStub.clientOfNobody(), "crm.deal.get").expectError(Bitrix24ConnectionException.class).verify(LIMIT);
		observed().hasLowCardinalityKeyValue("outcome", "IO_ERROR")
			.hasLowCardinalityKeyValue("code", "none")
			.hasLowCardinalityKeyValue("status", "none")
			.hasError();
	}

	@Test
	void cancelledCallIsObservedOnce() {
		this.portal.answer(aResponse().withStatus(200).withBody("{\"result\":1}").withFixedDelay(30_000));
		call(this.portal.client(), "crm.deal.get").thenAwait(Duration.ofMillis(50))
			.then(() -> TestObservationRegistryAssert.assertThat(this.registry)
				.hasObservationWithNameEqualTo(NAME)
				.that()
				.hasLowCardinalityKeyValue("outcome", "UNKNOWN"))
			.thenCancel()
			.verify(LIMIT);
		observed().hasLowCardinalityKeyValue("outcome", "CANCELLED")
			.hasLowCardinalityKeyValue("status", "none")
			.doesNotHaveError();
		assertThat(this.stopped.contexts).hasSize(1);
	}

	@Test
	void methodsThatNobodyDocumentedAreOther() {
		this.portal.answer(200, "{\"result\":1}");
		call(this.portal.client(), "made.up.4711").expectNext(1).expectComplete().verify(LIMIT);
		observed().hasContextualNameEqualTo("bitrix24 other")
			.hasLowCardinalityKeyValue("method", "other")
			.hasHighCardinalityKeyValue("bitrix24.method", "made.up.4711");
	}

	@Test
	void conventionIsReplaced() {
		this.portal.answer(200, "{\"result\":1}");
		call(this.portal.client().observationConvention(new ShopConvention()), "crm.deal.get").expectNext(1)
			.expectComplete()
			.verify(LIMIT);
		TestObservationRegistryAssert.assertThat(this.registry)
			.doesNotHaveAnyRemainingCurrentObservation()
			.hasObservationWithNameEqualTo("shop.calls")
			.that()
			.hasLowCardinalityKeyValue("shop", "7")
			.doesNotHaveLowCardinalityKeyValueWithKey("method");
	}

	@Test
	void httpRequestIsAChildOfTheCallAndTheCallOfItsCaller() {
		this.portal.answer(200, "{\"result\":1}");
		HttpParents httpParents = new HttpParents();
		this.registry.observationConfig().observationHandler(httpParents);
		Observation caller = Observation.start("caller", this.registry);
		StepVerifier
			.create(this.portal.client()
				.observationRegistry(this.registry)
				.build()
				.call("crm.deal.get")
				.retrieve(Integer.class)
				.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, caller)))
			.expectNext(1)
			.expectComplete()
			.verify(LIMIT);
		caller.stop();
		Bitrix24ClientRequestContext call = this.stopped.only();
		assertThat(call.getParentObservation()).isSameAs(caller);
		await().atMost(LIMIT).until(() -> !httpParents.contexts.isEmpty());
		assertThat(httpParents.contexts).singleElement().isSameAs(call);
	}

	@Test
	void observationHasEndedWhenTheCallerHasTheAnswer() {
		StepVerifier.create(stage((call) -> Mono.just(ANSWER)).exchange(Call.of("crm.deal.get")))
			.assertNext((envelope) -> assertThat(this.stopped.only().isAnswered()).isTrue())
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.stopped.contexts).hasSize(1);
	}

	@Test
	void observationHasEndedWhenTheCallerHasTheFailure() {
		Bitrix24RateLimitException failure = new Bitrix24RateLimitException(
				Bitrix24Error.withoutAnswer("crm.deal.get", "no", false));
		StepVerifier.create(stage((call) -> Mono.error(failure)).exchange(Call.of("crm.deal.get")))
			.expectErrorSatisfies((ex) -> assertThat(this.stopped.only().failure()).isSameAs(failure))
			.verify(LIMIT);
		assertThat(this.stopped.contexts).hasSize(1);
	}

	@Test
	void everySubscriptionIsObserved() {
		Mono<Envelope> exchange = stage((call) -> Mono.just(ANSWER)).exchange(Call.of("crm.deal.get"));
		assertThat(this.stopped.contexts).isEmpty();
		StepVerifier.create(exchange.then(exchange)).expectNextCount(1).expectComplete().verify(LIMIT);
		assertThat(this.stopped.contexts).hasSize(2);
	}

	private StepVerifier.FirstStep<Integer> call(Bitrix24ClientBuilder client, String method) {
		return StepVerifier
			.create(client.observationRegistry(this.registry).build().call(method).retrieve(Integer.class));
	}

	private TestObservationRegistryAssert.TestObservationRegistryAssertReturningObservationContextAssert observed() {
		return TestObservationRegistryAssert.assertThat(this.registry)
			.hasObservationWithNameEqualTo(NAME)
			.that()
			.hasBeenStarted()
			.hasBeenStopped();
	}

	private ObservationStage stage(Stage next) {
		return new ObservationStage(next, this.registry, null, () -> "x.bitrix24.com");
	}

	private static List<String> names(KeyName[] names) {
		return Stream.of(names).map(KeyName::asString).toList();
	}

	private static final class StoppedCalls implements ObservationHandler<Bitrix24ClientRequestContext> {

		private final List<Bitrix24ClientRequestContext> contexts = new CopyOnWriteArrayList<>();

		@Override
		public void onStop(Bitrix24ClientRequestContext context) {
			this.contexts.add(context);
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof Bitrix24ClientRequestContext;
		}

		private Bitrix24ClientRequestContext only() {
			assertThat(this.contexts).hasSize(1);
			return this.contexts.get(0);
		}

	}

	private static final class HttpParents implements ObservationHandler<ClientRequestObservationContext> {

		private final List<Object> contexts = new CopyOnWriteArrayList<>();

		@Override
		public void onStop(ClientRequestObservationContext context) {
			this.contexts.add(context.getParentObservation().getContextView());
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof ClientRequestObservationContext;
		}

	}

	private static final class ShopConvention extends DefaultBitrix24ClientRequestConvention
			implements Bitrix24ClientRequestConvention {

		@Override
		public String getName() {
			return "shop.calls";
		}

		@Override
		public KeyValues getLowCardinalityKeyValues(Bitrix24ClientRequestContext context) {
			return KeyValues.of("shop", "7");
		}

	}

}
