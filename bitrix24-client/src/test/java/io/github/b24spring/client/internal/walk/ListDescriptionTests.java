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
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.ListProgress;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.transport.FakePortal;
import io.github.b24spring.client.list.SortOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a description of a list says of all its requests.
 */
class ListDescriptionTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String METHOD = "crm.deal.list";

	private final FakePortal portal = new FakePortal();

	private final Bitrix24Client client = this.portal.client();

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void deadlineIsThatOfEachRequest(boolean byId) {
		this.portal.on(METHOD, FakeList.dense(6000));
		Duration deadline = Duration.ofSeconds(77);
		expect(6000,
				this.client.list(METHOD, Row.class)
					.order(byId ? "ID" : "TITLE", SortOrder.ASC)
					.deadline(deadline)
					.fetch());
		assertThat(this.portal.requests()).hasSizeGreaterThan(2).extracting(Call::deadline).containsOnly(deadline);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.client.list(METHOD, Row.class).deadline(Duration.ofNanos(999_999)))
			.withMessageContaining("'deadline'");
	}

	@Test
	void severalFieldsSortInTheOrderInWhichTheyWereSaid() {
		this.portal.on(METHOD, FakeList.dense(60));
		expect(60,
				this.client.list(METHOD, Row.class)
					.order("STAGE_ID", SortOrder.DESC)
					.order("TITLE", SortOrder.ASC)
					.fetch());
		assertThat(parameters(0)).contains("order={STAGE_ID=DESC, TITLE=ASC, ID=ASC}");
	}

	@Test
	void firstPageIsAskedForWithoutAPlaceWhereNoneIsDocumented() {
		this.portal.on("crm.category.list", FakeList.dense(60).named("filter", "id", "id", "categories"));
		expect(60, this.client.list("crm.category.list", LowerRow.class).fetch());
		assertThat(parameters(0)).doesNotContain("start");
		assertThat(this.portal.requests()).hasSize(2);
		assertThat(parameters(1)).contains("start=50");
	}

	@Test
	void totalIsNotGuessedWhereNothingIsKnownOfIt() {
		this.portal.on("my.list", (parameters) -> List.of(Map.of("ID", "1"), Map.of("ID", "2")));
		List<ListProgress> told = new ArrayList<>();
		expect(2, this.client.list("my.list", Row.class).progress(told::add).fetch());
		assertThat(told).containsExactly(new ListProgress(2, 1, null));
	}

	private String parameters(int request) {
		return this.portal.requests().get(request).parameters().value().toString();
	}

	private static void expect(long rows, Flux<?> list) {
		StepVerifier.create(list.count()).expectNext(rows).expectComplete().verify(LIMIT);
	}

	record Row(@JsonProperty("ID") long id) {

	}

	record LowerRow(long id) {

	}

}
