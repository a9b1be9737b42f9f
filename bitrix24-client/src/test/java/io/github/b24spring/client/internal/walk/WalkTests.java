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
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.exception.Bitrix24AccessDeniedException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.internal.answer.TestAnswers;
import io.github.b24spring.client.internal.pipeline.RetryPolicies;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.internal.walk.Shelf.Slice;
import io.github.b24spring.client.internal.walk.WalkReading.ReadPage;
import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import io.github.b24spring.client.list.ListMethod;
import io.github.b24spring.client.settings.RetrySettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When requests of a list go, and what is kept of their answers. All ids have six digits,
 * so that all pages have the same length.
 */
class WalkTests {

	private static final long BEFORE = 100_000;

	private static final long[] LONG = ids(100_000);

	private static final LongFunction<String> ROW = (id) -> "{\"ID\":\"%d\",\"TITLE\":\"A row of a list\"}"
		.formatted(id);

	private static final int PAGE = page(LONG, ROW).bytes();

	private final List<WalkRequest> sent = new ArrayList<>();

	private MemoryBudget budget = new MemoryBudget(1_000_000_000);

	private long[] ids = LONG;

	private LongFunction<String> row = ROW;

	private Walk walk = walk();

	private @Nullable ReadPage lastPage;

	private Walk walk() {
		return new Walk(BEFORE, Long.MAX_VALUE,
				RetryPolicies.of(RetrySettings.defaults(), Timing.of(VirtualTimeScheduler.create())), CallPriority.BULK,
				this.budget.open());
	}

	@Test
	void nothingIsKnownBeforeTheFirstAnswer() {
		this.walk.demanded(Long.MAX_VALUE);
		ask(2);
		assertThat(this.sent).hasSize(1).allMatch(WalkRequest::opening);
		assertThat(this.walk.estimatedTotal()).isNull();
		assertThat(this.walk.answers()).isZero();
		assertThat(this.walk.poll()).isNull();
		answer(this.sent.get(0));
		assertThat(this.walk.estimatedTotal()).isEqualTo(100_000);
		assertThat(this.walk.answers()).isEqualTo(1);
		assertThat(this.sent).hasSize(2);
	}

	@Test
	void twelveRequestsAreUnderWayAtMost() {
		open();
		ask(20);
		assertThat(underWay()).hasSize(Walk.MAX_UNDER_WAY);
		answer(underWay().get(3));
		assertThat(this.sent).hasSize(1 + Walk.MAX_UNDER_WAY + 1);
	}

	@Test
	void allRequestsOfTwoRoundsAreUnderWay() {
		this.ids = ids(20_000);
		open();
		ask(20);
		assertThat(underWay()).hasSize(EvenRequestSize.TWO_ROUNDS);
		underWay().forEach(this::answer);
		assertThat(takeAll()).isEqualTo(20_000);
	}

	@Test
	void requestThatNobodyWaitsForAnyMoreDoesNotGo() {
		this.walk.demanded(Long.MAX_VALUE);
		ask(1);
		Disposable given = this.walk.next().subscribe(this.sent::add);
		given.dispose();
		answer(this.sent.get(0));
		assertThat(this.sent).hasSize(1);
		assertThat(this.budget.held()).isEqualTo(opened());
		ask(1);
		assertThat(this.sent).hasSize(2);
	}

	@Test
	void demandLetsRequestsGoAtOnce() {
		this.walk.demanded(1);
		ask(10);
		answer(this.sent.get(0));
		int before = this.sent.size();
		this.walk.demanded(Long.MAX_VALUE);
		assertThat(this.sent).hasSizeGreaterThan(before + 3);
	}

	@Test
	void memoryIsHeldForWhatIsUnderWayAndForWhatWaits() {
		open();
		ask(20);
		int pages = underWay().stream().mapToInt(WalkRequest::size).sum();
		assertThat(this.budget.held()).isEqualTo((long) PAGE * pages + opened());
		answer(underWay().get(0));
		int more = this.sent.get(this.sent.size() - 1).size();
		assertThat(this.budget.held()).isEqualTo((long) PAGE * (pages + more) + opened());
	}

	@Test
	void noMemoryIsHeldForRequestsThatThereIsNoNeedOf() {
		this.ids = ids(1000);
		open();
		ask(10);
		assertThat(underWay()).isNotEmpty();
		int pages = underWay().stream().mapToInt(WalkRequest::size).sum();
		assertThat(this.budget.held()).isEqualTo((long) PAGE * pages + opened());
	}

	@Test
	void memoryOfPagesIsGivenBackWithTheirLastRow() {
		open();
		long held = this.budget.held();
		int pages = this.sent.get(0).size();
		for (int page = 1; page <= pages; page++) {
			Slice slice = this.walk.poll();
			assertThat(slice).isNotNull();
			assertThat(slice.from()).isZero();
			assertThat(slice.to()).isEqualTo(RowPage.SIZE);
			assertThat(this.budget.held()).isEqualTo(held);
			assertThat(this.walk.taken(slice, 1)).isEqualTo(page == pages);
		}
		assertThat(this.budget.held()).isEqualTo(held - (long) pages * PAGE);
		assertThat(this.walk.poll()).isNull();
	}

