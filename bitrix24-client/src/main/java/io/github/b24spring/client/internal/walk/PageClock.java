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

import java.util.HashMap;
import java.util.Map;

/**
 * Tells when the requests under way will end, in pages that a worker reads one after
 * another. It is moved by their answers, as all pages take about the same time.
 */
final class PageClock {

	/**
	 * What it takes for a request to travel, in pages.
	 */
	static final double TRAVEL = 1;

	private final Map<Long, Entry> requests = new HashMap<>();

	private double now;

	/**
	 * A request under way.
	 */
	private record Entry(int pages, double end) {
	}

	void sent(long number, int pages) {
		this.requests.put(number, new Entry(pages, start() + pages + TRAVEL));
	}

	/**
	 * When a request begins that is sent now: at once, or when a worker is idle.
	 */
	private double start() {
		double[] ends = this.requests.values().stream().mapToDouble(Entry::end).sorted().toArray();
		int idle = RequestBudget.WORKERS - ends.length;
		return (idle > 0) ? this.now : Math.max(this.now, ends[-idle]);
	}

	void answered(long number) {
		Entry request = this.requests.remove(number);
		this.now = Math.max(this.now, (request != null) ? request.end() : 0);
	}

	/**
	 * The number of requests under way.
	 */
	int requests() {
		return this.requests.size();
	}

	/**
	 * The number of their pages.
	 */
	int pages() {
		return this.requests.values().stream().mapToInt(Entry::pages).sum();
	}

	/**
	 * The pages until the last request under way will end.
	 */
	double longest() {
		return this.requests.values().stream().mapToDouble((request) -> request.end() - this.now).max().orElse(0);
	}

	/**
	 * How many pages a request has that goes next, if all workers are to end at the same
	 * time.
	 * @param unread the pages that nobody reads yet
	 * @param smallest the fewest pages of a request: a worker that would have fewer is
	 * left out
	 */
	double share(double unread, double smallest) {
		double[] left = this.requests.values()
			.stream()
			.mapToDouble((request) -> Math.max(request.end() - this.now, 0))
			.sorted()
			.skip(Math.max(this.requests.size() - RequestBudget.WORKERS, 0))
			.toArray();
		int idle = Math.max(RequestBudget.WORKERS - left.length, 0);
		double begin = (idle > 0) ? 0 : left[0];
		double end = 0;
		double taken = 0;
		for (int workers = 1; workers <= RequestBudget.WORKERS; workers++) {
			double start = (workers <= idle) ? 0 : left[workers - idle - 1];
			taken += start;
			double together = (unread + taken) / workers;
			if (together - start < smallest && workers > 1) {
				break;
			}
			end = together;
		}
		return end - begin;
	}

}
