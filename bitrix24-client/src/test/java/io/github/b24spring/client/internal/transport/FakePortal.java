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
package io.github.b24spring.client.internal.transport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.PipelineClient;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.TestAnswers;
import io.github.b24spring.client.internal.pipeline.BarePipeline;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.pipeline.CallPipeline;
import io.github.b24spring.client.internal.pipeline.PhpQuery;
import io.github.b24spring.client.internal.pipeline.PhpQueryDecoder;
import io.github.b24spring.client.internal.pipeline.Stage;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import io.github.b24spring.client.settings.RetrySettings;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * A portal behind the stages: runs calls and batches, one command after another, as the
 * documentation says that a portal does.
 */
public final class FakePortal implements Stage {

	private static final Pattern REFERENCE = Pattern.compile("\\$result\\[([^\\[\\]]+)]((?:\\[[^\\[\\]]+])*)");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Map<String, Function<Map<String, Object>, Object>> methods = new ConcurrentHashMap<>();

	private final Queue<Call> requests = new ConcurrentLinkedQueue<>();

	private final AtomicInteger running = new AtomicInteger();

	private final AtomicInteger peak = new AtomicInteger();

	private IntFunction<@Nullable RuntimeException> faults = (request) -> null;

	private double secondsPerPage = 0.03;

	private UnaryOperator<Map<String, Object>> distortion = (answer) -> answer;

	private Function<Call, Mono<Long>> latency = (call) -> Mono.just(0L);

	/**
	 * Tells what a method does.
	 * @param method the method
	 * @param body makes the answer of parameters: a {@link Page}, a {@link Refusal}, or
	 * the result itself
	 */
	public FakePortal on(String method, Function<Map<String, Object>, Object> body) {
		this.methods.put(method, body);
		return this;
	}

	/**
	 * Lets requests fail as a whole, by their number, the first being 1.
	 */
	public FakePortal failing(IntFunction<@Nullable RuntimeException> faults) {
		this.faults = faults;
		return this;
	}

	/**
	 * Lets answers say something else, as maps and lists before they become JSON.
	 */
	public FakePortal distorting(UnaryOperator<Map<String, Object>> distortion) {
		this.distortion = distortion;
		return this;
	}

	public FakePortal secondsPerPage(double secondsPerPage) {
		this.secondsPerPage = secondsPerPage;
		return this;
	}

	public FakePortal latency(Function<Call, Mono<Long>> latency) {
		this.latency = latency;
		return this;
	}

	public List<Call> requests() {
		return List.copyOf(this.requests);
	}

	public int peak() {
		return this.peak.get();
	}

	/**
	 * A client that waits for no limits.
	 */
	public Bitrix24Client client() {
		return client(RetrySettings.defaults());
	}

	public Bitrix24Client client(RetrySettings retrySettings) {
		JsonMapper jsonMapper = Bitrix24JsonMapper.create();
		CallPipeline pipeline = BarePipeline.of(this, jsonMapper, retrySettings);
		return PipelineClient.of(pipeline);
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		return Mono.defer(() -> {
			this.requests.add(call);
			int number = this.requests.size();
			int now = this.running.incrementAndGet();
			this.peak.accumulateAndGet(now, Math::max);
			return this.latency.apply(call)
				.doOnTerminate(this.running::decrementAndGet)
				.flatMap((time) -> answer(call, number));
		});
	}

	private Mono<Envelope> answer(Call call, int number) {
		RuntimeException fault = this.faults.apply(number);
		if (fault != null) {
			return Mono.error(fault);
		}
		Object body = call.method().equals("batch") ? batch(call) : run(call.method(), decoded(call));
		Map<String, Object> envelope = new LinkedHashMap<>();
		if (body instanceof Refusal refusal) {
			return Mono
				.fromSupplier(() -> TestAnswers.read(call.method(), 400, JSON.writeValueAsBytes(refusal.body())));
		}
		if (body instanceof Page page) {
			envelope.put("result", page.result());
			put(envelope, "total", page.total());
			put(envelope, "next", page.next());
		}
		else {
			envelope.put("result", body);
		}
		return Mono.fromSupplier(
				() -> TestAnswers.read(call.method(), 200, JSON.writeValueAsBytes(this.distortion.apply(envelope))));
	}

