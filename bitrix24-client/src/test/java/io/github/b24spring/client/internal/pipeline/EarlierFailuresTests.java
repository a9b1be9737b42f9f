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
package io.github.b24spring.client.internal.pipeline;

import java.net.ConnectException;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EarlierFailures}.
 */
class EarlierFailuresTests {

	private final EarlierFailures earlier = new EarlierFailures();

	@Test
	void copiesOfAFailureAreLeftOut() {
		IntStream.range(0, 4).forEach((i) -> this.earlier.add(refused("443")));
		Throwable last = refused("443");
		this.earlier.addTo(last);
		assertThat(last.getSuppressed()).isEmpty();
	}

	@Test
	void differentFailuresAreToldOnceInTheirOrder() {
		List<Throwable> failures = List.of(refused("443"), new IllegalStateException("b"), refused("80"),
				new IllegalStateException("b"), new IllegalArgumentException("b"),
				new IllegalStateException("a", null));
		failures.forEach(this.earlier::add);
		Throwable last = new IllegalStateException("a");
		this.earlier.addTo(last);
		assertThat(last.getSuppressed()).containsExactly(failures.get(0), failures.get(2), failures.get(3),
				failures.get(4));
	}

	@Test
	void firstAndLatestAreRememberedOfMany() {
		IntStream.range(0, 30).forEach((i) -> this.earlier.add(new IllegalStateException("" + i)));
		Throwable last = new IllegalStateException("last");
		this.earlier.addTo(last);
		assertThat(last.getSuppressed()).extracting(Throwable::getMessage)
			.containsExactly("0", "21", "22", "23", "24", "25", "26", "27", "28", "29");
	}

	@Test
	void failureWithoutACauseIsNoCopyOfOneWith() {
		this.earlier.add(new IllegalStateException("a", new ConnectException("refused")));
		Throwable last = new IllegalStateException("a", null);
		this.earlier.addTo(last);
		assertThat(last.getSuppressed()).hasSize(1);
	}

	private static Throwable refused(String port) {
		return new IllegalStateException("failed", new ConnectException("refused by " + port));
	}

	@Test
	void failureOfManyCallsTellsOnceWhatTheyFailedWithBefore() {
		IllegalStateException shared = new IllegalStateException("no renewal");
		for (int i = 0; i < 100; i++) {
			EarlierFailures failures = new EarlierFailures();
			failures.add(new IllegalStateException("refused"));
			failures.add(new IllegalStateException("refused " + i));
			failures.addTo(shared);
		}
		assertThat(shared.getSuppressed()).hasSize(10).doesNotHaveDuplicates();
		assertThat(shared.getSuppressed()[0]).hasMessage("refused");
	}

}
