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

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.sun.management.ThreadMXBean;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Time and allocation of two ways to make the same call, in turns.
 *
 * @author The b24spring maintainers
 */
final class Comparison {

	private static final int ROUNDS = 20;

	private static final int CALLS_PER_ROUND = 5_000;

	private static final int WARM_UP_ROUNDS = 3;

	private static final int CONCURRENCY = 16;

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final Way measured;

	private final Way reference;

	private final int callsPerRound;

	Comparison(Way measured, Way reference) {
		this(measured, reference, CALLS_PER_ROUND);
	}

	Comparison(Way measured, Way reference, int callsPerRound) {
		this.measured = measured;
		this.reference = reference;
		this.callsPerRound = callsPerRound;
	}

	/**
	 * Compare the two after both have been warmed up, and print what they took.
	 * @param report what is printed
	 * @return how many times what the reference took
	 */
	Ratio run(Report report) throws Exception {
		measure(WARM_UP_ROUNDS);
		return print(report, measure(ROUNDS));
	}

	private List<Cost[]> measure(int rounds) throws Exception {
		List<Cost[]> costs = new ArrayList<>();
		for (int i = 0; i < rounds; i++) {
			boolean measuredFirst = i % 2 == 0;
			Cost first = measure(measuredFirst ? this.measured : this.reference);
			Cost second = measure(measuredFirst ? this.reference : this.measured);
			costs.add(measuredFirst ? new Cost[] { first, second } : new Cost[] { second, first });
		}
		return costs;
	}

	private Cost measure(Way way) throws Exception {
		System.gc();
		Map<Long, Long> before = allocations();
		Duration time = Clients.await(
				Flux.range(0, this.callsPerRound).flatMap((i) -> way.call().get(), CONCURRENCY).then(),
				Duration.ofMinutes(2));
		long bytes = 0;
		for (Map.Entry<Long, Long> thread : allocations().entrySet()) {
			bytes += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
		}
		return new Cost(time.toNanos(), bytes);
	}

	private Map<Long, Long> allocations() {
		Map<Long, Long> allocations = new HashMap<>();
		for (long id : this.threads.getAllThreadIds()) {
			allocations.put(id, this.threads.getThreadAllocatedBytes(id));
		}
		return allocations;
	}

	private Ratio print(Report report, List<Cost[]> rounds) {
		double calls = rounds.size() * (double) this.callsPerRound;
		double[] nanos = new double[2];
		double[] bytes = new double[2];
		List<Double> ratios = new ArrayList<>();
		for (Cost[] round : rounds) {
			for (int i = 0; i < 2; i++) {
				nanos[i] += round[i].nanos();
				bytes[i] += round[i].bytes();
			}
			ratios.add(round[0].nanos() / (double) round[1].nanos());
		}
		ratios.sort(null);
		double time = ratios.get(ratios.size() / 2);
		double allocation = bytes[0] / bytes[1];
		report.figure("calls by each", (int) calls);
		report.figure(this.measured.name() + ", microseconds a call", nanos[0] / calls / 1000);
		report.figure(this.reference.name() + ", microseconds a call", nanos[1] / calls / 1000);
		report.figure(this.measured.name() + ", bytes a call", bytes[0] / calls);
		report.figure(this.reference.name() + ", bytes a call", bytes[1] / calls);
		report.figure("ratio of time (median of the rounds)", time);
		report.figure("ratio of time (sums)", nanos[0] / nanos[1]);
		report.figure("ratio of allocation", allocation);
		return new Ratio(time, allocation);
	}

	/**
	 * A way to make the call.
	 *
	 * @param name what it is called in the report
	 * @param call makes a call
	 */
	record Way(String name, Supplier<Mono<?>> call) {

	}

	/**
	 * What was measured, as a multiple of the reference.
	 *
	 * @param time the time, as the median of the rounds
	 * @param allocation the memory that all threads allocated
	 */
	record Ratio(double time, double allocation) {

	}

	private record Cost(long nanos, long bytes) {

	}

}
