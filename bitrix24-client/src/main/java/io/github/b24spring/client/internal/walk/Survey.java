package io.github.b24spring.client.internal.walk;

import java.util.ArrayList;
import java.util.List;

import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import org.jspecify.annotations.Nullable;

/**
 * A look at many places of a list whose ids are uneven, before it is read.
 */
final class Survey {

	/**
	 * How many rows a list that may be small has at most.
	 */
	static final int SMALL_ROWS = 5000;

	private static final double REGULAR = 1.1;

	private static final double NEARLY_REGULAR = 1.8;

	private static final int MAYBE_SMALL_ROWS = 12_000;

	private static final int CERTAINLY_SMALL_ROWS = 2000;

	private static final int LARGE_ROWS = 50_000;

	private final List<List<Page>> requests;

	private final @Nullable Integer chainPages;

	private final boolean regular;

	private int sent;

	private int answered;

	private boolean chainStarted;

	private Survey(List<List<Page>> requests, @Nullable Integer chainPages, boolean regular) {
		this.requests = requests;
		this.chainPages = chainPages;
		this.regular = regular;
	}

	/**
	 * Plan the look.
	 * @param coverage what was read of the beginning and the end
	 * @param gap what is between
	 * @return the survey, which has no requests if ids are even
	 */
	static Survey of(Coverage coverage, Gap gap) {
		double unevenness = unevenness(coverage, gap);
		if (unevenness <= NEARLY_REGULAR) {
			return new Survey(List.of(), null, unevenness <= REGULAR);
		}
		double most = gap.ids() * Math.max(gap.left(), gap.right());
		if (most <= CERTAINLY_SMALL_ROWS) {
			return new Survey(List.of(), 2 + (int) Math.ceil(1.2 * most / RowPage.SIZE), false);
		}
		if (gap.ids() * Math.min(gap.left(), gap.right()) <= MAYBE_SMALL_ROWS) {
			return new Survey(places(gap, 1, 10), Integer.MAX_VALUE, false);
		}
		return new Survey((gap.rows() > LARGE_ROWS) ? places(gap, 3, 10) : places(gap, 7, 3), null, false);
	}

	private static double unevenness(Coverage coverage, Gap gap) {
		double lowest = Double.MAX_VALUE;
		double highest = 0;
		List<Stretch> known = new ArrayList<>(coverage.before(gap.after()).values());
		known.addAll(coverage.from(gap.upTo()).values());
		for (Stretch stretch : known) {
			if (stretch.isSample()) {
				lowest = Math.min(lowest, stretch.density());
				highest = Math.max(highest, stretch.density());
			}
		}
		return highest / lowest;
	}

	private static List<List<Page>> places(Gap gap, int requests, int pages) {
		int places = requests * pages;
		List<List<Page>> all = new ArrayList<>();
		for (int i = 0; i < places && gap.ids() > places; i++) {
			if (i % pages == 0) {
				all.add(new ArrayList<>());
			}
			all.get(all.size() - 1)
				.add(Page.after(gap.after() + (long) (gap.ids() * ((i + 1) / (double) (places + 1)))));
		}
		return all;
	}

	@Nullable List<Page> next() {
		return (this.sent < this.requests.size()) ? this.requests.get(this.sent++) : null;
	}

	void answered() {
		this.answered++;
	}

	/**
	 * Whether the ids are so even that requests need no room for error.
	 */
	boolean isRegular() {
		return this.regular;
	}

	boolean isUnderWay() {
		return this.answered < this.requests.size();
	}

	boolean isSmall() {
		return this.chainPages != null;
	}

	int chainPages() {
		return (this.chainPages != null) ? this.chainPages : 0;
	}

	boolean startChain() {
		boolean first = !this.chainStarted;
		this.chainStarted = true;
		return first;
	}

}
