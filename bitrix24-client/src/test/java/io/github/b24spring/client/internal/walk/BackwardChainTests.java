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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.pipeline.BarePipeline;
import io.github.b24spring.client.internal.pipeline.CallPipeline;
import io.github.b24spring.client.internal.transport.FakePortal;
import io.github.b24spring.client.internal.transport.FakePortal.Refusal;
import io.github.b24spring.client.internal.walk.WalkReading.ReadPage;
import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import io.github.b24spring.client.list.SortOrder;
import io.github.b24spring.client.settings.RetrySettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages that are read from the end of a part of a list, one before the other, from a
 * portal that resolves the references between them.
 */
class BackwardChainTests {

	private static final String METHOD = "crm.activity.list";

	private final FakePortal portal = new FakePortal();

	private final FakeList list = FakeList.dense(1000);

	private ListQuery query = ListQuery.of(METHOD);

	@Test
	void pagesComeOneBeforeTheOther() {
		WalkReading reading = read(Claim.pages(List.of(Claim.endOf(100, 800, 3))));
		assertThat(reading.pages()).extracting(ReadPage::upTo).containsExactly(800L, 750L, 700L);
		assertThat(reading.pages()).extracting(ReadPage::after).containsExactly(750L, 700L, 650L);
		assertThat(reading.pages()).allSatisfy((page) -> assertThat(page.positions())
			.containsExactly(LongStream.rangeClosed(page.after() + 1, page.upTo()).toArray()));
		assertThat(reading.failure()).isNull();
	}

	@Test
	void pagesOfADescendingListComeOneBeforeTheOther() {
		this.query = this.query.withOrder(Map.of("ID", SortOrder.DESC));
		WalkReading reading = read(Claim.pages(List.of(Claim.endOf(-800, -100, 2))));
		assertThat(reading.pages()).extracting(ReadPage::upTo).containsExactly(-100L, -150L);
		assertThat(reading.pages()).extracting(ReadPage::after).containsExactly(-150L, -200L);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1000, Long.MAX_VALUE })
	void endOfTheListIsAskedForWithoutABoundWhereThereIsNone(long upTo) {
		WalkReading reading = read(Claim.pages(List.of(Claim.endOf(100, upTo, 2))));
		assertThat(reading.pages()).extracting(ReadPage::upTo).containsExactly(upTo, 950L);
		assertThat(text(this.portal.requests().get(0).parameters().value()).contains("%3C%3DID"))
			.isEqualTo(upTo == 1000);
	}

	@Test
	void chainsOfBothKindsShareARequest() {
		WalkReading reading = read(
				Claim.pages(List.of(new Claim(0, 0, 2), Claim.endOf(100, 400, 2), new Claim(500, 500, 2))));
		assertThat(reading.pages()).extracting(ReadPage::after).containsExactly(0L, 50L, 350L, 300L, 500L, 550L);
		assertThat(reading.position()).isEqualTo(600);
	}

	/**
	 * Such a page refers to a row that is not there, which a portal takes for any text.
	 */
	@Test
	void pagesBeforeTheFirstRowArePassedOver() {
		this.portal.on(METHOD, (params) -> text(params).contains("$result")
				? this.list.apply(Map.of("filter", Map.of(), "start", "-1")) : this.list.apply(params));
		WalkReading reading = reading(
				Claim.pages(List.of(Claim.endOf(700, 770, 4), new Claim(800, 800, 1), new Claim(900, 900, 1))));
		assertThat(reading.pages()).extracting(ReadPage::after).containsExactly(720L, 700L, 800L, 900L);
		assertThat(reading.pages().get(1).positions()).containsExactly(LongStream.rangeClosed(701, 720).toArray());
		assertThat(reading.failure()).isNull();
	}

	@Test
	void pageThatEndsWhereThePartBeginsIsTheLast() {
		WalkReading reading = read(Claim.pages(List.of(Claim.endOf(700, 800, 4))));
		assertThat(reading.pages()).extracting(ReadPage::after).containsExactly(750L, 700L);
	}

	@Test
	void whatFollowsARefusalOfPagesBeforeTheFirstRowIsLeft() {
		this.portal.on(METHOD, (params) -> text(params).contains("$result")
				? new Refusal("ERROR_ARGUMENT", "No number.") : this.list.apply(params));
		WalkReading reading = reading(Claim.pages(List.of(Claim.endOf(780, 800, 4), new Claim(900, 900, 1))));
		assertThat(reading.pages()).extracting(ReadPage::after).containsExactly(780L);
		assertThat(reading.failure()).isNull();
	}

	@Test
	void chainGoesOnWhereItFailed() {
		this.list.failing((page) -> (page == 3) ? new Refusal("QUERY_LIMIT_EXCEEDED", "Wait.") : null);
		WalkReading reading = read(Claim.pages(List.of(Claim.endOf(100, 800, 4), new Claim(900, 900, 1))));
		assertThat(reading.pages()).extracting(ReadPage::after).containsExactly(750L, 700L);
		assertThat(reading.unread()).containsExactly(Page.endOf(100, 700), Page.previous(100), Page.after(900));
		assertThat(read(reading.unread()).pages()).extracting(ReadPage::after).containsExactly(650L, 600L, 900L);
	}

	@Test
	void chainThatFollowsGoesOnWhereItFailed() {
		this.list.failing((page) -> (page == 3) ? new Refusal("QUERY_LIMIT_EXCEEDED", "Wait.") : null);
		WalkReading reading = read(Claim.pages(List.of(Claim.endOf(780, 800, 2), new Claim(900, 900, 2))));
		assertThat(reading.unread()).containsExactly(Page.after(900), Page.NEXT);
	}

	@ParameterizedTest
	@ValueSource(longs = { 600, 760 })
	void rowsOfAnotherPartAreAFault(long upTo) {
		this.portal.on(METHOD, (params) -> this.list.apply((this.list.pages() == 1)
				? Map.of("filter", Map.of("<=ID", String.valueOf(upTo)), "order", "DESC", "start", "-1") : params));
		WalkReading reading = reading(Claim.pages(List.of(Claim.endOf(650, 800, 2))));
		assertThat(reading.failure()).isInstanceOf(Bitrix24UnreadableResponseException.class)
			.hasMessageContaining("the method ignores the filter");
		assertThat(reading.hopeless()).isTrue();
	}

	private WalkReading read(List<Page> pages) {
		this.portal.on(METHOD, this.list);
		return reading(pages);
	}

	private WalkReading reading(List<Page> pages) {
		CallPipeline pipeline = BarePipeline.of(this.portal, Bitrix24JsonMapper.create(), RetrySettings.defaults());
		IdReader reader = new IdReader(this.query, IdBounds.of(this.query, null),
				new RowDecoder<>(METHOD, pipeline.answers(), JsonNode.class));
		WalkRequest request = new WalkRequest(1, false, pages, List.of(), null);
		List<WalkReading> readings = new ArrayList<>();
		StepVerifier
			.create(pipeline.first().exchange(reader.call(request)).map((envelope) -> reader.read(request, envelope)))
			.consumeNextWith(readings::add)
			.verifyComplete();
		return readings.get(0);
	}

	private static String text(@Nullable Object parameters) {
		return Objects.toString(parameters);
	}

}
