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
import java.util.List;

import io.github.b24spring.client.event.source.FetchCalls.Fetched;
import io.github.b24spring.client.event.source.FetchCalls.Page;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FetchLedgerTests {

	private static final long NOW = 1000;

	private static final EventSourceSettings SETTINGS = EventSourceSettings.defaults()
		.withRetry(Duration.ofSeconds(30), Duration.ofHours(1), 10);

	private final FetchLedger ledger = new FetchLedger();

	@Test
	void eventThatFailedCountsOnceUntilItComesAgain() {
		Fetched event = take(7, null).get(0);
		long due = NOW + Duration.ofSeconds(30).toNanos();
		assertThat(this.ledger.failed(event, SETTINGS, NOW)).isEqualTo(1);
		assertThat(this.ledger.failed(event, SETTINGS, NOW + 1)).isZero();
		assertThat(this.ledger.due(due - 1)).isEmpty();
		assertThat(this.ledger.due(due)).containsExactly(event);
		assertThat(this.ledger.due(due)).isEmpty();
		assertThat(this.ledger.failed(event, SETTINGS, due)).isEqualTo(2);
	}

	@Test
	void eventThatWasHandledFailsNoMore() {
		take(6, null);
		Fetched event = take(7, null).get(0);
		this.ledger.handled(event);
		assertThat(this.ledger.failed(event, SETTINGS, NOW)).isZero();
		assertThat(this.ledger.due(Long.MAX_VALUE)).isEmpty();
	}

	@Test
	void offsetThatThePortalNamesIsUsedUnlessItGoesBack() {
		this.ledger.handled(take(7, 20L).get(0));
		assertThat(this.ledger.offset()).isEqualTo(20);
		this.ledger.handled(take(30, 8L).get(0));
		assertThat(this.ledger.offset()).isEqualTo(31);
		assertThat(take(30, null)).isEmpty();
		assertThat(this.ledger.offset()).isEqualTo(31);
	}

	private List<Fetched> take(long id, Long nextOffset) {
		return this.ledger.take(new Page(List.of(new Fetched(id, "ONX", null, null)), nextOffset, false));
	}

}
