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
import java.util.List;
import java.util.stream.LongStream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.ListSpec;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.connect.ListMemory;
import io.github.b24spring.client.connect.PortalLimits;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.exception.Bitrix24ListException;
import io.github.b24spring.client.list.SortOrder;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Fault;
import io.github.b24spring.testportal.RateLimit;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.list.IdProfile;
import io.github.b24spring.testportal.list.IdSequence;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists in pieces, over HTTP.
 */
class ListPagesPortalTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final int ROWS = 3_045;

	private final IdSequence ids = IdSequence.uneven(IdProfile.HEAVY_TAIL, ROWS, 5);

	@AutoClose
	private final Bitrix24TestPortal portal = Bitrix24TestPortal.builder()
		.activities(ActivityData.generated(ROWS, this.ids))
		.rateLimit(RateLimit.unlimited())
		.start();

	@ParameterizedTest
	@EnumSource
	void readingGoesOnAfterTheLastRowOfTheLastPiece(SortOrder order) {
		List<List<Activity>> before = new ArrayList<>();
		// What came may be written; the portal fails after the first piece.
		Flux<List<Activity>> pages = list().order("ID", order).pages().doOnNext((page) -> {
			before.add(page);
			this.portal.faults().always(Fault.error(400, "ACCESS_DENIED", "no"));
		});
		StepVerifier.create(pages.then()).expectErrorSatisfies((failure) -> {
			assertThat(before).isNotEmpty();
			assertThat(((Bitrix24ListException) failure).lastId()).isEqualTo(last(before).id());
		}).verify(LIMIT);
		List<Long> expected = LongStream.range(0, ROWS)
			.map((position) -> this.ids.id((order == SortOrder.ASC) ? position : ROWS - 1 - position))
			.boxed()
			.toList();
		List<Long> written = rows(before);
		assertThat(written).hasSizeLessThan(ROWS).isEqualTo(expected.subList(0, written.size()));
		this.portal.faults().clear();
		List<List<Activity>> after = new ArrayList<>();
		StepVerifier.create(list().order("ID", order).pagesAfter(last(before).id()).doOnNext(after::add).then())
			.expectComplete()
			.verify(LIMIT);
		written.addAll(rows(after));
		assertThat(written).isEqualTo(expected);
		assertThat(after.subList(0, after.size() - 1)).allSatisfy((page) -> assertThat(page).hasSize(50));
	}

	@Test
	void listReadsNoFurtherThanItsMemoryWhileNobodyAsks() {
		StepVerifier.create(list().pages(), 1)
			.expectNextCount(1)
			.expectNoEvent(Duration.ofMillis(100))
			.then(() -> assertThat(this.portal.statistics().requests()).as("requests for one piece")
				.isLessThanOrEqualTo(3))
			.thenRequest(10)
			.expectNextCount(10)
			.expectNoEvent(Duration.ofMillis(100))
			.thenRequest(Long.MAX_VALUE)
			.expectNextCount(ROWS / 50 - 10)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.statistics().requests()).as("requests for all").isGreaterThan(3);
	}

	private ListSpec<Activity> list() {
		return Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(this.portal.webhookUrl()))
			.limits(PortalLimits.create())
			.rateLimitSettings((settings) -> RateLimitSettings.unlimited())
			.retrySettings((settings) -> settings.withTimeout(Duration.ZERO))
			.listMemory(ListMemory.of(1))
			.build()
			.list("crm.activity.list", Activity.class)
			.select("ID");
	}

	private static Activity last(List<List<Activity>> pages) {
		List<Activity> page = pages.get(pages.size() - 1);
		return page.get(page.size() - 1);
	}

	private static List<Long> rows(List<List<Activity>> pages) {
		List<Long> rows = new ArrayList<>();
		pages.forEach((page) -> page.forEach((row) -> rows.add(row.id())));
		return rows;
	}

	private record Activity(@JsonProperty("ID") long id) {
	}

}
