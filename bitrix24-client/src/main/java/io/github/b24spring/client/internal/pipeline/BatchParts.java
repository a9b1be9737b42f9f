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
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.batch.BatchReference;

/**
 * Splits commands into requests. Commands that refer to each other, if only by a third,
 * stay together and in their order.
 */
final class BatchParts {

	private BatchParts() {
	}

	static List<List<BatchCommand>> of(List<BatchCommand> commands) {
		List<List<Integer>> parts = new ArrayList<>();
		List<List<Integer>> open = new LinkedList<>();
		for (List<Integer> chain : chains(commands)) {
			List<Integer> part = open.stream()
				.filter((candidate) -> candidate.size() + chain.size() <= BatchCalls.MAX_COMMANDS)
				.findFirst()
				.orElseGet(() -> another(parts, open));
			part.addAll(chain);
			open.removeIf((candidate) -> candidate.size() == BatchCalls.MAX_COMMANDS);
		}
		return parts.stream().map((part) -> {
			part.sort(Comparator.naturalOrder());
			return part.stream().map(commands::get).toList();
		}).toList();
	}

	private static List<Integer> another(List<List<Integer>> parts, List<List<Integer>> open) {
		List<Integer> part = new ArrayList<>();
		parts.add(part);
		open.add(part);
		return part;
	}

	private static Collection<List<Integer>> chains(Collection<BatchCommand> commands) {
		Map<String, Integer> positions = new HashMap<>();
		int[] roots = new int[commands.size()];
		int position = 0;
		for (BatchCommand command : commands) {
			roots[position] = position;
			for (BatchReference reference : command.references()) {
				int root = root(roots, positions.getOrDefault(reference.command(), position));
				int own = root(roots, position);
				roots[Math.max(root, own)] = Math.min(root, own);
			}
			positions.put(command.name(), position++);
		}
		Map<Integer, List<Integer>> chains = new LinkedHashMap<>();
		for (int i = 0; i < roots.length; i++) {
			chains.computeIfAbsent(root(roots, i), (root) -> new ArrayList<>()).add(i);
		}
		return chains.values();
	}

	private static int root(int[] roots, int position) {
		int root = position;
		while (roots[root] != root) {
			root = roots[root];
		}
		return root;
	}

}
