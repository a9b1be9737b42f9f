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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import org.jspecify.annotations.Nullable;

/**
 * A look at many places of a list whose ids are uneven, before it is read.
 */
final class Survey {

	/**
	 * How many rows a list that may be small has at most.
	 */
	static final int SMALL_ROWS = 4500;

	private static final double REGULAR = 1.1;

	private static final double NEARLY_REGULAR = 1.8;

	private static final int MAYBE_SMALL_ROWS = 12_000;

	/**
	 * How many rows a list that may be small seems to have at most, unless some of its
	 * parts are many times as dense as others.
	 */
	private static final int MOST_MAYBE_SMALL_ROWS = 20_000;

	private static final int CERTAINLY_SMALL_ROWS = 2000;

	static final int LARGE_ROWS = 75_000;

	/**
	 * A list that has fewer rows by its usual distances may be neither short nor long.
	 */
	private static final int MAYBE_MEDIUM_ROWS = 120_000;

	/**
	 * The fewest places at which a whole list is looked at again.
	 */
	private static final int FEWEST_PLACES = 40;

	/**
	 * How many sparse rows a list of dense and sparse parts has that is looked at all
	 * over.
	 */
	private static final int SPARSE_ROWS = 500;

	private static final int SHORT_LIST_ROWS = 30_000;

	/**
	 * Dense parts of a list of few sparse rows are thought to be longer than they are, as
	 * long as it is unclear where they end.
	 */
	private static final int SHORT_UNCLEAR_LIST_ROWS = 90_000;

	private static final int FEW_SPARSE_ROWS = 3000;

	/**
	 * How often a long list is looked at again.
	 */
	private static final int LOOKS = 2;

	/**
	 * The pages of a chain that reads a short list while it is looked at.
	 */
	private static final int SHORT_LIST_CHAIN = 18;

	/**
	 * How many times as many rows as expected make another look at the whole list
	 * necessary.
	 */
	private static final double SURPRISE = 2;

	private List<List<Page>> requests;

	private ChainsMeanwhile chains = ChainsMeanwhile.one();

	private int looks;

	private final @Nullable Integer chainPages;

	private final @Nullable EvenIds even;

	private EvenLooks evenLooks = EvenLooks.none();

	private boolean parts;

	private final Deque<Claim> chainsAtPlaces = new ArrayDeque<>();

	private boolean lookedAgain;

	private int shortRows = SHORT_LIST_ROWS;

	private int sent;

	private int answered;

	private final double expected;

	private Survey(List<List<Page>> requests, @Nullable Integer chainPages, @Nullable EvenIds even, double expected) {
		this.requests = requests;
		this.chainPages = chainPages;
		this.even = even;
		this.expected = expected;
	}

	/**
	 * Plan the look.
	 * @param coverage what was read of the beginning and the end
	 * @param gap what is between
	 * @return the survey, which has no requests if ids are even
	 */
	static Survey of(Coverage coverage, Gap gap) {
		ListEnds ends = ListEnds.of(coverage, gap);
		Survey survey = of(gap, ends);
		if (ends.sparseRows() < FEW_SPARSE_ROWS) {
			survey.shortRows = SHORT_UNCLEAR_LIST_ROWS;
		}
		return survey;
	}

	private static Survey of(Gap gap, ListEnds ends) {
		double unevenness = ends.unevenness();
		if (unevenness <= REGULAR || (unevenness <= NEARLY_REGULAR && gap.rows() <= SMALL_ROWS)) {
			Survey survey = new Survey(List.of(), null, (unevenness <= REGULAR) ? EvenIds.of(gap) : null, gap.rows());
			survey.evenLooks = EvenLooks.of(gap);
			return survey;
		}
		if (unevenness <= NEARLY_REGULAR) {
			return (gap.rows() <= LARGE_ROWS) ? new Survey(LookPlaces.of(gap, 1, 10), null, null, gap.rows())
					: ofManyPlaces(ends);
		}
		double most = gap.mostRows();
		if (most <= CERTAINLY_SMALL_ROWS) {
			return new Survey(List.of(), 2 + (int) Math.ceil(1.2 * most / RowPage.SIZE), null, most);
		}
		if (ends.areParts() && ends.sparseRows() >= SPARSE_ROWS && most > LARGE_ROWS) {
			PartLooks looks = PartLooks.of(gap, ends.sparseRows(), most);
			Survey survey = new Survey(looks.requests(), looks.chainPages(), null, gap.rows());
			survey.parts = true;
			looks.starts().forEach((start) -> survey.chainsAtPlaces.add(Claim.startOf(start, looks.chainPages())));
			return survey;
		}
		boolean maybeSmall = gap.rows() <= MOST_MAYBE_SMALL_ROWS || ends.mayBeParts();
		if (ends.sparseRows() <= MAYBE_SMALL_ROWS && maybeSmall) {
			List<List<Page>> looks = (gap.fewestRows() <= MAYBE_SMALL_ROWS) ? LookPlaces.of(gap, 1, 10)
					: LookPlaces.towardsEnds(gap);
			return new Survey(looks, Integer.MAX_VALUE, null, gap.rows());
		}
		return ofManyPlaces(ends);
	}

	/**
	 * A list that is too long to look at it before it is read.
	 */
	private static Survey ofManyPlaces(ListEnds ends) {
		if (ends.usualRows() < MAYBE_MEDIUM_ROWS) {
			MediumLooks looks = MediumLooks.of(ends.gap());
			Survey survey = new Survey(looks.requests(), null, null, ends.gap().rows());
			survey.chainsAtPlaces.addAll(looks.chains());
			survey.chains = ChainsMeanwhile.none();
			return survey;
		}
		Survey survey = new Survey(List.of(), null, null, ends.gap().rows());
		survey.chains = ChainsMeanwhile.many(ends);
		return survey;
	}

