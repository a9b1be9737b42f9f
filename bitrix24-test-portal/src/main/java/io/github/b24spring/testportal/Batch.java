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
package io.github.b24spring.testportal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.b24spring.testportal.method.MethodCaller;
import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalErrorException;
import org.jspecify.annotations.Nullable;

/**
 * The commands of a batch, which run one after another and may refer to the results of
 * those before them.
 *
 * @author The b24spring maintainers
 */
final class Batch {

	private static final int MAX_COMMANDS = 50;

	private static final Pattern REFERENCE = Pattern.compile("\\$result((?:\\[[^\\[\\]]*\\])+)");

	private static final Pattern STEP = Pattern.compile("\\[([^\\[\\]]*)\\]");

	private static final Set<Object> FALSE = Set.of(false, 0, "0", "");

	private final Map<String, String> commands;

	private final boolean halt;

	private final Map<String, @Nullable Object> results = new LinkedHashMap<>();

	private final Map<String, Object> errors = new LinkedHashMap<>();

	private final Map<String, @Nullable Object> totals = new LinkedHashMap<>();

	private final Map<String, @Nullable Object> nexts = new LinkedHashMap<>();

	private final Map<String, Object> times = new LinkedHashMap<>();

	private Duration cost = Duration.ZERO;

	private Batch(Map<String, String> commands, boolean halt) {
		this.commands = commands;
		this.halt = halt;
	}

	/**
	 * Read the parameters of a batch. The documentation contradicts itself about more
	 * commands than are allowed: here the whole batch is refused.
	 * @param parameters the parameters
	 * @return the batch, not run yet
	 */
	static Batch of(Map<String, @Nullable Object> parameters) {
		Map<String, String> commands = new LinkedHashMap<>();
		Object cmd = parameters.get("cmd");
		if (cmd instanceof Map<?, ?> map) {
			map.forEach((id, command) -> commands.put(String.valueOf(id), text(command)));
		}
		else if (cmd instanceof List<?> list) {
			list.forEach((command) -> commands.put(Integer.toString(commands.size()), text(command)));
		}
		else {
			throw new PortalErrorException(400, "100", "The parameter 'cmd' is missing");
		}
		if (commands.size() > MAX_COMMANDS) {
			throw new PortalErrorException(400, "ERROR_BATCH_LENGTH_EXCEEDED",
					"A batch has at most " + MAX_COMMANDS + " commands");
		}
		Object halt = parameters.get("halt");
		return new Batch(commands, halt != null && !FALSE.contains(halt));
	}

	/**
	 * Run the commands.
	 * @param executor what runs a command
	 * @param caller who calls
	 * @param start when the first command starts
	 * @return the five maps of the answer and the time that it took
	 */
	MethodResult run(Executor executor, MethodCaller caller, Instant start) {
		for (Map.Entry<String, String> command : this.commands.entrySet()) {
			if (!run(executor, caller, start, command.getKey(), command.getValue()) && this.halt) {
				break;
			}
		}
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("result", this.results);
		result.put("result_error", this.errors);
		result.put("result_total", this.totals);
		result.put("result_next", this.nexts);
		result.put("result_time", this.times);
		return MethodResult.of(result).withCost(this.cost);
	}

	private boolean run(Executor executor, MethodCaller caller, Instant start, String id, String command) {
		int question = command.indexOf('?');
		String method = (question < 0) ? command : command.substring(0, question);
		String query = (question < 0) ? "" : command.substring(question + 1);
		if (isForbidden(method)) {
			error(id, "ERROR_BATCH_METHOD_NOT_ALLOWED", "The method cannot be a command of a batch");
			return false;
		}
		Map<String, @Nullable Object> parameters = PhpQuery.parse(query);
		parameters.replaceAll((name, value) -> resolve(value));
		Execution execution = executor.execute(new MethodRequest(method, parameters, caller));
		Instant begin = start.plus(this.cost);
		this.cost = this.cost.plus(execution.cost());
		MethodResult result = execution.result();
		if (result == null) {
			PortalErrorException refusal = execution.requiredRefusal();
			error(id, refusal.code(), refusal.description());
			return false;
		}
		this.results.put(id, result.result());
		Map<String, @Nullable Object> paging = result.paging();
		if (paging.containsKey("total")) {
			this.totals.put(id, paging.get("total"));
		}
		if (paging.containsKey("next")) {
			this.nexts.put(id, paging.get("next"));
		}
		this.times.put(id, Times.block(begin, start.plus(this.cost), execution.cost(), execution.usage()));
		return true;
	}

	private void error(String id, Object code, String description) {
		this.errors.put(id, Map.of("error", code, "error_description", description));
	}

	/**
	 * Put results in the place of references. What cannot be resolved stays as it is.
	 * @param value a parameter or a part of it
	 * @return the value without references
	 */
	private @Nullable Object resolve(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			Map<String, @Nullable Object> copy = new LinkedHashMap<>();
			map.forEach((key, element) -> copy.put(String.valueOf(key), resolve(element)));
			return copy;
		}
		if (value instanceof List<?> list) {
			return list.stream().map(this::resolve).toList();
		}
		if (!(value instanceof String text) || !text.contains("$result[")) {
			return value;
		}
		Matcher matcher = REFERENCE.matcher(text);
		if (matcher.matches()) {
			Object found = find(matcher.group(1));
			return (found != null) ? asText(found) : text;
		}
		return matcher.replaceAll((match) -> {
			Object found = find(match.group(1));
			boolean scalar = found != null && !(found instanceof Map) && !(found instanceof List);
			return Matcher.quoteReplacement(scalar ? text(found) : match.group());
		});
	}

	private @Nullable Object find(String path) {
		Object current = this.results;
		Matcher step = STEP.matcher(path);
		while (step.find()) {
			String key = step.group(1);
			if (current instanceof Map<?, ?> map) {
				current = map.get(key);
			}
			else if (current instanceof List<?> list && key.matches("\\d{1,9}")
					&& Integer.parseInt(key) < list.size()) {
				current = list.get(Integer.parseInt(key));
			}
			else {
				return null;
			}
		}
		return current;
	}

	private static Object asText(Object value) {
		if (value instanceof Map<?, ?> map) {
			Map<String, @Nullable Object> copy = new LinkedHashMap<>();
			map.forEach((key, element) -> copy.put(String.valueOf(key), (element != null) ? asText(element) : ""));
			return copy;
		}
		if (value instanceof List<?> list) {
			return list.stream().map((element) -> (element != null) ? asText(element) : "").toList();
		}
		return text(value);
	}

	private static String text(@Nullable Object value) {
		if (value instanceof Boolean bool) {
			return bool ? "1" : "";
		}
		return (value != null) ? value.toString() : "";
	}

	private static boolean isForbidden(String method) {
		String name = method.toLowerCase(Locale.ROOT);
		return name.equals("batch") || name.contains("upload") || name.contains("download")
				|| name.endsWith("attachrecord");
	}

	/**
	 * What runs a command.
	 */
	@FunctionalInterface
	interface Executor {

		Execution execute(MethodRequest request);

	}

}
