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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.TestAnswers;
import reactor.core.publisher.Mono;

/**
 * A last stage that answers what a test tells it to, and remembers what it was asked.
 */
public final class ScriptedStage implements Stage {

	private final List<Call> calls = new ArrayList<>();

	private final Queue<Function<Call, Mono<Envelope>>> script = new ArrayDeque<>();

	private Function<Call, Mono<Envelope>> otherwise = (call) -> Mono.just(envelope("true"));

	public static Envelope envelope(String json) {
		return TestAnswers.read("{\"result\":" + json + "}");
	}

	public ScriptedStage then(Function<Call, Mono<Envelope>> answer) {
		this.script.add(answer);
		return this;
	}

	public ScriptedStage then(Throwable failure) {
		return then((call) -> Mono.error(failure));
	}

	public ScriptedStage otherwise(Function<Call, Mono<Envelope>> answer) {
		this.otherwise = answer;
		return this;
	}

	public List<Call> calls() {
		return this.calls;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		return Mono.defer(() -> {
			this.calls.add(call);
			Function<Call, Mono<Envelope>> answer = this.script.poll();
			return ((answer != null) ? answer : this.otherwise).apply(call);
		});
	}

}
