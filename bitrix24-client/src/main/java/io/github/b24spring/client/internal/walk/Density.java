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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Guesses how dense a gap is from the stretches around it.
 */
final class Density {

	/**
	 * How much less a page tells for being one page further away.
	 */
	private static final double DECAY = 0.85;

	private static final int STRETCHES = 30;

	/**
	 * How often more pages are tried, how many times as many, and how far away those may
	 * be that still count, in half pages.
	 */
	private static final int WIDER = 2;

	private static final double WIDTH = 2.5;

	private static final double REACH = 6;

	private static final double LEAST_DEVIATION = 0.05;

	private static final int DIFFERENT_STRETCHES = 30;

	/**
	 * How much less a page tells for being one page further away where it tells much,
	 * since wide distances are left out.
	 */
	private static final double USUAL_DECAY = 0.5;

	private static final double FIRST_PROBE_ROWS = 150;

	private static final double PROBE_STEP = 3;

	private static final int PROBES = 6;

	private static final double CLEAR_ROWS = 200;

	private final Coverage coverage;

	/**
	 * The gaps that were guessed since more became known: each is asked for many times.
	 */
	private final Map<Coverage.Range, Gap> guessed = new HashMap<>();

	private int changes;

	Density(Coverage coverage) {
		this.coverage = coverage;
	}

	/**
	 * Guess.
	 * @param after the position before the gap
	 * @param upTo the last position of the gap, which is followed by a stretch
	 * @return the gap
	 */
	Gap gap(long after, long upTo) {
		if (this.changes != this.coverage.changes()) {
			this.changes = this.coverage.changes();
			this.guessed.clear();
		}
		return this.guessed.computeIfAbsent(new Coverage.Range(after, upTo), (range) -> guess(after, upTo));
	}

	private Gap guess(long after, long upTo) {
		double left = near(this.coverage.before(after).values());
		double right = near(this.coverage.from(upTo).values());
		left = (left > 0) ? left : (right > 0) ? right : 1;
		right = (right > 0) ? right : left;
		if (!isDifferent(left, right)) {
			return isPrecise() ? Gap.abrupt(after, upTo, left, right) : Gap.of(after, upTo, left, right);
		}
		double densest = Math.max(left, right);
		if ((upTo - after) * densest <= CLEAR_ROWS) {
			return Gap.of(after, upTo, densest / 2, densest / 2);
		}
		return new Gap(after, upTo, left, right, probes(after, upTo, densest, left > right), false);
	}

	private static boolean isDifferent(double a, double b) {
		return a > Coverage.DIFFERENT * b || b > Coverage.DIFFERENT * a;
	}

	/**
	 * Where a dense part borders on a sparse one, its length is anybody's guess: it is
	 * looked for in steps that grow with the distance.
	 */
	private static List<Long> probes(long after, long upTo, double density, boolean denseLeft) {
		List<Long> probes = new ArrayList<>();
		probes.add(after);
		double first = FIRST_PROBE_ROWS / density;
		for (double distance = first; distance < upTo - after - first / 2
				&& probes.size() < PROBES; distance *= PROBE_STEP) {
			probes.add(denseLeft ? after + (long) distance : upTo - (long) distance);
		}
		Collections.sort(probes);
		return probes;
	}

	/**
	 * Whether few pages tell how dense a part of the list is.
	 */
	private boolean isPrecise() {
		return this.coverage.wideDistances().areCommon();
	}

	/**
	 * The density of the stretches next to a place.
	 */
	private double near(Iterable<Stretch> stretches) {
		if (isPrecise()) {
			WideDistances wide = this.coverage.wideDistances();
			double deviation = Math.max(wide.deviation(), LEAST_DEVIATION);
			UsualDensity usual = new UsualDensity(stretches, deviation);
			return Math.min(widened(usual::near, USUAL_DECAY, deviation) * wide.share(), 1);
		}
		double deviation = Math.max(this.coverage.deviation(), LEAST_DEVIATION);
		return widened((decay, most) -> near(stretches, decay, most), DECAY, deviation);
	}

	/**
	 * Many stretches tell more than few, as long as they do not say anything else.
	 */
	private static double widened(Guess guess, double first, double deviation) {
		double decay = first;
		double known = guess.near(decay, STRETCHES);
		for (int i = 0; i < WIDER; i++) {
			double pages = 1 / (1 - decay);
			decay = 1 - (1 - decay) / WIDTH;
			double wide = guess.near(decay, (int) (REACH / (1 - decay)));
			if (Math.abs(Math.log(wide / known)) > deviation / Math.sqrt(pages)) {
				return known;
			}
			known = wide;
		}
		return known;
	}

	/**
	 * The density of the stretches next to a place, as far as they are alike. Those that
	 * differ by a few wide distances belong to the others; those that differ altogether,
	 * or many of them, are the beginning of something else.
	 */
	private double near(Iterable<Stretch> stretches, double decay, int most) {
		double weight = 1;
		double gaps = 0;
		double ids = 0;
		double differentGaps = 0;
		double differentIds = 0;
		int different = 0;
		int count = 0;
		@Nullable Stretch first = null;
		for (Stretch stretch : stretches) {
			if (!stretch.isSample()) {
				continue;
			}
			first = (first != null) ? first : stretch;
			if (gaps > 0 && isDifferent(stretch.density(), gaps / ids)) {
				if (stretch.isOther(first) && !this.coverage.isNarrow()) {
					break;
				}
				differentGaps += weight * stretch.gaps();
				differentIds += weight * stretch.ids();
				if (++different == DIFFERENT_STRETCHES) {
					break;
				}
				continue;
			}
			gaps += differentGaps + weight * stretch.gaps();
			ids += differentIds + weight * stretch.ids();
			differentGaps = 0;
			differentIds = 0;
			different = 0;
			weight *= Math.pow(decay, stretch.rows() / (double) RowPage.SIZE);
			if (++count == most) {
				break;
			}
		}
		return (ids > 0) ? Math.min(gaps / ids, 1) : 0;
	}

	/**
	 * Guesses how dense a list is next to a place.
	 */
	private interface Guess {

		/**
		 * Guess.
		 * @param decay how much less a page tells for being one page further away
		 * @param most the most stretches
		 */
		double near(double decay, int most);

	}

}
