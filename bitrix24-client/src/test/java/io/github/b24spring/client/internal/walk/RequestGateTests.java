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
package io.github.b24spring.client.internal.walk;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When the requests of a list that is read by page go, in a memory of 100 bytes.
 */
class RequestGateTests {

	private final MemoryBudget budget = new MemoryBudget(100);

	private final RequestGate gate = new RequestGate(this.budget.open());

	private final List<Long> sent = new ArrayList<>();

	@Test
	void requestsGoInTheirOrderAsLongAsThereIsMemory() {
		ask(40);
		ask(60);
		ask(1);
		ask(2);
		assertThat(this.sent).containsExactly(40L, 60L);
		assertThat(this.budget.held()).isEqualTo(100);
	}

	@Test
	void memoryThatIsGivenBackLetsTheNextGo() {
		ask(40);
		ask(60);
		ask(30);
		this.gate.answered(40, 35);
		assertThat(this.budget.held()).isEqualTo(95);
		assertThat(this.sent).hasSize(2);
		this.gate.taken(35);
		assertThat(this.sent).containsExactly(40L, 60L, 30L);
		assertThat(this.budget.held()).isEqualTo(90);
	}

	@Test
	void requestWhoseRowsComeNextGoesWithoutMemoryToo() {
		this.budget.open().hold(100);
		ask(50);
		ask(51);
		assertThat(this.sent).containsExactly(50L);
		assertThat(this.budget.held()).isEqualTo(150);
		this.gate.answered(50, 20);
		assertThat(this.sent).hasSize(1);
		this.gate.begun();
		assertThat(this.sent).containsExactly(50L, 51L);
		assertThat(this.budget.held()).isEqualTo(171);
	}

	@Test
	void requestThatNobodyWaitsForAnyMoreKeepsNoPlace() {
		ask(100);
		Disposable given = ask(90);
		ask(80);
		given.dispose();
		this.gate.answered(100, 0);
		this.gate.taken(0);
		assertThat(this.sent).containsExactly(100L, 80L);
	}

	private Disposable ask(long bytes) {
		return this.gate.enter(bytes).subscribe(this.sent::add);
	}

}
