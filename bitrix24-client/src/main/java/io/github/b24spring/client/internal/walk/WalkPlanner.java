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

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import org.jspecify.annotations.Nullable;

/**
 * Decides which pages of a list are read next. A request is a chain of pages, each of
 * which begins where the one before it ended, and some of which skip what was read or is
 * being read by others. So no page is in vain but for those that run into the part of
 * another request, and what a request leaves of its part is read by a later one, together
 * with what others left.
 */
final class WalkPlanner {

	static final int OPENING_PAGES = 5;

	/**
	 * A list that has fewer rows would be read twice before all was looked at.
	 */
	private static final int PATIENT_ROWS = 60_000;

	private final Coverage coverage;

	private final Density density;

	private long limit;

	private final Claims claims = new Claims();

	private final PageClock clock = new PageClock();

	private @Nullable Survey survey;

	private final MediumListPlanner rounds;

	private final LongListPlanner chains;

	private boolean chaining;

	private boolean opening;

	private boolean opened;

	private long end;

	private int sent;

	/**
	 * Create a planner.
	 * @param after the position before the list
	 * @param limit the position that is not passed
	 */
	WalkPlanner(long after, long limit) {
		this.coverage = new Coverage(after);
		this.density = new Density(this.coverage);
		this.rounds = new MediumListPlanner(this.coverage, this.clock);
		this.chains = new LongListPlanner(this.coverage, this.clock);
		this.limit = limit;
	}

	Coverage coverage() {
		return this.coverage;
	}

	boolean isOpened() {
		return this.opened;
	}

	boolean isFinished() {
		return this.coverage.frontier() >= this.limit;
	}

	int inFlight() {
		return this.clock.requests();
	}

	int pagesInFlight() {
		return this.clock.pages();
	}

	/**
	 * Whether as many requests are under way as may be: all of a list that is read in two
	 * rounds.
	 * @param full the most pages of a request
	 */
	boolean isBusy(int full) {
		return inFlight() >= EvenRequestSize.TWO_ROUNDS || (inFlight() >= Walk.MAX_UNDER_WAY
				&& !(isRegular() && EvenRequestSize.isReadInTwoRounds(estimatedTotal(), full)));
	}

	/**
	 * Nothing is read after a position.
	 */
	void stopAt(long position) {
		this.limit = Math.min(this.limit, position);
	}

	/**
	 * The number of rows that there seem to be.
	 */
	long estimatedTotal() {
		double unread = this.opened ? gaps(Collections.emptyMap()).stream().mapToDouble(Gap::rows).sum() : 0;
		return this.coverage.rows() + Math.round(unread);
	}

	/**
	 * Plan the next request.
	 * @param full the most pages of a request
	 * @param room the number of pages for which there is room
	 * @param reach the number of pages that may wait for those before them
	 * @param ahead whether several requests may be under way
	 * @return the request; {@code null} if there is none before another is answered
	 */
	@Nullable WalkRequest next(int full, int room, int reach, boolean ahead) {
		if (!this.opening) {
			this.opening = true;
			int pages = Math.min(OPENING_PAGES, full);
			return send(true, Plan.of(new Claim(this.coverage.frontier(), 0, pages)).pages(), List.of());
		}
		if (!this.opened || isFinished()) {
			return null;
		}
		if (!ahead) {
			return (inFlight() == 0) ? inOrder(full) : null;
		}
		Traffic traffic = new Traffic(full, room, reach, this.sent, inFlight(), pagesInFlight());
		Survey survey = this.survey;
		if (room < full && !this.chaining) {
			return null;
		}
		if (survey != null) {
			List<Page> pages = survey.next(full);
			if (pages != null) {
				return send(false, pages, List.of());
			}
			if (survey.isSmall() && survey.chains().startNext() == 0) {
				return send(Plan.chain(gaps(this.claims.starts()).get(0), Math.min(full, survey.chainPages())));
			}
			if (survey.isUnderWay()) {
				return survey.hasLookedAgain() ? first(denseStarts(survey, traffic)) : meanwhile(survey, full);
			}
			if (isPatient(survey)) {
				return null;
			}
			if (this.chaining || (!isRegular() && isLong(traffic))) {
				return (this.chaining || !survey.isComplete()) ? chains(traffic) : lookAgain(survey, traffic);
			}
		}
		long rows = estimatedTotal();
		if (isRegular()) {
			List<Gap> gaps = gaps(this.claims.starts());
			return even(gaps, EvenRequestSize.of(traffic, Gap.pages(gaps), rows), room);
		}
		if (rows <= Survey.SMALL_ROWS) {
			// Where one more request reads all, two at the same time save nothing
			List<Gap> gaps = (inFlight() == 0) ? gaps(this.claims.starts()) : List.of();
			return gaps.isEmpty() ? null : send(Plan.rest(gaps, full, rows, this.coverage.deviation()));
		}
		Plan plan = this.rounds.next(traffic, ranges(), rows);
		return (plan != null) ? send(plan) : null;
	}

	private @Nullable WalkRequest even(List<Gap> gaps, int size, int room) {
		if (size == 0 || gaps.isEmpty()) {
			return null;
		}
		Claim look = (this.survey != null) ? this.survey.nextPlace(gaps.get(0).after(), room) : null;
		return send(compose(gaps, (look != null) ? size - 1 : size).with(look));
	}

	/**
	 * A list that may be short is read by one chain, unless the survey shows that it is
	 * long.
	 */
	private boolean isPatient(Survey survey) {
		long rows = estimatedTotal();
		return (!survey.isComplete() && inFlight() > 0 && rows <= PATIENT_ROWS)
				|| (survey.isSmall() && !this.claims.starts().isEmpty() && rows <= Survey.SMALL_ROWS);
	}

