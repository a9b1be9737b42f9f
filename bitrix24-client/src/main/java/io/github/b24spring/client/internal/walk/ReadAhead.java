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
 * How many pages are read ahead of the subscriber: twice as many as it takes in the time
 * of a request, within what may be kept in memory.
 */
final class ReadAhead {

	/**
	 * The most pages that are being read or wait for the subscriber.
	 */
	static final int MOST_PAGES = 32 * BatchCalls.MAX_COMMANDS;

	static final int FEWEST_PAGES = 2 * BatchCalls.MAX_COMMANDS;

	private static final int PARALLEL_PAGES = 4 * BatchCalls.MAX_COMMANDS;

	private static final long MOST_BYTES = Math.min(48L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 5);

	private boolean unbounded;

	private int pages = FEWEST_PAGES;

	private long fetchTime;

	private long takingTime;

	private boolean started;

	/**
	 * The subscriber wants rows.
	 */
	void demanded(long rows) {
		if (rows == Long.MAX_VALUE && !this.unbounded) {
			this.unbounded = true;
			this.pages = MOST_PAGES;
		}
	}

	/**
	 * A request was answered.
	 * @param nanos the time that it took
	 */
	void fetched(long nanos) {
		this.fetchTime = nanos;
	}

	/**
	 * The subscriber took rows.
	 * @param nanos the time that it took
	 */
	void taking(long nanos) {
		this.takingTime += nanos;
	}

	/**
	 * The subscriber took all rows of some pages. A subscriber with bounded demand may
	 * have a queue that swallows the first rows, so it has to prove its speed step by
	 * step. The first pages are few and tell nothing.
	 * @param pages the number of pages
	 */
	void taken(int pages) {
		double perPage = Math.max(this.takingTime / (double) pages, 1);
		this.takingTime = 0;
		double wanted = Math.min(2 * this.fetchTime / perPage + BatchCalls.MAX_COMMANDS, MOST_PAGES);
		if (!this.started) {
			this.started = true;
			return;
		}
		int limit = this.unbounded ? MOST_PAGES : 2 * this.pages;
		this.pages = (int) Math.max(Math.min(wanted, limit), FEWEST_PAGES);
	}

	/**
	 * The number of pages.
	 * @param cost what a page costs
	 */
	int pages(PageCost cost) {
		int affordable = (int) Math.min(MOST_BYTES / Math.max(cost.bytesPerPage(), 1), MOST_PAGES);
		return Math.max(Math.min(this.pages, affordable), 2 * cost.pagesPerRequest());
	}

	/**
	 * Whether there is room for several requests at once.
	 */
	boolean isParallel(PageCost cost) {
		return pages(cost) > Math.min(PARALLEL_PAGES, 4 * cost.pagesPerRequest()) - 1;
	}

}
