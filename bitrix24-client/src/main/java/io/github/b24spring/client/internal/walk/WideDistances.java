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

import java.util.stream.Stream;

/**
 * Whether parts of a list that are alike otherwise differ by a few wide distances, as
 * where rows were deleted here and there. Then a page tells more of the density of its
 * neighbourhood without its widest distances, and these have the same share in all pages.
 */
final class WideDistances {

	/**
	 * How far the halves of a page differ by a wide distance, and how far they may differ
	 * without it, by the measure of {@link Unevenness#between}.
	 */
	private static final double DIFFERENT = 0.25;

	private static final double ALIKE = 0.12;

	private static final int FEWEST_PAGES = 2;

	/**
	 * How many times as dense as the sparsest page the densest one is where a list has
	 * dense and sparse parts, whose borders look like wide distances.
	 */
	private static final double MIXED = 100;

	/**
	 * The least share of all ids that other distances have: where wide ones have nearly
	 * all, they are what is between parts.
	 */
	private static final double LEAST_SHARE = 0.4;

	private final Unevenness unevenness = new Unevenness();

	private final Unevenness unevennessWithout = new Unevenness();

	private double densest;

	private double sparsest = Double.MAX_VALUE;

	private int pagesWithWide;

	private double halves;

	private double widths;

	/**
	 * Compare the halves of a page.
	 */
	void compare(Stretch first, Stretch second) {
		if (!first.isSampleWithoutWidest() || !second.isSampleWithoutWidest()) {
			return;
		}
		double all = Unevenness.between(first.density(), second.density());
		double without = Unevenness.between(first.densityWithoutWidest(), second.densityWithoutWidest());
		double density = Math.sqrt(first.densityWithoutWidest() * second.densityWithoutWidest());
		this.unevenness.add(all);
		this.unevennessWithout.add(without);
		this.densest = Math.max(this.densest, density);
		this.sparsest = Math.min(this.sparsest, density);
		this.pagesWithWide += (all > DIFFERENT && without < ALIKE) ? 1 : 0;
		Stream.of(first, second).forEach((half) -> {
			this.halves += half.gaps();
			this.widths += half.gaps() * half.densityWithoutWidest() / half.density();
		});
	}

	/**
	 * Whether it is wide distances that make the list uneven.
	 */
	boolean areCommon() {
		return this.pagesWithWide >= FEWEST_PAGES && share() > LEAST_SHARE && this.densest < MIXED * this.sparsest
				&& this.unevennessWithout.sum() < this.unevenness.sum();
	}

	/**
	 * By how much the number of rows differs on the length of a page without them, as a
	 * share of it.
	 */
	double deviation() {
		return this.unevennessWithout.deviation();
	}

	/**
	 * How dense the list is with them, as a share of its density without.
	 */
	double share() {
		return (this.widths > 0) ? this.halves / this.widths : 1;
	}

}