	/**
	 * While a list is looked at, it is read from some places.
	 */
	private @Nullable WalkRequest meanwhile(Survey survey, int full) {
		Claim chain = survey.nextChain(full);
		if (chain != null) {
			return send(Plan.of(chain));
		}
		double share = survey.chains().startNext();
		if (share < 0) {
			return null;
		}
		if (!survey.isReadFromManyPlaces()) {
			List<Gap> gaps = gaps(this.claims.starts());
			return gaps.isEmpty() ? null : send(compose(gaps.subList(0, 1), full));
		}
		long start = this.coverage.frontier();
		return send(survey.chains().plan(start + (long) ((this.end - start) * share), full));
	}

	private @Nullable WalkRequest first(List<Claim> claims) {
		return claims.isEmpty() ? null : send(Plan.of(claims.get(0)));
	}

	private List<Claim> denseStarts(Survey survey, Traffic traffic) {
		return DenseStarts.find(this::ranges, traffic, survey.pagesWhileLookingAgain(estimatedTotal()));
	}

	private List<UnreadRange> ranges() {
		return UnreadRanges.of(this.coverage, this::gap, this.claims, this.limit);
	}

	/**
	 * Looks at what is unclear as soon as a worker is idle, before the rest is planned.
	 */
	private @Nullable WalkRequest lookAgain(Survey survey, Traffic traffic) {
		if (traffic.idleWorkers() <= 0) {
			return null;
		}
		if (survey.look(gaps(Map.of()), this.end, estimatedTotal(), traffic, denseStarts(survey, traffic).size())) {
			return send(false, Objects.requireNonNull(survey.next(traffic.full())), List.of());
		}
		this.chaining = true;
		return chains(traffic);
	}

	private @Nullable WalkRequest chains(Traffic traffic) {
		Plan plan = this.chains.next(traffic, ranges());
		return (plan != null) ? send(plan) : null;
	}

	private Plan compose(List<Gap> gaps, int size) {
		return Plan.compose(gaps, size, isRegular(), this.coverage.deviation());
	}

	/**
	 * Whether it matters how many requests are sent, how dense each part is, or in what
	 * order the list is read.
	 */
	private boolean isLong(Traffic traffic) {
		long rows = estimatedTotal();
		boolean isMixed = rows > Survey.SMALL_ROWS && Gap.areMixed(gaps(Map.of()));
		return isMixed || rows > RequestBudget.MEDIUM_ROWS
				|| rows - this.coverage.rows() > (long) traffic.reach() * RowPage.SIZE;
	}

	private boolean isRegular() {
		return this.survey == null || this.survey.isRegular();
	}

	/**
	 * Where one request follows another, there is no need to look ahead.
	 */
	private @Nullable WalkRequest inOrder(int full) {
		List<Gap> gaps = gaps(this.claims.starts()).stream().map(Gap::withoutProbes).toList();
		return gaps.isEmpty() ? null : send(compose(gaps, full));
	}

	private WalkRequest send(Plan plan) {
		return send(false, plan.pages(), plan.claims());
	}

	private WalkRequest send(boolean opening, List<Page> pages, List<Claim> claims) {
		claims.forEach(this.claims::add);
		this.clock.sent(this.sent, pages.size());
		return new WalkRequest(this.sent++, opening, pages, claims, null);
	}

	/**
	 * The list begins and ends there, unless it was read already.
	 * @param lastPage the positions of its last rows
	 * @return the parts of the last page that are new
	 */
	List<Coverage.Part> open(long[] lastPage) {
		this.opened = true;
		long start = this.coverage.frontier();
		if (isFinished() || lastPage.length == 0 || lastPage[lastPage.length - 1] <= start) {
			this.end = start;
			stopAt(start);
			return List.of();
		}
		this.end = lastPage[lastPage.length - 1];
		this.coverage.endsAt(this.end);
		List<Coverage.Part> parts = this.coverage.add(lastPage[0] - 1, this.end, lastPage, true);
		if (start < lastPage[0] - 1) {
			this.survey = Survey.of(this.coverage, this.density.gap(start, lastPage[0] - 1));
		}
		return parts;
	}

	/**
	 * A request was answered, as far as it ever will be.
	 */
	void answered(WalkRequest request) {
		this.clock.answered(request.number());
		request.claims().forEach(this.claims::remove);
		Survey survey = this.survey;
		if (survey != null) {
			survey.answered(request);
		}
		if (survey != null && survey.isBelied(this.coverage)) {
			List<Gap> gaps = gaps(Map.of());
			this.survey = gaps.isEmpty() ? survey : Survey.ofHoles(gaps, this.end, estimatedTotal());
		}
	}

	/**
	 * The parts of the list that are neither read nor claimed.
	 */
	private List<Gap> gaps(Map<Long, Claim> claims) {
		TreeMap<Long, Long> busy = new TreeMap<>();
		long estimatedTotal = claims.isEmpty() ? 0 : estimatedTotal();
		claims.forEach((after, claim) -> busy.put(after, within(claim, estimatedTotal)));
		return this.coverage.unread(busy, this.limit).stream().map((part) -> gap(part.after(), part.upTo())).toList();
	}

	private long within(Claim claim, long estimatedTotal) {
		boolean whole = claim.pages() == Integer.MAX_VALUE || estimatedTotal > RequestBudget.MEDIUM_ROWS || isRegular();
		return whole ? claim.upTo() : claim.probableEnd(gap(claim.after(), claim.upTo()));
	}

	private Gap gap(long after, long upTo) {
		if (after >= this.end || upTo > this.end) {
			return Gap.of(after, upTo, 0, 0);
		}
		return this.density.gap(after, upTo);
	}

}
