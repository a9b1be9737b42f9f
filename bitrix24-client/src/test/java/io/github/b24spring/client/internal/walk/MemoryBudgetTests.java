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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.PipelineClient;
import io.github.b24spring.client.exception.Bitrix24ListException;
import io.github.b24spring.client.internal.pipeline.BarePipeline;
import io.github.b24spring.client.internal.transport.FakePortal;
import io.github.b24spring.client.internal.transport.FakePortal.Refusal;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import io.github.b24spring.client.list.SortOrder;
import io.github.b24spring.client.settings.RetrySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MemoryBudgetTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String METHOD = "crm.activity.list";

	private final FakePortal portal = new FakePortal();

	@Test
	void listsHoldNoMoreThanIsThereUnlessTheyHaveTo() {
		MemoryBudget budget = new MemoryBudget(100);
		MemoryBudget.Share first = budget.open();
		MemoryBudget.Share second = budget.open();
		assertThat(first.tryHold(60)).isTrue();
		assertThat(second.tryHold(41)).isFalse();
		assertThat(second.tryHold(40)).isTrue();
		assertThat(first.tryHold(1)).isFalse();
		second.add(70);
		assertThat(budget.held()).isEqualTo(170);
		first.hold(10);
		assertThat(budget.held()).isEqualTo(120);
		assertThat(first.least()).isEqualTo(50);
	}

	@Test
	void closedShareHoldsNothing() {
		MemoryBudget budget = new MemoryBudget(100);
		MemoryBudget.Share share = budget.open();
		MemoryBudget.Share other = budget.open();
		share.hold(80);
		share.close();
		share.close();
		share.hold(50);
		share.add(50);
		assertThat(share.tryHold(1)).isFalse();
		assertThat(budget.held()).isZero();
		assertThat(other.least()).isEqualTo(100);
		assertThatIllegalArgumentException().isThrownBy(() -> new MemoryBudget(0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ID", "SUBJECT" })
	void nothingIsHeldAfterCompletion(String order) {
		MemoryBudget budget = new MemoryBudget(1_000_000_000);
		this.portal.on(METHOD, FakeList.dense(20_000));
		List<Long> held = new ArrayList<>();
		StepVerifier.create(rows(budget, order).doOnNext((row) -> held.add(budget.held())).then())
			.expectComplete()
			.verify(LIMIT);
		assertThat(held).hasSize(20_000).anyMatch((bytes) -> bytes > 0).allMatch((bytes) -> bytes >= 0);
		assertThat(held.subList(10_000, 20_000)).allMatch((bytes) -> bytes < 20_000_000);
		assertThat(budget.held()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ID", "SUBJECT" })
	void nothingIsHeldAfterCancellation(String order) {
		MemoryBudget budget = new MemoryBudget(1_000_000_000);
		this.portal.on(METHOD, FakeList.dense(20_000)).latency((call) -> Mono.delay(Duration.ofMillis(20)));
		StepVerifier.create(rows(budget, order), 0)
			.thenRequest(300)
			.expectNextCount(300)
			.then(() -> assertThat(budget.held()).isPositive())
			.thenCancel()
			.verify(LIMIT);
		assertThat(budget.held()).isZero();
		assertThat(budget.open().least()).isEqualTo(1_000_000_000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ID", "SUBJECT" })
	void nothingIsHeldAfterAFailure(String order) {
		MemoryBudget budget = new MemoryBudget(1_000_000_000);
		this.portal.on(METHOD,
				FakeList.dense(20_000).failing((page) -> (page > 130) ? new Refusal("ACCESS_DENIED", "No.") : null));
		StepVerifier.create(rows(budget, order).then()).expectError(Bitrix24ListException.class).verify(LIMIT);
		assertThat(budget.held()).isZero();
		assertThat(budget.open().least()).isEqualTo(1_000_000_000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ID", "SUBJECT" })
	void listThatFindsNothingFreeReadsOnOneRequestAtATime(String order) {
		MemoryBudget budget = new MemoryBudget(1);
		FakeList list = FakeList.dense(7777);
		this.portal.on(METHOD, list).latency((call) -> Mono.delay(Duration.ofMillis(5)));
		StepVerifier.create(rows(budget, order).count()).expectNext(7777L).expectComplete().verify(LIMIT);
		assertThat(this.portal.peak()).isEqualTo(1);
		assertThat(budget.held()).isZero();
	}

	@Test
	void rowsThatWaitForOthersArePacked() {
		int more = 2 * ReadAhead.MOST_PAGES / 50;
		AtomicInteger requests = new AtomicInteger();
		Sinks.One<Long> first = Sinks.one();
		this.portal.on(METHOD, FakeList.dense(250_000)).latency((call) -> {
			int request = requests.incrementAndGet();
			if (request == more) {
				first.tryEmitValue(0L);
			}
			return (request == 2) ? first.asMono() : Mono.just(0L);
		});
		List<Long> ids = new ArrayList<>();
		StepVerifier.create(rows(new MemoryBudget(1_000_000_000), "ID").doOnNext((row) -> ids.add(row.id())).then())
			.expectComplete()
			.verify(LIMIT);
		assertThat(ids).containsExactlyElementsOf(LongStream.rangeClosed(1, 250_000).boxed().toList());
	}

	@Test
	void memoryThatAnotherListGivesBackIsUsed() {
		MemoryBudget budget = new MemoryBudget(100_000_000);
		MemoryBudget.Share other = budget.open();
		other.hold(100_000_000);
		this.portal.on(METHOD, FakeList.dense(60_000)).latency((call) -> Mono.delay(Duration.ofMillis(50)));
		StepVerifier.withVirtualTime(() -> rows(budget, "ID").doOnNext((row) -> {
			if (row.id() == 3000) {
				assertThat(this.portal.peak()).isEqualTo(1);
				other.close();
			}
		}).count()).thenAwait(Duration.ofMinutes(1)).expectNext(60_000L).expectComplete().verify(LIMIT);
		assertThat(this.portal.peak()).isGreaterThan(3);
	}

	private Flux<Row> rows(MemoryBudget budget, String order) {
		Bitrix24Client client = PipelineClient
			.of(BarePipeline.of(this.portal, Bitrix24JsonMapper.create(), RetrySettings.defaults()), budget);
		return client.list(METHOD, Row.class).order(order, SortOrder.ASC).fetch();
	}

	record Row(@JsonProperty("ID") long id) {
	}

}