	private static Map<String, Object> decoded(Call call) {
		return PhpQueryDecoder.decode(PhpQuery.encode(call.parameters().value()));
	}

	private Map<String, Object> batch(Call call) {
		Map<?, ?> parameters = (Map<?, ?>) call.parameters().value();
		boolean halt = Integer.valueOf(1).equals(parameters.get("halt"));
		Map<String, Object> results = new LinkedHashMap<>();
		Map<String, Object> errors = new LinkedHashMap<>();
		Map<String, Object> totals = new LinkedHashMap<>();
		Map<String, Object> next = new LinkedHashMap<>();
		Map<String, Object> times = new LinkedHashMap<>();
		for (Map.Entry<?, ?> entry : ((Map<?, ?>) parameters.get("cmd")).entrySet()) {
			String id = (String) entry.getKey();
			String[] command = ((String) entry.getValue()).split("\\?", 2);
			Map<String, Object> decoded = (command.length > 1) ? PhpQueryDecoder.decode(command[1]) : Map.of();
			Object body = run(command[0], resolve(decoded, results));
			if (body instanceof Refusal refusal) {
				errors.put(id, refusal.body());
				if (halt) {
					break;
				}
				continue;
			}
			if (body instanceof Page page) {
				results.put(id, page.result());
				put(totals, id, page.total());
				put(next, id, page.next());
			}
			else {
				results.put(id, body);
			}
			times.put(id, Map.of("start", 1, "duration", this.secondsPerPage));
		}
		Map<String, Object> batch = new LinkedHashMap<>();
		batch.put("result", php(results));
		batch.put("result_error", php(errors));
		batch.put("result_total", php(totals));
		batch.put("result_next", php(next));
		batch.put("result_time", php(times));
		return batch;
	}

	private Object run(String method, Map<String, Object> parameters) {
		Function<Map<String, Object>, Object> body = this.methods.get(method);
		return (body != null) ? body.apply(parameters) : new Refusal("ERROR_METHOD_NOT_FOUND", "Method not found!");
	}

	private static Map<String, Object> resolve(Map<String, Object> parameters, Map<String, Object> results) {
		Map<String, Object> resolved = new LinkedHashMap<>();
		parameters.forEach((key, value) -> resolved.put(key, resolveValue(value, results)));
		return resolved;
	}

	@SuppressWarnings("unchecked")
	private static Object resolveValue(Object value, Map<String, Object> results) {
		return (value instanceof Map<?, ?> map) ? resolve((Map<String, Object>) map, results)
				: REFERENCE.matcher(value.toString()).replaceAll((match) -> {
					Object target = results.get(match.group(1));
					Matcher part = Pattern.compile("\\[([^\\[\\]]+)]").matcher(match.group(2));
					while (part.find()) {
						target = child(target, part.group(1));
					}
					return Matcher.quoteReplacement((target != null) ? target.toString() : match.group());
				});
	}

	private static @Nullable Object child(@Nullable Object target, String part) {
		if (target instanceof List<?> list && part.matches("[0-9]+")) {
			int index = Integer.parseInt(part);
			return (index < list.size()) ? list.get(index) : null;
		}
		return (target instanceof Map<?, ?> map) ? map.get(part) : null;
	}

	private static Object php(Map<String, Object> map) {
		return map.isEmpty() ? new ArrayList<>() : map;
	}

	private static void put(Map<String, Object> map, String key, @Nullable Object value) {
		if (value != null) {
			map.put(key, value);
		}
	}

	/**
	 * The answer of a list method.
	 */
	public record Page(Object result, @Nullable Long total, @Nullable Long next) {
	}

	/**
	 * An error of a method.
	 */
	public record Refusal(String code, String description) {

		private Map<String, String> body() {
			return Map.of("error", this.code, "error_description", this.description);
		}

	}

}
