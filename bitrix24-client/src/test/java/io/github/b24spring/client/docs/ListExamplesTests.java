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
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.ListPage;
import io.github.b24spring.client.ListProgress;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.exception.Bitrix24ListException;
import io.github.b24spring.client.list.SortOrder;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Bitrix24TestPortalExtension;
import io.github.b24spring.testportal.list.IdSequence;
import io.github.b24spring.testportal.list.ListCost;
import io.github.b24spring.testportal.list.SampleLists;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static io.github.b24spring.client.list.Filter.anyOf;
import static io.github.b24spring.client.list.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of {@code docs/lists.md}, run.
 */
class ListExamplesTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final int ROWS = 3000;

	@RegisterExtension
	private final Bitrix24TestPortalExtension extension = new Bitrix24TestPortalExtension(Bitrix24TestPortal.builder());

	private Bitrix24Client client;

	@BeforeEach
	void createClient() {
		Bitrix24TestPortal portal = this.extension.portal();
		SampleLists lists = SampleLists.of(ROWS, IdSequence.dense(1), ListCost.NONE);
		lists.methods().forEach(portal::method);
		portal.method("my.list", lists.methods().get("crm.item.list"));
		this.client = Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(portal.webhookUrl())).build();
	}

	record Deal(@JsonProperty("ID") long id, @JsonProperty("TITLE") String title) {
	}

	Flux<Deal> largeDeals() {
		return this.client.list("crm.deal.list", Deal.class)
			.filter(where("OPPORTUNITY").atLeast(1000).and("STAGE_ID").in("NEW", "WON"))
			.select("ID", "TITLE")
			.fetch();
	}

	@Test
	void all() {
		StepVerifier.create(largeDeals().map(Deal::id).collectList())
			.assertNext((ids) -> assertThat(ids).isNotEmpty().isSorted().doesNotHaveDuplicates())
			.expectComplete()
			.verify(LIMIT);
	}

	record Item(long id, String title) {
	}

	Flux<Item> itemsOfEither(long first, long second) {
		return this.client.list("crm.item.list", Item.class)
			.param("entityTypeId", 2)
			.filter(anyOf(where("assignedById").is(first), where("assignedById").is(second)))
			.fetch();
	}

	@Test
	void groups() {
		StepVerifier.create(itemsOfEither(1, 2).count())
			.assertNext((count) -> assertThat(count).isBetween(1L, ROWS - 1L))
			.expectComplete()
			.verify(LIMIT);
	}

	Mono<ListPage<Deal>> newestDeals(int page) {
		return this.client.list("crm.deal.list", Deal.class).order("ID", SortOrder.DESC).page(page * 50L);
	}

	Mono<Long> numberOfDeals() {
		return this.client.list("crm.deal.list", Deal.class).count();
	}

	@Test
	void pages() {
		StepVerifier.create(newestDeals(1)).assertNext((page) -> {
			assertThat(page.rows().get(0).id()).isEqualTo(ROWS - 50);
			assertThat(page.total()).isEqualTo(ROWS);
			assertThat(page.next()).isEqualTo(100);
		}).expectComplete().verify(LIMIT);
		StepVerifier.create(numberOfDeals()).expectNext((long) ROWS).expectComplete().verify(LIMIT);
	}

	Flux<Deal> dealsAfter(long lastId) {
		return this.client.list("crm.deal.list", Deal.class)
			.fetchAfter(lastId)
			.onErrorResume(Bitrix24ListException.class, (ex) -> (ex.lastId() != null)
					? dealsAfter(ex.lastId()).delaySubscription(Duration.ofMinutes(5)) : Flux.error(ex));
	}

	@Test
	void resume() {
		StepVerifier.create(dealsAfter(2990).map(Deal::id).collectList())
			.expectNext(List.of(2991L, 2992L, 2993L, 2994L, 2995L, 2996L, 2997L, 2998L, 2999L, 3000L))
			.expectComplete()
			.verify(LIMIT);
	}

	Mono<Long> export(AtomicReference<ListProgress> progress) {
		return this.client.list("crm.deal.list", Deal.class).progress(progress::set).fetch().count();
	}

	@Test
	void progress() {
		AtomicReference<ListProgress> progress = new AtomicReference<>();
		StepVerifier.create(export(progress)).expectNext((long) ROWS).expectComplete().verify(LIMIT);
		assertThat(progress.get().rows()).isEqualTo(ROWS);
		assertThat(progress.get().requests()).isLessThanOrEqualTo(3);
	}

	Flux<Item> rowsOfAnotherMethod() {
		return this.client.list("my.list", Item.class)
			.method((method) -> method.withRows("items").withId("id", "id").withWalkable(true))
			.fetch();
	}

	@Test
	void otherMethods() {
		StepVerifier.create(rowsOfAnotherMethod().count()).expectNext((long) ROWS).expectComplete().verify(LIMIT);
	}

	@Test
	void examplesAreThoseOfTheDocumentation() {
		Snippets.assertThatExamplesAreThoseOf("lists.md", getClass());
	}

}
