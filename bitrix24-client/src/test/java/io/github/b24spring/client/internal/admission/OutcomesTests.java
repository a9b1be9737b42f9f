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
package io.github.b24spring.client.internal.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link Outcomes}.
 */
class OutcomesTests {

	private final Outcomes outcomes = new Outcomes();

	private final List<String> handedOut = new ArrayList<>();

	@Test
	void outcomesAreHandedOutAfterTheDecisionInTheirOrder() {
		this.outcomes.decide(() -> {
			add("a");
			add("b");
			assertThat(this.handedOut).isEmpty();
		});
		assertThat(this.handedOut).containsExactly("a", "b");
	}

	@Test
	void outcomesOfADecisionWithinADecisionWaitForTheEndOfBoth() {
		this.outcomes.decide(() -> {
			this.outcomes.decide(() -> add("inner"));
			assertThat(this.handedOut).as("the lock is held").isEmpty();
			add("outer");
		});
		assertThat(this.handedOut).containsExactly("inner", "outer");
	}

	@Test
	void outcomeOfADecisionThatAnOutcomeMakesFollowsIt() {
		this.outcomes.decide(() -> {
			this.outcomes.add(() -> {
				this.outcomes.decide(() -> add("second"));
				this.handedOut.add("first");
			});
			add("between");
		});
		assertThat(this.handedOut).containsExactly("first", "between", "second");
	}

	@Test
	void outcomeThatThrowsKeepsNoOtherBackAndIsThrownToWhoDecided() {
		IllegalStateException first = new IllegalStateException("first");
		assertThatThrownBy(() -> this.outcomes.decide(() -> {
			fail(first);
			add("a");
			fail(new IllegalStateException("second"));
			add("b");
		})).isSameAs(first);
		assertThat(this.handedOut).containsExactly("a", "b");
		this.outcomes.decide(() -> add("c"));
		assertThat(this.handedOut).as("later ones").endsWith("c");
	}

	@Test
	void errorOfAnOutcomeIsThrownAsItIs() {
		AssertionError error = new AssertionError("broken");
		assertThatThrownBy(() -> this.outcomes.decide(() -> this.outcomes.add(() -> {
			throw error;
		}))).isSameAs(error);
	}

	@Test
	void decisionsAndReadingsExcludeEachOther() throws Exception {
		CompletableFuture<String> elsewhere = new CompletableFuture<>();
		this.outcomes.decide(() -> {
			Thread reader = new Thread(
					() -> elsewhere.complete(this.outcomes.read(() -> String.join("", this.handedOut))));
			reader.start();
			while (reader.getState() != Thread.State.BLOCKED && !elsewhere.isDone()) {
				Thread.onSpinWait();
			}
			this.handedOut.add("decided");
		});
		assertThat(elsewhere.get(30, TimeUnit.SECONDS)).isEqualTo("decided");
	}

	private void add(String name) {
		this.outcomes.add(() -> this.handedOut.add(name));
	}

	private void fail(RuntimeException failure) {
		this.outcomes.add(() -> {
			throw failure;
		});
	}

}
