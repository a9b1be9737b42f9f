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
package io.github.b24spring.client.event.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.b24spring.client.internal.time.Timing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class FlushesTests {

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final List<List<String>> sent = new ArrayList<>();

	private final Flushes<String> flushes = new Flushes<>(3, Timing.of(this.clock),
			(items) -> Mono.fromRunnable(() -> this.sent.add(List.copyOf(items))));

	@AfterEach
	void stopClock() {
		this.clock.dispose();
	}

	@Test
	void whatComesInAShortTimeIsSentTogether() {
		add("a", false);
		add("b", false);
		this.clock.advanceTimeBy(Duration.ofMillis(199));
		assertThat(this.sent).isEmpty();
		this.clock.advanceTimeBy(Duration.ofMillis(1));
		add("c", false);
		assertThat(this.sent).containsExactly(List.of("a", "b"));
	}

	@Test
	void nothingWaitsForWhatCannotCome() {
		add("a", false);
		add("b", true);
		assertThat(this.sent).containsExactly(List.of("a", "b"));
		add("c", false);
		add("d", false);
		add("e", false);
		assertThat(this.sent).containsExactly(List.of("a", "b"), List.of("c", "d", "e"));
	}

	@Test
	void whatNobodyWaitsForAnyMoreIsNotSentWithOthers() {
		add("a", false).dispose();
		add("b", true);
		assertThat(this.sent).containsExactly(List.of("b"));
	}

	private Disposable add(String item, boolean last) {
		return this.flushes.add(item, last).subscribe();
	}

}