	/**
	 * Plan the look at a list whose ids seemed to be even, until a hole was met.
	 * @param gaps what is unread
	 * @param end the position of the last row
	 * @param rows the number of rows that there would be without holes
	 * @return the survey
	 */
	static Survey ofHoles(List<Gap> gaps, long end, double rows) {
		Survey survey = new Survey(LookPlaces.parted(LookPlaces.everywhere(gaps, end, FEWEST_PLACES),
				rows <= SHORT_LIST_ROWS, RequestBudget.WORKERS, LookPlaces.MOST_PAGES_TOGETHER), null, null, rows);
		survey.looks = 1;
		return survey;
	}

	/**
	 * Return the places of the next request that looks only, {@code null} if there is
	 * none.
	 * @param full the most pages of a request
	 */
	@Nullable List<Page> next(int full) {
		if (this.sent == this.requests.size()) {
			return null;
		}
		List<Page> pages = this.requests.get(this.sent);
		if (pages.size() > full) {
			this.requests = new ArrayList<>(this.requests);
			this.requests.set(this.sent, pages.subList(0, full));
			this.requests.add(this.sent + 1, pages.subList(full, pages.size()));
		}
		return this.requests.get(this.sent++);
	}

	/**
	 * Return the next chain of those that begin at places of their own; {@code null} if
	 * there is none.
	 * @param full the most pages
	 */
	@Nullable Claim nextChain(int full) {
		Claim chain = this.chainsAtPlaces.poll();
		return (chain != null) ? Claim.startOf(chain.after(), Math.min(full, chain.pages())) : null;
	}

	/**
	 * Return where the next request that reads looks, too; {@code null} if it does not.
	 * @param after the position up to which all is read or asked for
	 * @param room the number of pages for which there is room
	 */
	@Nullable Claim nextPlace(long after, int room) {
		return this.evenLooks.next(after, room);
	}

	/**
	 * A request was answered.
	 */
	void answered(WalkRequest request) {
		if (!request.opening() && (request.claims().isEmpty() || isReadFromManyPlaces())) {
			this.answered++;
		}
	}

	/**
	 * Looks again at a list that turns out to be long, where it is unclear how far its
	 * dense parts reach.
	 * @param gaps what is unread
	 * @param end the position of the last row
	 * @param estimatedTotal the number of rows
	 * @param traffic what is going on
	 * @param readers how many of the idle workers can read meanwhile
	 * @return whether there are more requests
	 */
	boolean look(List<Gap> gaps, long end, long estimatedTotal, Traffic traffic, int readers) {
		List<Page> places = new ArrayList<>();
		while (places.isEmpty() && this.looks < LOOKS) {
			this.looks++;
			boolean rough = !this.parts && this.chains.looks() == 0 && this.looks == 1
					&& (isSmall() || estimatedTotal > SURPRISE * this.expected);
			if (!rough || !isShort(estimatedTotal)) {
				places.addAll(UnclearGaps.places(gaps, estimatedTotal, LookPlaces.MOST_PAGES, this.parts));
			}
			if (rough && places.isEmpty()) {
				places.addAll(LookPlaces.everywhere(gaps, end, FEWEST_PLACES));
			}
		}
		if (places.isEmpty()) {
			return false;
		}
		this.lookedAgain = true;
		boolean isShort = isShort(estimatedTotal);
		int kept = isShort ? 0 : readers;
		this.requests = LookPlaces.parted(places, isShort, traffic.idleWorkers() - kept, traffic.full());
		this.sent = 0;
		this.answered = 0;
		return true;
	}

	/**
	 * Whether the ids are so even that requests need no room for error.
	 */
	boolean isRegular() {
		return this.even != null;
	}

	/**
	 * Whether ids that seemed to be even are not.
	 */
	boolean isBelied(Coverage coverage) {
		return this.even != null && this.even.isBelied(coverage);
	}

	boolean isUnderWay() {
		return isReadFromManyPlaces() ? this.chains.hasNext() || this.answered == 0
				: this.answered < this.requests.size();
	}

	/**
	 * Whether all that was looked at is known, too, although more may be read before.
	 */
	boolean isComplete() {
		return !isReadFromManyPlaces() || this.answered >= this.chains.looks();
	}

	private boolean isShort(long rows) {
		return rows <= this.shortRows;
	}

	boolean hasLookedAgain() {
		return this.lookedAgain;
	}

	boolean isSmall() {
		return this.chainPages != null;
	}

	int chainPages() {
		return (this.chainPages != null) ? this.chainPages : 0;
	}

	/**
	 * The chains that read the list while it is looked at.
	 */
	ChainsMeanwhile chains() {
		return this.chains;
	}

	/**
	 * Whether the requests that look at the list read it too, from many places.
	 */
	boolean isReadFromManyPlaces() {
		return !this.lookedAgain && this.chains.looks() > 0;
	}

	/**
	 * The most pages of a chain to begin while the list is looked at again.
	 * @param rows the number of rows that there seem to be
	 * @return the pages; 0 if the list is looked at so quickly that none should begin
	 */
	int pagesWhileLookingAgain(long rows) {
		if (!isShort(rows)) {
			return Integer.MAX_VALUE;
		}
		return this.parts ? SHORT_LIST_CHAIN : 0;
	}

}
