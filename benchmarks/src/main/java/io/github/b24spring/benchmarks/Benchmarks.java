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

import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.sun.management.OperatingSystemMXBean;

/**
 * Runs the scenarios that its arguments name, each in a JVM of its own if there are
 * several.
 *
 * @author The b24spring maintainers
 */
public final class Benchmarks {

	private static final String COMMAND = "java -jar benchmarks/target/benchmarks.jar ";

	private static final Map<String, Scenario> SCENARIOS = scenarios();

	private static final long MOST_MINUTES = 30;

	private Benchmarks() {
	}

	private static Map<String, Scenario> scenarios() {
		Map<String, Scenario> scenarios = new LinkedHashMap<>();
		scenarios.put("burst", new BurstScenario(80, 1));
		scenarios.put("two-clients", new BurstScenario(100, 2));
		scenarios.put("joined-reads", new JoinedReadsScenario());
		scenarios.put("interactive-during-bulk", new InteractiveScenario());
		scenarios.put("never-twice", new NeverTwiceScenario());
		scenarios.put("operating-limit", new OperatingLimitScenario());
		scenarios.put("shared-rate", new SharedRateScenario());
		scenarios.put("overhead", new OverheadScenario());
		scenarios.put("observation", new ObservationScenario());
		scenarios.put("list-10k", new ListScenario(10_000, 6, 0));
		scenarios.put("list-100k", new ListScenario(100_000, 50, 0.9));
		scenarios.put("list-1m-heap", new ListHeapScenario());
		scenarios.put("lists-heap", new ListsHeapScenario());
		scenarios.put("list-sparse", new ListSparseScenario());
		scenarios.put("list-uneven", new ListUnevenScenario());
		scenarios.put("list-slow-consumer", new ListSlowConsumerScenario());
		scenarios.put("list-faults", new ListFaultsScenario());
		scenarios.put("many-portals", new ManyPortalsScenario());
		scenarios.put("event-posts", new EventPostsScenario(10_000));
		scenarios.put("chaos", new ChaosScenario());
		scenarios.put("event-queue-kills", new EventQueueKillsScenario());
		scenarios.put("decoding", new DecodingScenario());
		return scenarios;
	}

	/**
	 * Run scenarios, and end with a status other than zero if one misses its target.
	 * @param args the names of the scenarios, or {@code all}; none to list them
	 * @throws Exception if a scenario cannot be run
	 */
	public static void main(String[] args) throws Exception {
		List<String> names = (args.length == 1 && args[0].equals("all")) ? List.copyOf(SCENARIOS.keySet())
				: List.of(args);
		if (names.isEmpty() || !SCENARIOS.keySet().containsAll(names)) {
			System.out.println("Usage: " + COMMAND + "all | " + String.join(" ", SCENARIOS.keySet()));
			System.exit(names.isEmpty() ? 0 : 2);
		}
		List<String> failed = new ArrayList<>();
		for (String name : names) {
			if (!((names.size() == 1) ? run(name) : runApart(name))) {
				failed.add(name);
			}
		}
		if (names.size() > 1) {
			System.out.println(failed.isEmpty() ? "All scenarios passed" : "Failed: " + String.join(" ", failed));
		}
		System.exit(failed.isEmpty() ? 0 : 1);
	}

	private static boolean run(String name) throws Exception {
		System.out.println(name + "\n  $ " + COMMAND + name);
		Report report = new Report(System.out);
		OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		report.figure("processors, load of the machine before",
				system.getAvailableProcessors() + ", " + system.getSystemLoadAverage());
		Scenario scenario = Objects.requireNonNull(SCENARIOS.get(name));
		scenario.run(report);
		report.figure("processor time of this process", Duration.ofNanos(system.getProcessCpuTime()));
		report.figure("load of the machine after", system.getSystemLoadAverage());
		return report.passed();
	}

	private static boolean runApart(String name) throws Exception {
		try (JavaProcess process = JavaProcess.start(Redirect.INHERIT, List.of(), Benchmarks.class.getName(),
				List.of(name))) {
			return process.succeeded(MOST_MINUTES);
		}
	}

}
