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
package io.github.b24spring.client.internal.walk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.exception.Bitrix24ListException;
import io.github.b24spring.client.internal.transport.FakePortal;
import io.github.b24spring.client.internal.transport.FakePortal.Page;
import io.github.b24spring.client.list.Filter;
import io.github.b24spring.client.list.SortOrder;
import io.github.b24spring.client.settings.RetrySettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Lists that are read by page from portals that say wrong things.
 */
class OffsetWalkTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String METHOD = "my.own.list";

	private final FakePortal portal = new FakePortal();

	private final Bitrix24Client client = this.portal
		.client(RetrySettings.defaults().withBackoff(Duration.ofMillis(1), 1, Duration.ofMillis(1)));

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 49, 50, 51, 100, 120, 5000, 5001 })
	void listThatTellsTheTruthIsComplete(int rows) {
		pages((start) -> page(start, rows, (long) rows, (start + 50 < rows) ? (Long) (start + 50) : null));
		assertThat(read()).containsExactlyElementsOf(ids(rows));
	}

	@ParameterizedTest
	@ValueSource(ints = { 50, 51, 120, 1000 })
	void listWithoutNextAndTotalIsComplete(int rows) {
		pages((start) -> page(start, rows, null, null));
		assertThat(read()).containsExactlyElementsOf(ids(rows));
	}

	@Test
	void fullPageWithoutNextIsNotTheEnd() {
		pages((start) -> page(start, 120, Math.min(start + 50, 120), null));
		assertThat(read()).containsExactlyElementsOf(ids(120));
	}

	@Test
	void totalThatIsTooLowIsNotTheEnd() {
		pages((start) -> page(start, 220, 60L, (start + 50 < 220) ? (Long) (start + 50) : null));
		assertThat(read()).containsExactlyElementsOf(ids(220));
	}

	@Test
	void totalThatIsTooHighIsToldWithoutReadingOn() {
		for (long total : new long[] { 1000, 100_000_000, 1_000_000_000_000L }) {
			int before = this.portal.requests().size();
			pages((start) -> page(start, 50, total, null));
			expectMisfit("the page after 50 rows", total + " rows in all");
			assertThat(this.portal.requests().size() - before).isLessThan(12);
		}
	}

	@Test
	void emptyPageInTheMiddleIsTold() {
		pages((start) -> (start == 200) ? new Page(List.of(), 500L, null)
				: page(start, 500, 500L, (start + 50 < 500) ? (Long) (start + 50) : null));
		expectMisfit("the page after 200 rows");
	}

	@Test
	void pageThatFitsTheSecondTimeIsTaken() {
		AtomicInteger asked = new AtomicInteger();
		pages((start) -> (start == 200 && asked.getAndIncrement() == 0) ? new Page(List.of(), 500L, null)
				: page(start, 500, 500L, (start + 50 < 500) ? (Long) (start + 50) : null));
		assertThat(read()).containsExactlyElementsOf(ids(500));
		assertThat(asked).hasValue(2);
	}

	@Test
	void shortPageThatIsNotTheLastIsTold() {
		pages((start) -> (start == 100) ? page(start, 120, 500L, 150L)
				: page(start, 500, 500L, (start + 50 < 500) ? (Long) (start + 50) : null));
		expectMisfit("the page after 100 rows", "20 rows only");
	}

	@Test
	void methodThatIgnoresTheStartIsFoundOut() {
		pages((start) -> page(0, 500, 500L, (start + 50 < 500) ? (Long) (start + 50) : null));
		expectMisfit("an earlier page");
		pages((start) -> page(0, 500, null, start + 50));
		expectMisfit("an earlier page");
	}

	@Test
	void listWithoutPagesIsComplete() {
		pages((start) -> page(0, 50, null, null));
		assertThat(read()).containsExactlyElementsOf(ids(50));
		pages((start) -> new Page(rows(ids(170)), null, null));
		assertThat(read()).containsExactlyElementsOf(ids(170));
	}

	@Test
	void rowsWithoutIdsThatComeAgainAreFoundOut() {
		List<Object> rows = new ArrayList<>(ids(50).stream().map((id) -> Map.of("NAME", "n" + id)).toList());
		this.portal.on("crm.address.list", (params) -> new Page(rows, null, null));
		StepVerifier.create(this.client.list("crm.address.list", JsonNode.class).fetch().then())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(Bitrix24ListException.class)
				.hasMessageContaining("nothing that is selected tells the rows apart"))
			.verify(LIMIT);
		for (String method : new String[] { "my.own.list", "booking.v1.clienttype.list", "crm.currency.list" }) {
			String key = method.startsWith("booking") ? "clientType" : "rows";
			this.portal.on(method,
					(params) -> new Page(method.startsWith("crm") ? rows : Map.of(key, rows), null, null));
			StepVerifier.create(this.client.list(method, JsonNode.class).fetch())
				.expectNextCount(50)
				.expectComplete()
				.verify(LIMIT);
		}
	}

	@Test
	void rowsComeInTheOrderOfTheirIdsWherePagesHaveNumbers() {
		this.portal.on("lists.element.get", FakeList.dense(120));
		StepVerifier.create(this.client.list("lists.element.get", Row.class).select("NAME").fetch())
			.expectNextCount(120)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.requests().get(0).parameters().value()).asString()
			.contains("ELEMENT_ORDER={ID=ASC}", "SELECT=[NAME, ID]");
		StepVerifier.create(
				this.client.list("lists.element.get", Row.class).param("element_order", Map.of("NAME", "ASC")).fetch())
			.expectNextCount(120)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.requests().get(2).parameters().value()).asString()
			.contains("element_order={NAME=ASC}")
			.doesNotContain("ELEMENT_ORDER");
	}

	@Test
	void listThatNeverEndsIsFoundOut() {
		pages((start) -> (start == 0) ? page(0, 500, null, 50L) : new Page(List.of(), null, start + 50));
		expectMisfit("0 rows only");
		pages((start) -> page(start, 500, null, start + 1));
		expectMisfit("the next starts at 1");
		pages((start) -> page(start, 500, null, start));
		expectMisfit("the next starts at 0");
	}

	@Test
	void rowsThatAreNoneAreTold() {
		for (String row : new String[] { "null", "false" }) {
			this.portal.on(METHOD, (params) -> new Page(Arrays.asList(value(row), value(row)), 2L, null));
			StepVerifier.create(this.client.list(METHOD, Row.class).fetch())
				.expectError(Bitrix24ListException.class)
				.verify(LIMIT);
		}
	}

	private static @Nullable Object value(String text) {
		return text.equals("null") ? null : Boolean.FALSE;
	}

	@Test
	void rowsAreTheOnlyArrayOfAnObject() {
		this.portal.on(METHOD, (params) -> new Page(Map.of("prices", rows(ids(20)), "more", 3), 20L, null));
		assertThat(read()).containsExactlyElementsOf(ids(20));
		this.portal.on(METHOD, (params) -> new Page(Map.of("a", rows(ids(2)), "b", rows(ids(3))), 2L, null));
		expectMisfit("withRows", "a", "b");
		this.portal.on(METHOD, (params) -> new Page(Map.of("ID", 7, "NAME", "x"), null, null));
		expectMisfit("withRows", "NAME");
	}

	@Test
	void idDecidesWhereOtherFieldsAreEqual() {
		FakeList list = FakeList.dense(120);
		this.portal.on("crm.deal.list", list);
		StepVerifier.create(this.client.list("crm.deal.list", Row.class).order("STAGE_ID", SortOrder.DESC).fetch())
			.expectNextCount(120)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.requests().get(0).parameters().value()).asString()
			.contains("order={STAGE_ID=DESC, ID=ASC}");
	}

	@Test
	void parameterOfTheCallerIsNotSaidTwice() {
		for (String parameter : new String[] { "filter", "FILTER", "start", "START", "order" }) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> this.client.list("crm.deal.list", Row.class)
					.param(parameter, Map.of("A", 1))
					.filter(Filter.where("STAGE_ID").is("NEW"))
					.fetch())
				.withMessageContaining("'crm.deal.list' is set by this client");
		}
	}

	private void expectMisfit(String... texts) {
		StepVerifier.create(this.client.list(METHOD, Row.class).fetch().then())
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).isInstanceOf(Bitrix24ListException.class).hasMessageContainingAll(texts))
			.verify(LIMIT);
	}

	private void pages(LongFunction<Page> page) {
		this.portal.on(METHOD, (params) -> page.apply(Long.parseLong((String) params.getOrDefault("start", "0"))));
	}

	private List<Long> read() {
		List<Long> ids = new ArrayList<>();
		StepVerifier.create(this.client.list(METHOD, Row.class).fetch().doOnNext((row) -> ids.add(row.id())).then())
			.expectComplete()
			.verify(LIMIT);
		return ids;
	}

	private static Page page(long start, long rows, @Nullable Long total, @Nullable Long next) {
		return new Page(rows(LongStream.rangeClosed(start + 1, Math.min(start + 50, rows)).boxed().toList()), total,
				next);
	}

	private static List<Object> rows(List<Long> ids) {
		return new ArrayList<>(ids.stream().map((id) -> Map.of("ID", id.toString())).toList());
	}

	private static List<Long> ids(long rows) {
		return LongStream.rangeClosed(1, rows).boxed().toList();
	}

	record Row(@JsonProperty("ID") long id) {
	}

}
