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

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import com.sun.management.ThreadMXBean;
import io.github.b24spring.client.BatchSpec;
import io.github.b24spring.client.batch.BatchReference;
import io.github.b24spring.client.internal.transport.FakePortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.b24spring.client.BatchSpec.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link BatchCommands}.
 */
class BatchCommandsTests {

	private final BatchSpec empty = new FakePortal().client().batch();

	/**
	 * Bytes, which no other process changes, in place of time.
	 */
	@Test
	void eachOfManyCommandsCostsTheSame() {
		describe(500);
		long few = allocated(500);
		assertThat(allocated(4000)).isLessThan(16 * few);
	}

	private long allocated(int commands) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		describe(commands);
		return threads.getCurrentThreadAllocatedBytes() - before;
	}

	/**
	 * Every second command refers to the one before it.
	 */
	private void describe(int commands) {
		BatchSpec batch = this.empty;
		for (int i = 0; i < commands; i++) {
			Map<String, Object> parameters = (i % 2 == 0) ? Map.of("id", i) : Map.of("id", ref("c" + (i - 1), "ID"));
			batch = batch.command("c" + i, "crm.deal.get", parameters, Map.class);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void whatIsAddedToOneIsInNoOther(long seed) {
		Random random = new Random(seed);
		List<BatchCommands> described = new ArrayList<>(List.of(BatchCommands.none()));
		List<List<BatchCommand>> expected = new ArrayList<>(List.of(List.of()));
		for (int i = 0; i < 300; i++) {
			int from = random.nextBoolean() ? described.size() - 1 : random.nextInt(described.size());
			BatchCommand command = command("c" + random.nextInt(1000));
			if (!described.get(from).contains(command.name())) {
				described.add(described.get(from).and(command));
				List<BatchCommand> all = new ArrayList<>(expected.get(from));
				all.add(command);
				expected.add(all);
			}
		}
		for (int i = 0; i < described.size(); i++) {
			BatchCommands commands = described.get(i);
			assertThat(commands.all()).isEqualTo(expected.get(i));
			assertThat(IntStream.range(0, 1000).mapToObj((name) -> "c" + name).filter(commands::contains))
				.containsExactlyInAnyOrderElementsOf(expected.get(i).stream().map(BatchCommand::name).toList());
		}
	}

	@Test
	void chainsOfSeveralAreOneForTheCommandThatTiesThem() {
		BatchCommands commands = BatchCommands.none();
		for (int i = 0; i < 25; i++) {
			commands = (i == 0) ? commands.and(command("a0")).and(command("b0"))
					: commands.and(command("a" + i, "a" + (i - 1))).and(command("b" + i, "b0"));
		}
		BatchCommands full = commands;
		assertThatIllegalArgumentException().isThrownBy(() -> full.and(command("tie", "a3", "b7", "a24")))
			.withMessage(
					"More than 50 commands hang together with 'tie' by references; they do not fit into one request");
		assertThat(full.contains("tie")).isFalse();
		BatchCommands more = full.and(command("tie", "a3")).and(command("other"));
		assertThat(more.all()).hasSize(52);
		assertThatIllegalArgumentException().isThrownBy(() -> more.and(command("another", "tie", "b24")));
		assertThat(full.and(command("tie")).and(command("another", "tie", "b24")).all()).hasSize(52);
	}

	private static BatchCommand command(String name, String... references) {
		return new BatchCommand(name, Call.of("crm.deal.get"), Map.class,
				List.of(references).stream().map((reference) -> BatchReference.to(reference, "ID")).toList());
	}

}
