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
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How dense a list is next to a place, apart from its wide distances. Without these a
 * page tells so much that pages which differ from their neighbours are taken for another
 * part of the list.
 */
final class UsualDensity {

	/**
	 * The rows of neighbouring stretches that are compared as one page.
	 */
	private static final int PAGE_ROWS = 40;

	private static final int MOST_STRETCHES = 75;

	/**
	 * By how many deviations a page differs that is of another part, and how many of
	 * those in a row are the beginning of one.
	 */
	private static final double DEVIATIONS = 3;

	private static final int DIFFERENT_PAGES = 2;

	private final List<Page> pages = new ArrayList<>();

	private final double different;

	/**
	 * Create a density.
	 * @param stretches what was read, the nearest first
	 * @param deviation by how much pages differ that are alike, as a share of their rows
	 */
	UsualDensity(Iterable<Stretch> stretches, double deviation) {
		this.different = DEVIATIONS * deviation;
		Page page = new Page();
		int count = 0;
		for (Stretch stretch : stretches) {
			if (!stretch.isSampleWithoutWidest()) {
				continue;
			}
			if (!page.isNextTo(stretch)) {
				this.pages.add(page);
				page = new Page();
			}
			page.add(stretch);
			if (++count == MOST_STRETCHES) {
				break;
			}
		}
		this.pages.add(page);
	}

	/**
	 * The density of the pages next to the place, as far as they are alike.
	 * @param decay how much less a page tells for being one page further away
	 * @param most the most stretches
	 * @return rows per id; 0 if nothing is known
	 */
	double near(double decay, int most) {
		double weight = 1;
		Sum sum = new Sum();
		Sum different = new Sum();
		int differentPages = 0;
		int stretches = 0;
		for (Page page : this.pages) {
			if (sum.gaps > 0 && Math.abs(Math.log(page.density() / sum.density())) > this.different) {
				different.add(page, weight);
				if (++differentPages == DIFFERENT_PAGES) {
					break;
				}
				continue;
			}
			sum.add(different, 1);
			sum.add(page, weight);
			different = new Sum();
			differentPages = 0;
			weight *= Math.pow(decay, page.rows / (double) RowPage.SIZE);
			stretches += page.stretches;
			if (stretches >= most) {
				break;
			}
		}
		return (sum.ids > 0) ? Math.min(sum.density(), 1) : 0;
	}

	private static class Sum {

		double gaps;

		double ids;

		void add(Sum other, double weight) {
			this.gaps += weight * other.gaps;
			this.ids += weight * other.ids;
		}

		double density() {
			return this.gaps / this.ids;
		}

	}

	private static final class Page extends Sum {

		private int rows;

		private int stretches;

		private @Nullable Stretch last;

		boolean isNextTo(Stretch stretch) {
			return this.last == null || (this.rows < PAGE_ROWS
					&& (this.last.after() == stretch.upTo() || this.last.upTo() == stretch.after()));
		}

		void add(Stretch stretch) {
			this.gaps += stretch.gaps() - 1;
			this.ids += stretch.ids() - stretch.widest();
			this.rows += stretch.rows();
			this.stretches++;
			this.last = stretch;
		}

	}

}
