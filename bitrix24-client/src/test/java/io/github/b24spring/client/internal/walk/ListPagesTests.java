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
import java.util.Arrays;
import java.util.List;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.exception.Bitrix24ListException;
import io.github.b24spring.client.internal.transport.FakePortal;
import io.github.b24spring.client.internal.transport.FakePortal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ListPagesTests {

	private static final String METHOD = "crm.activity.list";

	private final FakePortal portal = new FakePortal();

	private final Bitrix24Client client = this.portal.client();

	@ParameterizedTest
	@CsvSource({ "0,0,0", "1,1,1", "50,1,50", "51,2,1", "7777,156,27" })
	void rowsComeInFullPagesAndTheRest(int rows, int pages, int last) {
		FakeList list = FakeList.dense(rows);
		this.portal.on(METHOD, list);
		List<Integer> sizes = new ArrayList<>();
		List<Long> ids = new ArrayList<>();
		StepVerifier.create(pages().doOnNext((page) -> {
			sizes.add(page.size());
			page.forEach((row) -> ids.add(row.get("ID").asLong()));
		}).then()).verifyComplete();
		assertThat(ids).containsExactly(Arrays.stream(list.ids()).boxed().toArray(Long[]::new));
		assertThat(sizes).hasSize(pages);
		assertThat(sizes.stream().limit(Math.max(pages - 1, 0))).allMatch((size) -> size == 50);
		assertThat((pages > 0) ? sizes.get(pages - 1) : 0).isEqualTo(last);
	}

	@Test
	void failureComesAfterTheRowsBeforeIt() {
		this.portal.on(METHOD,
				FakeList.dense(5000).failing((page) -> (page > 3) ? new Refusal("ACCESS_DENIED", "no") : null));
		List<Long> ids = new ArrayList<>();
		StepVerifier.create(pages().doOnNext((page) -> page.forEach((row) -> ids.add(row.get("ID").asLong()))).then())
			.expectErrorSatisfies(
					(ex) -> assertThat(((Bitrix24ListException) ex).lastId()).isEqualTo(ids.get(ids.size() - 1)))
			.verify();
	}

	@Test
	void pieceThatHasBegunIsNotDroppedForTheFailure() {
		Flux<Integer> rows = Flux.range(1, 7).concatWith(Flux.error(new IllegalStateException("broken")));
		StepVerifier.create(Pieces.of(rows, 5))
			.expectNext(List.of(1, 2, 3, 4, 5))
			.expectNext(List.of(6, 7))
			.verifyErrorMessage("broken");
	}

	@Test
	void onePageIsGivenToOneThatIsAskedFor() {
		this.portal.on(METHOD, FakeList.dense(5000));
		StepVerifier.create(pages(), 0)
			.thenRequest(1)
			.assertNext((page) -> assertThat(page).hasSize(50))
			.thenCancel()
			.verify();
	}

	private Flux<List<JsonNode>> pages() {
		return this.client.list(METHOD, JsonNode.class).pages();
	}

}
