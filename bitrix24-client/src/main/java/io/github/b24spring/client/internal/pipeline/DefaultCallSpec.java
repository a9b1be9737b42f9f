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

import java.lang.reflect.Type;
import java.time.Duration;

import io.github.b24spring.client.Bitrix24Response;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.CallSpec;
import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.internal.pipeline.CallPipeline.Answers;
import io.github.b24spring.client.internal.time.Durations;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectReader;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.util.Assert;

/**
 * A call that is being described, and the decoding of its answer.
 */
final class DefaultCallSpec implements CallSpec {

	private final Stage next;

	private final Answers answers;

	private final Call call;

	DefaultCallSpec(Stage next, Answers answers, Call call) {
		this.next = next;
		this.answers = answers;
		this.call = call;
	}

	private CallSpec with(Call call) {
		return new DefaultCallSpec(this.next, this.answers, call);
	}

	@Override
	public CallSpec param(String name, @Nullable Object value) {
		Assert.hasText(name, "'name' must not be empty");
		return with(this.call.withParameters(this.call.parameters().and(name, value)));
	}

	@Override
	public CallSpec params(Object parameters) {
		return with(this.call.withParameters(this.call.parameters().andAll(parameters)));
	}

	@Override
	public CallSpec version(RestVersion version) {
		return with(this.call.withVersion(version));
	}

	@Override
	public CallSpec idempotent(boolean idempotent) {
		return with(this.call.withIdempotent(idempotent));
	}

	@Override
	public CallSpec priority(CallPriority priority) {
		return with(this.call.withPriority(priority));
	}

	@Override
	public CallSpec joinable(boolean joinable) {
		return with(this.call.withJoinable(joinable));
	}

	@Override
	public CallSpec deadline(Duration deadline) {
		return with(this.call.withDeadline(Durations.positive("deadline", deadline)));
	}

	@Override
	public <T> Mono<T> retrieve(Class<T> type) {
		return retrieve((Type) type);
	}

	@Override
	public <T> Mono<T> retrieve(ParameterizedTypeReference<T> type) {
		return retrieve(type.getType());
	}

	@Override
	public <T> Mono<Bitrix24Response<T>> exchange(Class<T> type) {
		return exchange((Type) type);
	}

	@Override
	public <T> Mono<Bitrix24Response<T>> exchange(ParameterizedTypeReference<T> type) {
		return exchange(type.getType());
	}

	@Override
	public Mono<Void> execute() {
		return this.next.exchange(this.call).then();
	}

	private <T> Mono<T> retrieve(Type type) {
		ObjectReader reader = this.answers.reader().readerFor(type);
		return this.next.exchange(this.call)
			.flatMap((envelope) -> Mono
				.justOrEmpty(this.answers.reader().<T>decode(this.call.method(), envelope.result(), reader)));
	}

	private <T> Mono<Bitrix24Response<T>> exchange(Type type) {
		ObjectReader reader = this.answers.reader().readerFor(type);
		return this.next.exchange(this.call)
			.map((envelope) -> new Bitrix24Response<T>(
					this.answers.reader().<T>decode(this.call.method(), envelope.result(), reader), envelope.total(),
					envelope.next(), envelope.time()));
	}

}
