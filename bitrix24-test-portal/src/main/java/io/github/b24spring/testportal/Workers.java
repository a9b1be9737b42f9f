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
package io.github.b24spring.testportal;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * The portal's workers. No thread stands for one of them: the moment at which a worker
 * will have answered is computed when the request comes, so that any number of requests
 * can wait.
 *
 * @author The b24spring maintainers
 */
final class Workers {

	private final int number;

	private final Statistics statistics;

	private final PriorityQueue<Instant> busyUntil = new PriorityQueue<>();

	private final PriorityQueue<Instant> answers = new PriorityQueue<>();

	Workers(int number, Statistics statistics) {
		this.number = number;
		this.statistics = statistics;
	}

	/**
	 * Give a request to the worker that is free first.
	 * @param now the portal's time
	 * @param cost how long the worker is busy
	 * @return when the worker will have answered
	 */
	synchronized Instant occupy(Instant now, Duration cost) {
		while (!this.answers.isEmpty() && !this.answers.peek().isAfter(now)) {
			this.answers.poll();
		}
		Instant finish = startOf(now).plus(cost);
		this.busyUntil.add(finish);
		this.answers.add(finish);
		this.statistics.concurrency(this.answers.size());
		return finish;
	}

	private Instant startOf(Instant now) {
		while (!this.busyUntil.isEmpty() && !this.busyUntil.peek().isAfter(now)) {
			this.busyUntil.poll();
		}
		if (this.busyUntil.size() < this.number) {
			return now;
		}
		return this.busyUntil.remove();
	}

}
