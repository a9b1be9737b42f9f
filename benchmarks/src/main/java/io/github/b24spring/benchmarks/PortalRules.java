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

/**
 * What the portal's rules allow at best, whatever a client does.
 *
 * @param burst the requests at once
 * @param rate the requests a second after that
 * @param workers the requests that run at the same time
 * @author The b24spring maintainers
 */
record PortalRules(int burst, double rate, int workers) {

	static final PortalRules STANDARD = new PortalRules(50, 2, 8);

	/**
	 * When the last of some requests can be sent at the earliest.
	 * @param requests their number
	 * @return the time after the first
	 */
	Duration untilAdmitted(int requests) {
		return nanos(Math.max(0, requests - this.burst) / this.rate * 1e9);
	}

	/**
	 * How long the workers need for work that can be divided at will.
	 * @param work the sum of the work
	 * @return the time
	 */
	Duration untilWorked(Duration work) {
		return work.dividedBy(this.workers);
	}

	/**
	 * How long some requests take at the least.
	 * @param requests their number
	 * @param work the sum of their work
	 * @return the longer of the times that both rules demand
	 */
	Duration best(int requests, Duration work) {
		Duration admitted = untilAdmitted(requests);
		Duration worked = untilWorked(work);
		return (admitted.compareTo(worked) > 0) ? admitted : worked;
	}

	String[] options(String... others) {
		String[] options = new String[others.length + 2];
		options[0] = "--rate=" + this.burst + "/" + (int) this.rate;
		options[1] = "--workers=" + this.workers;
		System.arraycopy(others, 0, options, 2, others.length);
		return options;
	}

	private static Duration nanos(double nanos) {
		return Duration.ofNanos(Math.round(nanos));
	}

}
