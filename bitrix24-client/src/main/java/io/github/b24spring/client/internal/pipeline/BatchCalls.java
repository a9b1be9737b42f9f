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

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.util.Assert;

/**
 * Puts calls into a batch.
 */
public final class BatchCalls {

	public static final String METHOD = "batch";

	/**
	 * As many commands as the portal takes in one request.
	 */
	public static final int MAX_COMMANDS = 50;

	private BatchCalls() {
	}

	/**
	 * Make one call of several.
	 * @param commands the calls by id, in the order in which they run. An id is not a
	 * number, or PHP makes lists of the answer's maps.
	 * @param halt whether the portal stops at the first command that fails
	 * @return the call, with nothing of how the commands may be treated on their way
	 * @throws IllegalArgumentException if a command string cannot carry a parameter
	 */
	public static Call of(Map<String, Call> commands, boolean halt) {
		Assert.isTrue(!commands.isEmpty() && commands.size() <= MAX_COMMANDS,
				() -> "A batch has 1 to " + MAX_COMMANDS + " commands, not " + commands.size());
		Map<String, String> strings = new LinkedHashMap<>();
		commands.forEach(
				(id, command) -> strings.put(id, PhpQuery.command(command.method(), command.parameters().value())));
		return Call.of(METHOD)
			.withParameters(CallParameters.NONE.and("halt", halt ? 1 : 0).and("cmd", strings))
			.withCommands(commands);
	}

	/**
	 * Whether the portal stops this batch at the first command that fails.
	 */
	public static boolean isHalting(Call batch) {
		return batch.parameters().value() instanceof Map<?, ?> parameters
				&& Integer.valueOf(1).equals(parameters.get("halt"));
	}

}