	@Test
	void memoryBoundsHowManyRequestsAreUnderWay() {
		budget((6 + 3 * 50 + 10L) * PAGE);
		open();
		ask(20);
		assertThat(underWay()).extracting(WalkRequest::size).containsExactly(50, 50, 50);
		takeAll();
		assertThat(underWay()).hasSize(3);
	}

	@Test
	void listThatFindsNoMemoryAsksForItsShareOnceItsRowsAreTaken() {
		budget(80L * PAGE);
		MemoryBudget.Share other = this.budget.open();
		open();
		other.hold(80L * PAGE);
		ask(5);
		assertThat(underWay()).isEmpty();
		takeAll();
		assertThat(underWay()).extracting(WalkRequest::size).containsExactly(20);
		answer(underWay().get(0));
		assertThat(this.sent).hasSize(2);
		takeAll();
		assertThat(this.sent).hasSize(3);
	}

	@Test
	void rowsThatWaitForOthersArePackedOnceTheyAreMany() {
		open();
		ask(40);
		List<WalkRequest> others = underWay().subList(1, 9);
		List<ReadPage> loose = new ArrayList<>();
		others.forEach((request) -> loose.addAll(answer(request).pages()));
		assertThat(loose).hasSize(400).noneMatch(WalkTests::isPacked);
		assertThat(answer(this.sent.get(10)).pages()).hasSize(50).allMatch(WalkTests::isPacked);
		List<ReadPage> next = answer(this.sent.get(1)).pages();
		assertThat(next.subList(0, 49)).as("what comes next").noneMatch(WalkTests::isPacked);
		assertThat(next.subList(49, 50)).as("where the list is looked at").allMatch(WalkTests::isPacked);
		assertThat(takeAll()).isGreaterThanOrEqualTo(10 * 49 * RowPage.SIZE);
	}

	@Test
	void lastPageOfAListIsPackedAtOnceUnlessItWasRead() {
		assertThat(isPacked(lastPage())).isTrue();
		this.ids = ids(30);
		this.walk = walk();
		assertThat(isPacked(lastPage())).isFalse();
	}

	private ReadPage lastPage() {
		this.sent.clear();
		open();
		return Objects.requireNonNull(this.lastPage);
	}

	@Test
	void rowsThatPackingHardlyMakesSmallerAreLeftAsTheyAre() {
		Random random = new Random(5);
		this.row = (id) -> noise(id, random);
		open();
		ask(40);
		List<ReadPage> pages = new ArrayList<>();
		underWay().subList(1, 11).forEach((request) -> pages.addAll(answer(request).pages()));
		assertThat(pages).hasSize(500).noneMatch(WalkTests::isPacked);
	}

	@Test
	void nothingIsReadFartherAheadThanThereIsRoom() {
		Random random = new Random(5);
		this.row = (id) -> noise(id, random);
		open();
		ask(100);
		int read = 0;
		for (int i = 2; i < this.sent.size(); i++) {
			read += answer(this.sent.get(i)).pages().size();
		}
		assertThat(read).isBetween(ReadAhead.MOST_PAGES - 2 * 50, ReadAhead.MOST_PAGES - 1);
	}

	@Test
	void pageThatIsNotFullEndsNoListThatGoesOn() {
		long[] all = ids(1000);
		this.ids = all;
		this.walk.demanded(Long.MAX_VALUE);
		ask(1);
		WalkReading whole = read(this.sent.get(0));
		ReadPage first = page(LongStream.of(all).limit(30).toArray(), BEFORE, false);
		this.walk.answered(this.sent.get(0),
				new WalkReading(List.of(first), whole.lastPage(), first.upTo(), List.of(), 0, null, false));
		assertThat(this.walk.isFinished()).isFalse();
		ask(1);
		assertThat(this.sent.get(1).pages().get(0).after()).isEqualTo(all[29]);
	}

	@Test
	void pageThatIsNotFullInTheMiddleEndsNoListEither() {
		open();
		ask(3);
		WalkRequest request = underWay().get(0);
		WalkReading whole = read(request);
		answer(underWay().get(1));
		ReadPage full = whole.pages().get(0);
		long[] some = Arrays.copyOf(full.positions(), 20);
		ReadPage partly = page(some, full.after(), false);
		this.walk.answered(request, new WalkReading(List.of(partly), null, partly.upTo(), List.of(), 0, null, false));
		ask(10);
		assertThat(this.walk.isFinished()).isFalse();
		assertThat(this.sent).flatExtracting(WalkRequest::pages).extracting(Page::after).containsOnlyOnce(some[19]);
	}

	@Test
	void pageThatIsNotFullEndsTheListWhereNothingFollows() {
		this.ids = ids(30);
		this.walk.demanded(Long.MAX_VALUE);
		List<String> ends = new ArrayList<>();
		ask(1);
		this.walk.next().doOnSuccess((request) -> ends.add("end")).subscribe(this.sent::add);
		answer(this.sent.get(0));
		assertThat(this.walk.isFinished()).isTrue();
		assertThat(this.sent).hasSize(1);
		assertThat(ends).hasSize(1);
		assertThat(takeAll()).isEqualTo(30);
	}

