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

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.github.b24spring.client.internal.walk.WalkRequest.Page;

/**
 * A part of a list that is unread, between two that were read or are being read. Density
 * is thought to change evenly from one end to the other, or somewhere all at once.
 *
 * @param after the position before it
 * @param upTo its last position
 * @param left rows per id where it begins
 * @param right rows per id where it ends
 * @param probes the positions at which to look before more is read, since its ends differ
 * too much for a guess; empty if a guess is good enough
 * @param isAbrupt whether densities that differ belong to two parts with a border between
 * them
 */
record Gap(long after, long upTo, double left, double right, List<Long> probes, boolean isAbrupt) {

	/**
	 * The pages of a sparse part that is read to get to a border.
	 */
	static final double SPARSE_PAGES = 1.5;

	private static final double EVEN = 1e-6;

	private static final double SOLID = 0.999;

	/**
	 * How many times as dense as others some parts of a list must be for it to be mixed.
	 */
	private static final double MIXED = 60;

	/**
	 * How much of a gap a request takes for itself beyond what it will probably read, as
	 * a share of that.
	 */
	private static final double MARGIN = 0.15;

	/**
	 * How many times as many pages as expected are asked for to reach a border.
	 */
	private static final double MANY_ENOUGH = 1.2;

	/**
	 * How many times as dense one end is as the other if there is a border between them.
	 */
	private static final double STEP = 2.2;

	private static final double EVENLY_DISTRIBUTED = Math.sqrt(12);

	static Gap of(long after, long upTo, double left, double right) {
		return new Gap(after, upTo, left, right, List.of(), false);
	}

	static Gap abrupt(long after, long upTo, double left, double right) {
		return new Gap(after, upTo, left, right, List.of(), Math.max(left, right) > STEP * Math.min(left, right));
	}

	/**
	 * How dense the densest end of some gaps is.
	 */
	static double densest(List<Gap> gaps) {
		return gaps.stream().mapToDouble((gap) -> Math.max(gap.left(), gap.right())).max().orElse(0);
	}

	/**
	 * The pages that it takes to read some gaps.
	 */
	static double pages(List<Gap> gaps) {
		return gaps.stream().mapToDouble((gap) -> Math.max(gap.pages(), 1)).sum();
	}

	/**
	 * Whether some parts of a list are many times as dense as others, or may be. Behind
	 * its end nothing is dense.
	 */
	static boolean areMixed(List<Gap> gaps) {
		DoubleSummaryStatistics densities = gaps.stream()
			.flatMapToDouble((gap) -> DoubleStream.of(gap.left(), gap.right()))
			.filter((density) -> density > 0)
			.summaryStatistics();
		return densities.getMax() > MIXED * densities.getMin();
	}

	/**
	 * The gap, as dense all over as where it begins.
	 */
	Gap withoutProbes() {
		return isUnclear() ? of(this.after, this.upTo, this.left, this.left) : this;
	}

	boolean isUnclear() {
		return !this.probes.isEmpty();
	}

	/**
	 * Whether the gap begins dense and ends sparse, with hardly a page of rows in its
	 * sparse part, so that its last page comes to the end of the dense one.
	 */
	boolean isEndUnclear() {
		return isUnclear() && this.left > this.right && ids() * this.right <= SPARSE_PAGES * RowPage.SIZE;
	}

	/**
	 * The pages that read the sparse part from the end of the gap.
	 */
	List<Page> ends() {
		int count = borderPages();
		return IntStream.range(0, count)
			.mapToObj((i) -> Page.endOf(this.after, this.after + ids() * (i + 1) / count))
			.toList();
	}

	/**
	 * How many pages read the sparse part of an unclear gap and come to the border.
	 */
	int borderPages() {
		return (int) Math.max(Math.ceil(MANY_ENOUGH * fewestRows() / RowPage.SIZE), 1);
	}

	/**
	 * The rows that it has if it is as dense all over as at its densest end.
	 */
	double mostRows() {
		return ids() * Math.max(this.left, this.right);
	}

	/**
	 * The rows that it has if it is as sparse all over as at its sparsest end.
	 */
	double fewestRows() {
		return ids() * Math.min(this.left, this.right);
	}

	/**
	 * Whether there is a row at every position where it begins and where it ends, so that
	 * there is probably one at every other.
	 */
	boolean isSolid() {
		return !isUnclear() && Math.min(this.left, this.right) > SOLID;
	}

	/**
	 * Whether that is so at one end at least, and nearly so at the other: the page there
	 * may have a few rows of the sparse part next to it.
	 */
	boolean isSolidAtAnEnd() {
		return !isUnclear() && Math.max(this.left, this.right) > SOLID;
	}

	/**
	 * The pages that it has if there is a row at every position.
	 */
	double idPages() {
		return ids() / (double) RowPage.SIZE;
	}

	long ids() {
		return this.upTo - this.after;
	}

	double rows() {
		return rows(ids());
	}

	private double rows(double ids) {
		double growth = growth();
		if (growth == 0) {
			return this.left * ids;
		}
		// A border is as probable everywhere
		return this.isAbrupt ? ids * (this.left + change() * ids / 2) : this.left * Math.expm1(growth * ids) / growth;
	}

	/**
	 * How far it is to a number of rows.
	 */
	double ids(double rows) {
		double growth = growth();
		if (growth == 0) {
			return rows / this.left;
		}
		if (this.isAbrupt) {
			double end = Math.sqrt(Math.max(this.left * this.left + 2 * change() * rows, 0));
			return 2 * rows / (this.left + end);
		}
		return Math.log1p(rows * growth / this.left) / growth;
	}

	/**
	 * By how many pages it may differ from what is expected, since the place of a border
	 * is unknown; 0 if there is none.
	 */
	double stepDeviation() {
		return this.isAbrupt ? ids() * Math.abs(this.right - this.left) / EVENLY_DISTRIBUTED / RowPage.SIZE : 0;
	}

	/**
	 * Where the part of a request ends. A gap that is much too long for one is left to
	 * several, in equal parts.
	 * @param rows how many rows it reads
	 * @param exact whether it reads no more and no less
	 */
	long partUpTo(double rows, boolean exact) {
		if (rows() <= rows) {
			return this.upTo;
		}
		double parts = Math.max(Math.floor(rows() / (rows * (1 + MARGIN))), 1);
		double ids = exact ? ids(rows) : ids(rows() / parts);
		return (ids < ids()) ? this.after + (long) Math.max(ids, 1) : this.upTo;
	}

	private double growth() {
		double growth = (this.left > 0 && this.right > 0) ? Math.log(this.right / this.left) : 0;
		return (Math.abs(growth) < EVEN) ? 0 : growth / ids();
	}

	private double change() {
		return (this.right - this.left) / ids();
	}

	double pages() {
		return isUnclear() ? this.probes.size() : rows() / RowPage.SIZE;
	}

}
