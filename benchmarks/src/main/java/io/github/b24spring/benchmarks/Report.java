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

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Prints what was measured, and remembers whether it was good enough.
 *
 * @author The b24spring maintainers
 */
final class Report {

	private final PrintStream out;

	private boolean passed = true;

	Report(PrintStream out) {
		this.out = out;
	}

	void figure(String name, Object value) {
		print("%-46s %s", name, value);
	}

	void figure(String name, long value) {
		figure(name, Long.toString(value));
	}

	void figure(String name, double value) {
		figure(name, String.format(Locale.ROOT, "%.3f", value));
	}

	void figure(String name, Duration value) {
		figure(name, seconds(value));
	}

	/**
	 * A figure beside the best that the portal's rules allow.
	 * @param name what was measured
	 * @param measured the time that it took
	 * @param best the best that is possible
	 * @param limit how many times the best is good enough
	 */
	void ratio(String name, Duration measured, Duration best, double limit) {
		double ratio = measured.toNanos() / (double) best.toNanos();
		figure(name, seconds(measured));
		figure("  best that the portal's rules allow", seconds(best));
		figure("  ratio", ratio);
		target(String.format(Locale.ROOT, "%s at most %.2f times the best", name, limit), ratio <= limit);
	}

	void target(String description, boolean reached) {
		this.passed &= reached;
		print("%s  %s", reached ? "PASS" : "FAIL", description);
	}

	boolean passed() {
		return this.passed;
	}

	private void print(String format, Object... arguments) {
		this.out.println("  " + String.format(Locale.ROOT, format, arguments));
	}

	private static String seconds(Duration duration) {
		return String.format(Locale.ROOT, "%.3f s", duration.toNanos() / 1e9);
	}

}
