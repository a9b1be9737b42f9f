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
package io.github.b24spring.client.docs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24Response;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.json.Bitrix24JacksonModule;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Bitrix24TestPortalExtension;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.list.IdSequence;
import io.github.b24spring.testportal.method.MethodResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ParameterizedTypeReference;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of {@code docs/calls.md}, and of {@code docs/applications.md} without
 * Spring Boot, run.
 */
class CallExamplesTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@RegisterExtension
	private final Bitrix24TestPortalExtension extension = new Bitrix24TestPortalExtension(Bitrix24TestPortal.builder()
		.activities(ActivityData.generated(200, IdSequence.dense(1)))
		.method("crm.deal.add", (request) -> MethodResult.of(7))
		.method("shop.opened", (request) -> MethodResult.of("2026-11-27 10:00:00"))
		.method("crm.deal.update", (request) -> MethodResult.of(true))
		.method("shop.phones", (request) -> MethodResult.of(Map.of("sales", List.of("+1", "+2"), "none", List.of()))));

	private Bitrix24Client client;

	@BeforeEach
	void createClient() {
		this.client = builder().build();
	}

	private Bitrix24ClientBuilder builder() {
		return Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(this.extension.portal().webhookUrl()));
	}

	record Deal(@JsonProperty("ID") long id, @JsonProperty("TITLE") String title,
			@JsonProperty("CLOSED") boolean closed, @JsonProperty("BEGINDATE") @Nullable LocalDate begin) {
	}

	Mono<Deal> deal(long id) {
		return this.client.call("crm.deal.get").param("id", id).retrieve(Deal.class);
	}

	@Test
	void aRecordForAResult() {
		expect(deal(1), new Deal(1, "Deal 1", false, null));
	}

	Mono<Long> addDeal(String title, OffsetDateTime begin) {
		return this.client.call("crm.deal.add")
			.param("fields", Map.of("TITLE", title, "BEGINDATE", begin, "OPENED", true))
			.retrieve(Long.class);
	}

	@Test
	void parameters() {
		expect(addDeal("New", OffsetDateTime.parse("2026-11-27T10:00:00.123+03:00")), 7L);
		assertThat(parametersOf("crm.deal.add")).containsEntry("fields",
				Map.of("TITLE", "New", "BEGINDATE", "2026-11-27T10:00:00+03:00", "OPENED", true));
	}

	Mono<Map<String, List<String>>> phones() {
		return this.client.call("shop.phones").retrieve(new ParameterizedTypeReference<Map<String, List<String>>>() {
		});
	}

	Mono<Double> executionTime() {
		return this.client.call("profile")
			.exchange(Void.class)
			.mapNotNull(Bitrix24Response::time)
			.mapNotNull(ResponseTime::operating);
	}

	Mono<Void> close(long id) {
		return this.client.call("crm.deal.update").param("id", id).param("fields", Map.of("CLOSED", true)).execute();
	}

	@Test
	void genericTypesTheWholeAnswerAndNoAnswer() {
		expect(phones(), Map.of("sales", List.of("+1", "+2"), "none", List.of()));
		StepVerifier.create(executionTime()).expectNextCount(1).expectComplete().verify(LIMIT);
		StepVerifier.create(close(1)).expectComplete().verify(LIMIT);
	}

	Mono<Deal> dealInTime(long id) {
		return this.client.call("crm.deal.get")
			.param("id", id)
			.priority(CallPriority.BULK)
			.deadline(Duration.ofSeconds(5))
			.retrieve(Deal.class);
	}

	Mono<Void> touch(long id) {
		return this.client.call("crm.deal.update")
			.param("id", id)
			.param("fields", Map.of("OPENED", true))
			.idempotent(true)
			.execute();
	}

	@Test
	void howACallIsTreated() {
		expect(dealInTime(2), new Deal(2, "Deal 2", false, null));
		StepVerifier.create(touch(1)).expectComplete().verify(LIMIT);
	}

	Bitrix24ClientBuilder inMoscow(Bitrix24ClientBuilder builder) {
		return builder
			.jsonMapper(JsonMapper.builder().addModule(new Bitrix24JacksonModule(ZoneId.of("Europe/Moscow"))).build());
	}

	@Test
	void aMapperOfYourOwn() {
		this.client = inMoscow(builder()).build();
		expect(this.client.call("shop.opened").retrieve(Instant.class), Instant.parse("2026-11-27T07:00:00Z"));
	}

	@Test
	void withoutSpringBoot() {
		String webhookUrl = this.extension.portal().webhookUrl();
		Bitrix24Client client = Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(webhookUrl)).build();
		StepVerifier.create(client.call("profile").execute()).expectComplete().verify(LIMIT);
		client.close();
	}

	private Map<String, @Nullable Object> parametersOf(String method) {
		return this.extension.portal().calls(method).get(0).parameters();
	}

	private static <T> void expect(Mono<T> call, T value) {
		StepVerifier.create(call).expectNext(value).expectComplete().verify(LIMIT);
	}

}
