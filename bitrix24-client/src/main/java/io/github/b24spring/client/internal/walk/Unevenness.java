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

/**
 * How uneven the density of a list is, by how much the halves of its pages differ.
 */
final class Unevenness {

	private static final double MOST = 0.5;

	private double sum;

	private int pages;

	/**
	 * Add a page.
	 * @param difference by how much its halves differ, as {@link #between} tells
	 */
	void add(double difference) {
		this.sum += difference;
		this.pages++;
	}

	/**
	 * By how much two densities differ, as the square of a share of their sum.
	 */
	static double between(double density, double other) {
		return Math.pow((density - other) / (density + other), 2);
	}

	double sum() {
		return this.sum;
	}

	/**
	 * By how much the number of rows differs on the length of a page, as a share of it.
	 */
	double deviation() {
		double share = (this.pages > 0) ? Math.min(this.sum / this.pages, MOST) : 0;
		return Math.sqrt(share / (1 - share));
	}

}
