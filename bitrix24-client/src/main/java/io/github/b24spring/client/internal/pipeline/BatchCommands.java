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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.b24spring.client.batch.BatchReference;

import org.springframework.util.Assert;

/**
 * The commands of a batch that is being described, in their order. Immutable: what one
 * command is added to is shared with the result, unless another was added to it before.
 */
final class BatchCommands {

	private final Log log;

	private final int size;

	private BatchCommands(Log log) {
		this.log = log;
		this.size = log.commands.size();
	}

	static BatchCommands none() {
		return new BatchCommands(new Log());
	}

	BatchCommands and(BatchCommand command) {
		synchronized (this.log) {
			Log log = this.log;
			if (log.commands.size() > this.size) {
				log = new Log();
				this.log.commands.subList(0, this.size).forEach(log::add);
			}
			log.add(command);
			return new BatchCommands(log);
		}
	}

	boolean contains(String name) {
		synchronized (this.log) {
			return this.log.positions.getOrDefault(name, this.size) < this.size;
		}
	}

	List<BatchCommand> all() {
		synchronized (this.log) {
			return List.copyOf(this.log.commands.subList(0, this.size));
		}
	}

	/**
	 * Commands that hang together by references have one of them in common, to which each
	 * leads.
	 */
	private static final class Log {

		private final List<BatchCommand> commands = new ArrayList<>();

		private final Map<String, Integer> positions = new HashMap<>();

		private final List<Integer> leads = new ArrayList<>();

		private final Map<Integer, Integer> lengths = new HashMap<>();

		private void add(BatchCommand command) {
			Set<Integer> roots = new TreeSet<>();
			for (BatchReference reference : command.references()) {
				roots.add(root(this.positions.getOrDefault(reference.command(), -1)));
			}
			int length = 1 + roots.stream().mapToInt((root) -> this.lengths.getOrDefault(root, 0)).sum();
			Assert.isTrue(length <= BatchCalls.MAX_COMMANDS,
					() -> "More than " + BatchCalls.MAX_COMMANDS + " commands hang together with '" + command.name()
							+ "' by references; they do not fit into one request");
			int position = this.commands.size();
			roots.forEach((root) -> this.leads.set(root, position));
			roots.forEach(this.lengths::remove);
			this.commands.add(command);
			this.positions.put(command.name(), position);
			this.leads.add(position);
			this.lengths.put(position, length);
		}

		private int root(int position) {
			int root = position;
			while (this.leads.get(root) != root) {
				root = this.leads.get(root);
			}
			return root;
		}

	}

}
