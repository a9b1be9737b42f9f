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

import io.github.b24spring.client.internal.pipeline.BatchCalls;

/**
 * How much a page of a list costs, and so how many go into a request.
 */
final class PageCost {

	/**
	 * Far below the 60 seconds after which the portal cuts a request off.
	 */
	private static final double MAX_REQUEST_SECONDS = 12;

	private static final double MAX_REQUEST_BYTES = 6 * 1024 * 1024;

	/**
	 * What a page has whose like was not read yet.
	 */
	private static final long USUAL_BYTES = 64 * 1024;

	/**
	 * How many times as much rows take unpacked as packed, if none were packed yet.
	 */
	private static final double USUAL_RATIO = 3;

	private static final double LEAST_RATIO = 1.5;

	private double seconds;

	private double bytes;

	private double ratio;

	/**
	 * Take in what pages cost.
	 * @param seconds how long the portal took for a page; 0 if it did not report it
	 * @param bytes the length of all pages
	 * @param pages the number of pages
	 */
	void measured(double seconds, long bytes, int pages) {
		if (seconds > 0) {
			this.seconds = average(this.seconds, seconds);
		}
		if (pages > 0) {
			this.bytes = average(this.bytes, bytes / (double) pages);
		}
	}

	/**
	 * Take in what packing saves.
	 * @param unpacked the length of the pages
	 * @param packed how much of it was left
	 */
	void packed(long unpacked, long packed) {
		this.ratio = average(this.ratio, unpacked / (double) Math.max(packed, 1));
	}

	/**
	 * Whether packing is worth the time.
	 */
	boolean isPackable() {
		return this.ratio == 0 || this.ratio >= LEAST_RATIO;
	}

	/**
	 * How many pages that wait take as much memory as one that does not.
	 */
	double packedPages() {
		return (this.ratio == 0) ? USUAL_RATIO : isPackable() ? this.ratio : 1;
	}

	private static double average(double known, double measured) {
		return (known > 0) ? (known + measured) / 2 : measured;
	}

	int pagesPerRequest() {
		double pages = BatchCalls.MAX_COMMANDS;
		if (this.seconds > 0) {
			pages = Math.min(pages, MAX_REQUEST_SECONDS / this.seconds);
		}
		if (this.bytes > 0) {
			pages = Math.min(pages, MAX_REQUEST_BYTES / this.bytes);
		}
		return Math.max((int) pages, 1);
	}

	double bytesPerPage() {
		return this.bytes;
	}

	/**
	 * How much pages will probably bring.
	 */
	long bytes(int pages) {
		return Math.round(pages * ((this.bytes > 0) ? this.bytes : USUAL_BYTES));
	}

	/**
	 * How many pages go into a request that may bring so much, one at least.
	 */
	int pagesPerRequest(long most) {
		int pages = pagesPerRequest();
		return (this.bytes > 0) ? (int) Math.max(Math.min(pages, most / this.bytes), 1) : pages;
	}

}
