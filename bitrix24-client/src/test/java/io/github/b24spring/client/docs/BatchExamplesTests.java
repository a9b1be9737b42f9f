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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.BatchOutcome;
import io.github.b24spring.client.BatchSpec;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.exception.Bitrix24NotFoundException;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Bitrix24TestPortalExtension;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.list.IdSequence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static io.github.b24spring.client.BatchSpec.ref;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of {@code docs/batches.md}, run.
 */
class BatchExamplesTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@RegisterExtension
	private final Bitrix24TestPortalExtension extension = new Bitrix24TestPortalExtension(
			Bitrix24TestPortal.builder().activities(ActivityData.generated(200, IdSequence.dense(1))));

	private Bitrix24Client client;

	@BeforeEach
	void createClient() {
		this.client = Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(this.extension.portal().webhookUrl()))
			.build();
	}

	record Profile(@JsonProperty("ID") long id, @JsonProperty("NAME") String name) {
	}

	record Subject(@JsonProperty("SUBJECT") String subject) {
	}

	Mono<String> greeting(long activityId) {
		return this.client.batch()
			.command("me", "profile", Profile.class)
			.command("activity", "crm.activity.get", Map.of("id", activityId), Subject.class)
			.execute()
			.map((response) -> response.get("me", Profile.class).name() + ": "
					+ response.get("activity", Subject.class).subject());
	}

	@Test
	void names() {
		StepVerifier.create(greeting(1))
			.assertNext((text) -> assertThat(text).startsWith("Test: "))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.extension.portal().statistics().requests()).isEqualTo(1);
	}

	record Added(@JsonProperty("id") long id) {
	}

	Mono<String> addAndRead(OffsetDateTime deadline) {
		Map<String, Object> todo = Map.of("ownerTypeId", 2, "ownerId", 1, "title", "Call", "deadline", deadline);
		return this.client.batch()
			.command("todo", "crm.activity.todo.add", todo, Added.class)
			.command("activity", "crm.activity.get", Map.of("id", ref("todo", "id")), Subject.class)
			.execute()
			.map((response) -> response.get("activity", Subject.class).subject());
	}

	@Test
	void references() {
		StepVerifier.create(addAndRead(OffsetDateTime.parse("2026-08-19T15:00:00+03:00")))
			.expectNext("Call")
			.expectComplete()
			.verify(LIMIT);
	}

	Mono<List<String>> complete(List<Long> activityIds) {
		BatchSpec batch = this.client.batch();
		for (long id : activityIds) {
			batch = batch.command("a" + id, "crm.activity.update", Map.of("id", id, "fields", Map.of("COMPLETED", "Y")),
					Boolean.class);
		}
		return batch.execute().map((response) -> response.outcomes().entrySet().stream().flatMap((entry) -> {
			if (entry.getValue() instanceof BatchOutcome.Failure<?> failure) {
				return Stream.of(entry.getKey() + " " + failure.exception().getClass().getSimpleName()
						+ (failure.exception().mayHaveRun() ? ", may have run" : ", did not run"));
			}
			return Stream.empty();
		}).toList());
	}

	@Test
	void outcomes() {
		StepVerifier.create(complete(List.of(1L, 404L, 2L)))
			.expectNext(List.of("a404 " + Bitrix24NotFoundException.class.getSimpleName() + ", did not run"))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void splitting() {
		StepVerifier.create(complete(LongStream.rangeClosed(1, 120).boxed().toList()))
			.expectNext(List.of())
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.extension.portal().statistics().requests()).isEqualTo(3);
	}

	Mono<Boolean> stopAtTheFirstFailure() {
		return this.client.batch()
			.command("missing", "crm.activity.delete", Map.of("id", 404), Boolean.class)
			.command("rest", "crm.activity.delete", Map.of("id", 1), Boolean.class)
			.halt(true)
			.execute()
			.map((response) -> response.outcome("rest") instanceof BatchOutcome.NotExecuted);
	}

	@Test
	void halt() {
		StepVerifier.create(stopAtTheFirstFailure()).expectNext(true).expectComplete().verify(LIMIT);
	}

	@Test
	void examplesAreThoseOfTheDocumentation() {
		Snippets.assertThatExamplesAreThoseOf("batches.md", getClass());
	}

}
