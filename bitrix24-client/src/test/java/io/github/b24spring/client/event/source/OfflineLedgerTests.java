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

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OfflineLedgerTests {

	private final OfflineLedger ledger = new OfflineLedger(EventSourceSettings.defaults());

	@Test
	void failuresThatAreRememberedAreBounded() {
		List<OfflineRow> rows = IntStream.range(0, 10_001).mapToObj(OfflineLedgerTests::row).toList();
		this.ledger.take(rows);
		this.ledger.failed(rows, 0);
		assertThat(this.ledger.size()).isZero();
		assertThat(this.ledger.isDue(rows.get(9_999), 0)).isFalse();
		assertThat(this.ledger.isDue(rows.get(10_000), 0)).isTrue();
		this.ledger.cleared(rows.subList(0, 1));
		this.ledger.failed(rows.subList(10_000, 10_001), 0);
		assertThat(this.ledger.isDue(rows.get(10_000), 0)).isFalse();
	}

	private static OfflineRow row(int number) {
		return OfflineRow.listed(Map.of("ID", Integer.toString(number), "MESSAGE_ID", "m" + number));
	}

}
