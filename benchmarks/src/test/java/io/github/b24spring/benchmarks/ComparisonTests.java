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

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two ways to make a call, in turns.
 */
class ComparisonTests {

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final Report report = new Report(new PrintStream(this.output, true, UTF_8));

	@Test
	void eachWayGoesFirstAsOftenAsTheOther() throws Exception {
		List<String> calls = new ArrayList<>();
		new Comparison(way("one", calls), way("other", calls), 2).run(this.report);
		assertThat(calls).hasSize(2 * 2 * 23)
			.startsWith("one", "one", "other", "other", "other", "other", "one", "one")
			.filteredOn("one"::equals)
			.hasSize(2 * 23);
		assertThat(this.output.toString(UTF_8)).contains("one, microseconds a call", "other, bytes a call",
				"ratio of time (median of the rounds)", "ratio of allocation");
	}

	@Test
	void wayThatAllocatesMoreIsTold() throws Exception {
		Comparison.Way lavish = new Comparison.Way("lavish", () -> Mono.fromSupplier(() -> new byte[5_000_000].length));
		Comparison.Ratio ratio = new Comparison(lavish, way("plain", new ArrayList<>()), 1).run(this.report);
		assertThat(ratio.allocation()).isGreaterThan(1.2);
	}

	private static Comparison.Way way(String name, List<String> calls) {
		return new Comparison.Way(name, () -> Mono.fromRunnable(() -> calls.add(name)));
	}

}
