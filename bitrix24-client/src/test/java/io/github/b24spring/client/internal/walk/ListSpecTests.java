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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.ListPage;
import io.github.b24spring.client.ListProgress;
import io.github.b24spring.client.ListSpec;
import io.github.b24spring.client.exception.Bitrix24AccessDeniedException;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24ListException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.transport.FakePortal;
import io.github.b24spring.client.internal.transport.FakePortal.Page;
import io.github.b24spring.client.internal.transport.FakePortal.Refusal;
import io.github.b24spring.client.list.SortOrder;
import io.github.b24spring.client.settings.RetrySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static io.github.b24spring.client.list.Filter.anyOf;
import static io.github.b24spring.client.list.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ListSpecTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String METHOD = "crm.activity.list";

	private final FakePortal portal = new FakePortal();

	private final Bitrix24Client client = this.portal.client();

	@Test
	void smallListCostsOneRequest() {
		for (int size : new int[] { 0, 1, 49, 50, 51, 100, 249, 250 }) {
			FakeList list = FakeList.dense(size);
			this.portal.on(METHOD, list);
			int before = this.portal.requests().size();
			assertThat(ids(fetch())).as("%s rows", size).containsExactly(list.ids());
			assertThat(this.portal.requests()).as("%s rows", size).hasSize(before + 1);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 251, 300, 2499, 2500, 2501, 2750, 2751, 5000, 9999, 10_000 })
	void rowsComeOnceAndInOrderInFewRequests(int size) {
		FakeList list = FakeList.dense(size);
		this.portal.on(METHOD, list);
		assertThat(ids(fetch())).containsExactly(list.ids());
		assertThat(this.portal.requests()).hasSizeLessThanOrEqualTo(1 + (size + 2249) / 2500);
		assertThat(list.counted()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 50, 51, 250, 2500, 7777 })
	void descendingOrderIsTheSameFromTheEnd(int size) {
		FakeList list = FakeList.dense(size);
		this.portal.on(METHOD, list);
		assertThat(ids(this.client.list(METHOD, Row.class).order("ID", SortOrder.DESC).fetch()))
			.containsExactly(reversed(list.ids()));
	}

	@Test
	void sparseIdsAndFarBlocksCostHardlyMore() {
		this.portal.latency(ListSpecTests::timeOf);
		int dense = requestsFor(FakeList.dense(100_000));
		Random random = new Random(7);
		AtomicLong id = new AtomicLong();
		long[] sparse = LongStream.range(0, 100_000).map((i) -> id.addAndGet(1 + random.nextInt(1999))).toArray();
		assertThat(requestsFor(new FakeList(sparse))).isLessThanOrEqualTo(dense * 3 / 2 + 3);
		assertThat(requestsFor(new FakeList(LongStream.range(900_000_000, 900_100_000).toArray())))
			.isLessThanOrEqualTo(dense * 3 / 2 + 3);
	}

	@Test
	void anyDistributionOfIdsIsReadCompletely() {
		this.portal.latency(ListSpecTests::timeOf);
		Random random = new Random(11);
		for (int round = 0; round < 40; round++) {
			long id = 0;
			List<Long> ids = new ArrayList<>();
			int blocks = 1 + random.nextInt(6);
			for (int block = 0; block < blocks; block++) {
				int gap = 1 << random.nextInt(16);
				int size = random.nextInt(4000);
				for (int i = 0; i < size; i++) {
					id += 1 + random.nextInt(gap);
					ids.add(id);
				}
				id += random.nextInt(1_000_000);
			}
			FakeList list = new FakeList(ids.stream().mapToLong(Long::longValue).toArray());
			this.portal.on(METHOD, list);
			int before = this.portal.requests().size();
			assertThat(ids(fetch())).as("round %s", round).containsExactly(list.ids());
			assertThat(this.portal.requests().size() - before).as("round %s with %s rows", round, ids.size())
				.isLessThanOrEqualTo(ids.size() / 2500 * 3 + 30);
		}
	}

	@Test
	void callersOwnBoundsNarrowTheRange() {
		this.portal.on(METHOD, FakeList.dense(9000));
		assertThat(ids(this.client.list(METHOD, Row.class)
			.filter(where("ID").greaterThan(100).and("ID").atMost(7000))
			.fetch())).containsExactly(LongStream.rangeClosed(101, 7000).toArray());
		assertThat(ids(this.client.list(METHOD, Row.class)
			.filter(where("ID").atLeast("100").and("ID").lessThan(7000))
			.order("ID", SortOrder.DESC)
			.fetch())).containsExactly(reversed(LongStream.rangeClosed(100, 6999).toArray()));
		assertThat(ids(this.client.list(METHOD, Row.class)
			.filter(where("ID").greaterThan(500).and("ID").lessThan(500))
			.fetch())).isEmpty();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.client.list(METHOD, Row.class).filter(where("ID").greaterThan("x")).fetch());
	}

	@Test
	void readingResumesAfterAnId() {
		this.portal.on(METHOD, FakeList.dense(1000));
		assertThat(ids(this.client.list(METHOD, Row.class).fetchAfter(990)))
			.containsExactly(LongStream.rangeClosed(991, 1000).toArray());
		assertThat(ids(this.client.list(METHOD, Row.class).order("ID", SortOrder.DESC).fetchAfter(11)))
			.containsExactly(reversed(LongStream.rangeClosed(1, 10).toArray()));
		assertThatIllegalStateException()
			.isThrownBy(() -> this.client.list(METHOD, Row.class).order("SUBJECT", SortOrder.ASC).fetchAfter(11));
	}

	@Test
	void whatIsAskedTravelsInTheMethodsOwnNames() {
		this.portal.on("user.get", FakeList.dense(60).named("FILTER", "ID", "ID", null));
		this.portal.on("crm.item.list", FakeList.dense(3000).named("filter", "id", "id", "items"));
		this.portal.on("tasks.task.list", FakeList.dense(3000).named("filter", "ID", "id", "tasks"));
		assertThat(ids(this.client.list("user.get", Row.class).filter(where("ACTIVE").is(true)).fetch())).hasSize(60);
		assertThat(this.portal.requests().get(0).commands().get("c1").parameters().value()).asString()
			.contains("FILTER={=ACTIVE=1, >ID=$result[c0][49][ID]}", "sort=ID", "order=ASC", "start=-1");
		assertThat(ids(this.client.list("crm.item.list", LowerRow.class)
			.param("entityTypeId", 2)
			.select("title")
			.filter(anyOf(where("stageId").is("A"), where("opportunity").atLeast(5)))
			.fetch()
			.map((row) -> new Row(row.id())))).hasSize(3000);
		assertThat(this.portal.requests().get(1).commands().get("c1").parameters().value()).asString()
			.contains("entityTypeId=2", "select=[title, id]", ">id=$result[c0][items][49][id]",
					"0={logic=OR, 0={=stageId=A}, 1={>=opportunity=5}}");
		assertThat(ids(this.client.list("tasks.task.list", LowerRow.class).fetch().map((row) -> new Row(row.id()))))
			.hasSize(3000);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.client.list(METHOD, Row.class).filter(anyOf(where("A").is(1), where("B").is(2))));
	}

	@Test
	void otherOrdersAreReadInCountedPages() {
		FakeList list = FakeList.dense(5120);
		this.portal.on(METHOD, list);
		assertThat(ids(this.client.list(METHOD, Row.class).order("SUBJECT", SortOrder.DESC).fetch()))
			.containsExactly(reversed(list.ids()));
		assertThat(this.portal.requests()).extracting((call) -> Math.max(call.commands().size(), 1))
			.containsExactly(1, 50, 50, 2);
		assertThat(this.portal.requests()).extracting(Call::priority).containsOnly(CallPriority.BULK);
	}

	@Test
	void unknownMethodIsReadPageByPage() {
		FakeList list = FakeList.dense(120);
		this.portal.on("my.own.list", list);
		assertThat(ids(this.client.list("my.own.list", Row.class).fetch())).containsExactly(list.ids());
		assertThat(ids(
				this.client.list("my.own.list", Row.class).method((form) -> form.withWalkable(true)).fetchAfter(110)))
			.hasSize(10);
	}

	@Test
	void rowsAddedWhilePagesAreReadAreNotLost() {
		FakeList list = FakeList.dense(160);
		this.portal.on(METHOD, (params) -> {
			Object page = list.apply(params);
			list.ids(LongStream.rangeClosed(1, 290).toArray());
			return page;
		});
		assertThat(ids(this.client.list(METHOD, Row.class).order("SUBJECT", SortOrder.ASC).fetch()))
			.containsExactly(list.ids());
	}

	@Test
	void singlePageAndCount() {
		this.portal.on(METHOD, FakeList.dense(120));
		StepVerifier.create(this.client.list(METHOD, Row.class).page(100))
			.assertNext((page) -> assertThat(page)
				.isEqualTo(new ListPage<>(LongStream.rangeClosed(101, 120).mapToObj(Row::new).toList(), 120L, null)))
			.verifyComplete();
		StepVerifier.create(this.client.list(METHOD, Row.class).filter(where("ID").greaterThan(100)).count())
			.expectNext(20L)
			.verifyComplete();
		assertThat(this.portal.requests()).extracting(Call::priority).containsOnly(CallPriority.INTERACTIVE);
	}

	@Test
	void faultsOfRequestsAreBridged() {
		FakeList list = FakeList.dense(20_000);
		Random random = new Random(3);
		this.portal.on(METHOD, list).failing((request) -> (random.nextInt(4) == 0) ? reset() : null);
		Bitrix24Client patient = this.portal.client(RetrySettings.defaults().withMaxRetries(8));
		List<Row> rows = new ArrayList<>();
		StepVerifier.withVirtualTime(() -> patient.list(METHOD, Row.class).fetch().doOnNext(rows::add).then())
			.thenAwait(Duration.ofHours(1))
			.expectComplete()
			.verify(LIMIT);
		assertThat(rows).extracting(Row::id).containsExactlyElementsOf(boxed(list.ids()));
	}

	@Test
	void faultsOfPagesAreBridged() {
		FakeList list = FakeList.dense(12_000);
		Random random = new Random(5);
		this.portal.on(METHOD, list.failing((page) -> (random.nextInt(30) == 0)
				? new Refusal("OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.") : null));
		List<Row> rows = new ArrayList<>();
		StepVerifier.withVirtualTime(() -> fetch().doOnNext(rows::add).then())
			.thenAwait(Duration.ofHours(1))
			.expectComplete()
			.verify(LIMIT);
		assertThat(rows).extracting(Row::id).containsExactlyElementsOf(boxed(list.ids()));
	}

	@Test
	void faultsOfCountedPagesAreBridged() {
		FakeList list = FakeList.dense(12_000);
		Random random = new Random(9);
		this.portal.on(METHOD, list
			.failing((page) -> (random.nextInt(40) == 0) ? new Refusal("INTERNAL_SERVER_ERROR", "Oops.") : null));
		List<Row> rows = new ArrayList<>();
		StepVerifier
			.withVirtualTime(() -> this.client.list(METHOD, Row.class)
				.order("SUBJECT", SortOrder.ASC)
				.fetch()
				.doOnNext(rows::add)
				.then())
			.thenAwait(Duration.ofHours(1))
			.expectComplete()
			.verify(LIMIT);
		assertThat(rows).extracting(Row::id).containsExactlyElementsOf(boxed(list.ids()));
	}

	@Test
	void hopelessFailureTellsTheLastId() {
		for (SortOrder order : SortOrder.values()) {
			for (String field : new String[] { "ID", "SUBJECT" }) {
				FakeList list = FakeList.dense(12_000)
					.failing((page) -> (page == 100) ? new Refusal("ACCESS_DENIED", "No.") : null);
				this.portal.on(METHOD, list);
				List<Long> rows = new ArrayList<>();
				StepVerifier
					.create(this.client.list(METHOD, Row.class)
						.order(field, order)
						.fetch()
						.doOnNext((row) -> rows.add(row.id()))
						.then())
					.expectErrorSatisfies((ex) -> {
						assertThat(ex).isInstanceOf(Bitrix24ListException.class)
							.hasCauseInstanceOf(Bitrix24AccessDeniedException.class);
						Long last = ((Bitrix24ListException) ex).lastId();
						assertThat(last).isEqualTo(field.equals("ID") ? rows.get(rows.size() - 1) : null);
					})
					.verify(LIMIT);
				// Requests may come to the portal in another order than they are sent
				assertThat(rows).hasSizeBetween(250, 11_950)
					.containsExactlyElementsOf(boxed((order == SortOrder.ASC) ? list.ids() : reversed(list.ids()))
						.subList(0, rows.size()));
			}
		}
	}

	@Test
	void lastingFailureEndsInAnException() {
		FakeList list = FakeList.dense(12_000);
		this.portal.on(METHOD, list).failing((request) -> (request > 3) ? reset() : null);
		StepVerifier.withVirtualTime(() -> fetch().then())
			.thenAwait(Duration.ofHours(1))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(Bitrix24ListException.class)
				.hasMessageContaining("resume")
				.hasCauseInstanceOf(Bitrix24ConnectionException.class))
			.verify(LIMIT);
	}

	@Test
	void methodThatIgnoresTheCursorIsFoundOut() {
		this.portal.on(METHOD, (params) -> new Page(rows(1, 50), null, null));
		expectUnreadable("ignores the order");
		this.portal.on(METHOD, (params) -> new Page(rows(50, 1), null, null));
		expectUnreadable("ignores the order");
		FakeList list = FakeList.dense(1000);
		this.portal.on(METHOD, (params) -> list.apply(Map.of("order", params.get("order"), "start", "-1")));
		expectUnreadable("do not start after the id 50: the method ignores the filter");
	}

	@Test
	void rowWithoutIdIsFoundOut() {
		this.portal.on(METHOD, (params) -> {
			List<Map<String, Object>> rows = isDescending(params) ? rows(20, 1) : rows(1, 20);
			rows.set(7, Map.of("TITLE", "x"));
			return new Page(rows, null, null);
		});
		expectUnreadable("no 'ID'");
	}

	@Test
	void answerWithoutRowsIsFoundOut() {
		this.portal.on(METHOD, (params) -> true);
		expectUnreadable("no rows");
		this.portal.on("crm.item.list", (params) -> new Page(Map.of("elements", rows(1, 3)), null, null));
		StepVerifier.create(this.client.list("crm.item.list", Row.class).fetch())
			.expectErrorSatisfies((ex) -> assertThat(ex).hasMessageContaining("'items'"))
			.verify(LIMIT);
	}

	@Test
	void rowThatDoesNotFitTellsItsId() {
		this.portal.on(METHOD,
				(params) -> new Page(
						isDescending(params) ? rows(2, 1)
								: List.of(Map.of("ID", "1"), Map.of("ID", "2", "TITLE", List.of(Map.of()))),
						null, null));
		StepVerifier.create(this.client.list(METHOD, Titled.class).fetch())
			.expectNext(new Titled(1, null))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(Bitrix24ListException.class)
				.hasMessageContaining("the row with the id 2")
				.satisfies((failure) -> assertThat(((Bitrix24ListException) failure).lastId()).isEqualTo(1)))
			.verify(LIMIT);
	}

	@Test
	void repeatedRowsComeOnce() {
		FakeList list = FakeList.dense(3000);
		this.portal.on(METHOD, (params) -> {
			Page page = (Page) list.apply(params);
			List<Object> twice = new ArrayList<>();
			((List<?>) page.result()).forEach((row) -> {
				twice.add(row);
				twice.add(row);
			});
			return new Page(twice.subList(0, Math.min(50, twice.size())), null, null);
		});
		assertThat(ids(fetch())).containsExactly(list.ids());
	}

	@Test
	void pagesWhoseReferencesFailAreReadAgain() {
		FakeList list = FakeList.dense(2000);
		AtomicLong pages = new AtomicLong();
		this.portal.on(METHOD, (params) -> {
			Page page = (Page) list.apply(params);
			if (pages.incrementAndGet() % 7 != 0 || ((List<?>) page.result()).size() < 50) {
				return page;
			}
			Map<String, Object> gaps = new LinkedHashMap<>();
			((List<?>) page.result()).forEach((row) -> gaps.put(Integer.toString(3 * gaps.size()), row));
			return new Page(gaps, null, null);
		});
		assertThat(ids(fetch())).containsExactly(list.ids());
		assertThat(ids(this.client.list(METHOD, Row.class).order("ID", SortOrder.DESC).fetch()))
			.containsExactly(reversed(list.ids()));
	}

	private static void readInVirtualTime(FakeList list, Supplier<Flux<Row>> rows) {
		StepVerifier.withVirtualTime(() -> rows.get().map(Row::id).collectList())
			.thenAwait(Duration.ofMinutes(10))
			.assertNext((ids) -> assertThat(ids).containsExactlyElementsOf(LongStream.of(list.ids()).boxed().toList()))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void severalRangesAreReadAtOnce() {
		FakeList list = FakeList.dense(60_000);
		this.portal.on(METHOD, list)
			.latency((call) -> Mono.delay(Duration.ofMillis(200 + 37 * call.commands().size() % 60)));
		readInVirtualTime(list, this::fetch);
		assertThat(this.portal.peak()).isEqualTo(Walk.MAX_UNDER_WAY);
	}

	@Test
	void bothRoundsOfAMediumListAreReadAtOnce() {
		FakeList list = FakeList.dense(20_000);
		this.portal.on(METHOD, list).latency((call) -> Mono.delay(Duration.ofMillis(200)));
		readInVirtualTime(list, this::fetch);
		assertThat(this.portal.peak()).isEqualTo(EvenRequestSize.TWO_ROUNDS);
	}

	@Test
	void requestThatIsOvertakenDoesNotHoldBackTheOthers() {
		FakeList list = FakeList.dense(120_000);
		AtomicLong requests = new AtomicLong();
		Sinks.One<Long> overtaken = Sinks.one();
		this.portal.on(METHOD, list).latency((call) -> {
			long number = requests.incrementAndGet();
			if (number == 1 + 20) {
				overtaken.tryEmitValue(0L);
			}
			return (number == 2) ? overtaken.asMono() : Mono.delay(Duration.ofMillis(100));
		});
		readInVirtualTime(list, this::fetch);
		assertThat(this.portal.peak()).isEqualTo(Walk.MAX_UNDER_WAY);
	}

	@Test
	void slowSubscriberIsNoMoreThanTwoBatchesBehind() {
		FakeList list = FakeList.dense(60_000);
		this.portal.on(METHOD, list);
		AtomicLong taken = new AtomicLong();
		StepVerifier.withVirtualTime(() -> fetch().doOnNext((row) -> taken.incrementAndGet()), 0)
			.thenRequest(10)
			.expectNextCount(10)
			.then(() -> assertThat(this.portal.requests()).hasSizeLessThanOrEqualTo(2))
			.thenRequest(990)
			.expectNextCount(990)
			.then(() -> assertThat(list.pages()).isLessThanOrEqualTo(6 + 100))
			.thenRequest(9000)
			.expectNextCount(9000)
			.then(() -> assertThat(list.pages()).isLessThanOrEqualTo(206 + 100))
			.thenCancel()
			.verify(LIMIT);
	}

	@Test
	void quickSubscriberWithBoundedDemandIsNotHeldBack() {
		FakeList list = FakeList.dense(60_000);
		this.portal.on(METHOD, list).latency((call) -> Mono.delay(Duration.ofMillis(200)));
		readInVirtualTime(list, () -> fetch().limitRate(256));
		assertThat(this.portal.peak()).isGreaterThanOrEqualTo(Walk.MAX_UNDER_WAY - 1);
	}

	@Test
	void cancelledReadingSendsNothingMore() {
		this.portal.on(METHOD, FakeList.dense(60_000)).latency((call) -> Mono.delay(Duration.ofMillis(20)));
		StepVerifier.create(fetch().take(300).publishOn(Schedulers.parallel())).expectNextCount(300).verifyComplete();
		assertThat(this.portal.requests()).hasSizeLessThanOrEqualTo(1 + 20);
	}

	@Test
	void progressIsTold() {
		this.portal.on(METHOD, FakeList.dense(10_000));
		List<ListProgress> told = new ArrayList<>();
		assertThat(ids(this.client.list(METHOD, Row.class).progress(told::add).fetch())).hasSize(10_000);
		assertThat(told.get(0).rows()).isEqualTo(250);
		assertThat(told).extracting(ListProgress::estimatedTotal)
			.allSatisfy((total) -> assertThat(total).isBetween(9900L, 10_100L));
		assertThat(told.get(told.size() - 1))
			.isEqualTo(new ListProgress(10_000, this.portal.requests().size(), 10_000L));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void listGoesOnWhereWhoeverIsToldOfItsProgressFails(boolean byId) {
		FakeList list = FakeList.dense(1_000);
		this.portal.on(METHOD, list);
		AtomicInteger told = new AtomicInteger();
		ListSpec<Row> rows = this.client.list(METHOD, Row.class).progress((progress) -> {
			told.incrementAndGet();
			throw new IllegalStateException("no view");
		});
		assertThat(ids((byId ? rows : rows.order("TITLE", SortOrder.ASC)).fetch())).hasSize(1_000);
		assertThat(told).hasPositiveValue();
	}

	@Test
	void slowPagesMakeShortRequests() {
		FakeList list = FakeList.dense(3000);
		this.portal.secondsPerPage(2).on(METHOD, list);
		assertThat(ids(fetch())).containsExactly(list.ids());
		assertThat(this.portal.requests())
			.allSatisfy((call) -> assertThat(call.commands()).hasSizeLessThanOrEqualTo(6));
	}

	private void expectUnreadable(String pattern) {
		StepVerifier.create(fetch()).thenConsumeWhile((row) -> true).expectErrorSatisfies((ex) -> {
			assertThat(ex).isInstanceOf(Bitrix24ListException.class)
				.hasCauseInstanceOf(Bitrix24UnreadableResponseException.class);
			assertThat(ex.getMessage()).containsPattern(pattern);
		}).verify(LIMIT);
	}

	/**
	 * Requests overlap as those of a portal do.
	 */
	private static Mono<Long> timeOf(Call call) {
		return Mono.delay(Duration.ofMillis(call.commands().size()));
	}

	private int requestsFor(FakeList list) {
		this.portal.on(METHOD, list);
		int before = this.portal.requests().size();
		assertThat(ids(fetch())).containsExactly(list.ids());
		return this.portal.requests().size() - before;
	}

	private Flux<Row> fetch() {
		return this.client.list(METHOD, Row.class).fetch();
	}

	private static long[] ids(Flux<Row> rows) {
		List<Long> ids = new ArrayList<>();
		StepVerifier.create(rows.doOnNext((row) -> ids.add(row.id())).then()).expectComplete().verify(LIMIT);
		return ids.stream().mapToLong(Long::longValue).toArray();
	}

	private static List<Map<String, Object>> rows(long from, long to) {
		List<Map<String, Object>> rows = new ArrayList<>();
		long step = (from <= to) ? 1 : -1;
		for (long id = from; id != to + step; id += step) {
			rows.add(new HashMap<>(Map.of("ID", Long.toString(id))));
		}
		return rows;
	}

	private static boolean isDescending(Map<String, Object> params) {
		return params.toString().contains("DESC");
	}

	private static long[] reversed(long[] ids) {
		return LongStream.range(0, ids.length).map((i) -> ids[(int) (ids.length - 1 - i)]).toArray();
	}

	private static List<Long> boxed(long[] ids) {
		return LongStream.of(ids).boxed().toList();
	}

	private static Bitrix24ConnectionException reset() {
		return new Bitrix24ConnectionException(Bitrix24Error.withoutAnswer("batch", "reset", true), null);
	}

	record Row(@JsonProperty("ID") long id) {
	}

	record LowerRow(@JsonProperty("id") long id) {
	}

	record Titled(@JsonProperty("ID") long id, @JsonProperty("TITLE") String title) {
	}

}
