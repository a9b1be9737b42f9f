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
package io.github.b24spring.benchmarks;

import java.time.Duration;
import java.util.Locale;

/**
 * A list that was read, and how it compares with the best that the portal's rules allow.
 *
 * @param ids how the ids lie
 * @param rows the number of rows
 * @param seed what the ids were made from
 * @param reading what came of it
 * @param statistics what the portal counted
 * @author The b24spring maintainers
 */
record UnevenList(String ids, int rows, long seed, UnevenReader.Reading reading,
		PortalProcess.PortalStatistics statistics) {

	long requests() {
		return this.statistics.requests();
	}

	long pages() {
		return this.statistics.calls(Lists.METHOD);
	}

	Duration time() {
		return this.reading.time();
	}

	boolean isExact() {
		return this.reading.exact();
	}

	boolean isWithoutRefusal() {
		return this.statistics.refusals() == 0;
	}

	double pagesRatio() {
		return pages() / (double) Lists.fewestPages(this.rows);
	}

	/**
	 * The requests beyond a number that comes with every list, in terms of the fewest.
	 * @param more that number
	 */
	double requestsRatio(int more) {
		return (requests() - more) / (double) Lists.fewestRequests(this.rows);
	}

	double timeRatio() {
		return time().toNanos() / (double) Lists.best(this.rows).toNanos();
	}

	String name() {
		return String.format(Locale.ROOT, "%s, %,d rows, seed %d", this.ids, this.rows, this.seed);
	}

	String figures() {
		return String.format(Locale.ROOT,
				"%d requests, %d pages (%.2f), %.2f s (%.2f), estimate within %.0f %%, %s, %d refusals", requests(),
				pages(), pagesRatio(), time().toNanos() / 1e9, timeRatio(), this.reading.worstEstimate() * 100,
				isExact() ? "exact" : "NOT EXACT", this.statistics.refusals());
	}

}