	@Test
	void failureShowsWhenAllRowsBeforeItWereTaken() {
		open();
		ask(3);
		WalkRequest failing = underWay().get(0);
		Bitrix24Exception failure = new Bitrix24AccessDeniedException(
				Bitrix24Error.withoutAnswer("crm.activity.list", "No.", false));
		WalkReading reading = read(failing);
		Walk.Rest rest = this.walk.answered(failing, new WalkReading(reading.pages().subList(0, 2), null,
				reading.pages().get(1).upTo(), List.of(), 0, failure, false));
		assertThat(rest.request()).isNull();
		assertThat(this.walk.failure()).isNull();
		assertThat(takeAll()).isEqualTo((this.sent.get(0).size() + 2L) * RowPage.SIZE);
		assertThat(this.walk.isFinished()).isTrue();
		assertThat(this.walk.failure()).isSameAs(failure);
	}

	private void budget(long bytes) {
		this.budget = new MemoryBudget(bytes);
		this.walk = walk();
	}

	private void open() {
		this.walk.demanded(Long.MAX_VALUE);
		ask(1);
		answer(this.sent.get(0));
	}

	private void ask(int requests) {
		for (int i = 0; i < requests; i++) {
			this.walk.next().subscribe(this.sent::add);
		}
	}

	private List<WalkRequest> underWay() {
		return List.copyOf(this.sent.subList(1, this.sent.size()));
	}

	private long takeAll() {
		long rows = 0;
		for (Slice slice = this.walk.poll(); slice != null; slice = this.walk.poll()) {
			rows += slice.to() - slice.from();
			this.walk.taken(slice, 1);
		}
		return rows;
	}

	/**
	 * What is held once a list was opened, whose last page is packed.
	 */
	private long opened() {
		return (long) PAGE * this.sent.get(0).size() + Objects.requireNonNull(this.lastPage).page().heldBytes();
	}

	private WalkReading answer(WalkRequest request) {
		WalkReading reading = read(request);
		this.lastPage = (reading.lastPage() != null) ? reading.lastPage() : this.lastPage;
		assertThat(this.walk.answered(request, reading).request()).isNull();
		return reading;
	}

	private WalkReading read(WalkRequest request) {
		List<ReadPage> pages = new ArrayList<>();
		long position = BEFORE;
		for (Page asked : request.pages()) {
			position = Math.max(position, asked.after());
			Long upTo = asked.upTo();
			pages.add((upTo != null) ? end(asked.after(), upTo) : page(rows(position), position, asked.isJump()));
			position = (upTo != null) ? position : pages.get(pages.size() - 1).upTo();
		}
		ReadPage last = request.opening() ? end(BEFORE, Long.MAX_VALUE) : null;
		return new WalkReading(pages, last, position, List.of(), 0, null, false);
	}

	private long[] rows(long after) {
		int from = rank(after);
		return Arrays.copyOfRange(this.ids, from, Math.min(from + RowPage.SIZE, this.ids.length));
	}

	private ReadPage end(long after, long upTo) {
		int to = rank(upTo);
		long[] rows = Arrays.copyOfRange(this.ids, Math.max(rank(after), to - RowPage.SIZE), to);
		return new ReadPage(page(rows, this.row), IntStream.range(0, rows.length).toArray(), rows,
				(rows.length < RowPage.SIZE) ? after : rows[0] - 1, upTo, true);
	}

	private ReadPage page(long[] rows, long after, boolean jumped) {
		return new ReadPage(page(rows, this.row), IntStream.range(0, rows.length).toArray(), rows, after,
				(rows.length < RowPage.SIZE) ? Long.MAX_VALUE : rows[rows.length - 1], jumped);
	}

	private int rank(long id) {
		int found = Arrays.binarySearch(this.ids, id);
		return (found >= 0) ? found + 1 : -found - 1;
	}

	private static RowPage page(long[] rows, LongFunction<@Nullable String> row) {
		String result = Arrays.stream(rows)
			.limit(RowPage.SIZE)
			.mapToObj(row)
			.collect(Collectors.joining(",", "[", "]"));
		return RowPage.read("crm.activity.list",
				Objects.requireNonNull(TestAnswers.read("{\"result\":" + result + "}").result()),
				ListMethod.of("crm.activity.list"), (text) -> text);
	}

	private static String noise(long id, Random random) {
		byte[] noise = new byte[300];
		random.nextBytes(noise);
		return "{\"ID\":\"" + id + "\",\"TITLE\":\"" + Base64.getEncoder().encodeToString(noise) + "\"}";
	}

	private static boolean isPacked(ReadPage page) {
		return page.page().heldBytes() != page.page().bytes();
	}

	private static long[] ids(int count) {
		return LongStream.rangeClosed(BEFORE + 1, BEFORE + count).toArray();
	}

}
