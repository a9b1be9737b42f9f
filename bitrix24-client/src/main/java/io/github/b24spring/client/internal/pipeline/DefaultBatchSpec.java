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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.BatchOutcome;
import io.github.b24spring.client.BatchResponse;
import io.github.b24spring.client.BatchSpec;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.batch.BatchReference;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.internal.pipeline.CallPipeline.Answers;
import io.github.b24spring.client.internal.time.Durations;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.util.Assert;

/**
 * A batch that is being described, and the sending of its parts.
 */
final class DefaultBatchSpec implements BatchSpec {

	private final Stage next;

	private final Answers answers;

	private final PlainParameters parameters;

	private final BatchCommands commands;

	private final @Nullable Boolean halt;

	private final CallPriority priority;

	private final @Nullable Duration deadline;

	DefaultBatchSpec(Stage next, Answers answers, PlainParameters parameters) {
		this(next, answers, parameters, BatchCommands.none(), null, CallPriority.BULK, null);
	}

	private DefaultBatchSpec(Stage next, Answers answers, PlainParameters parameters, BatchCommands commands,
			@Nullable Boolean halt, CallPriority priority, @Nullable Duration deadline) {
		this.next = next;
		this.answers = answers;
		this.parameters = parameters;
		this.commands = commands;
		this.halt = halt;
		this.priority = priority;
		this.deadline = deadline;
	}

	@Override
	public BatchSpec command(String name, String method, Class<?> type) {
		return command(name, method, Collections.emptyMap(), (Type) type);
	}

	@Override
	public BatchSpec command(String name, String method, ParameterizedTypeReference<?> type) {
		return command(name, method, Collections.emptyMap(), type.getType());
	}

	@Override
	public BatchSpec command(String name, String method, Object params, Class<?> type) {
		return command(name, method, params, (Type) type);
	}

	@Override
	public BatchSpec command(String name, String method, Object params, ParameterizedTypeReference<?> type) {
		return command(name, method, params, type.getType());
	}

	private BatchSpec command(String name, String method, Object params, Type type) {
		BatchReference.to(name);
		Assert.isTrue(!this.commands.contains(name), () -> "There is a command '" + name + "' already");
		Assert.isTrue(!method.equalsIgnoreCase(BatchCalls.METHOD), "A batch cannot contain a batch");
		Call call = this.parameters.ofCommand(Call.of(method).withParameters(CallParameters.NONE.andAll(params)));
		List<BatchReference> references = CommandReferences.in(call.parameters());
		for (BatchReference reference : references) {
			Assert.isTrue(this.commands.contains(reference.command()),
					() -> "'" + name + "' refers to '" + reference.command() + "', which is no command before it");
		}
		return new DefaultBatchSpec(this.next, this.answers, this.parameters,
				this.commands.and(new BatchCommand(name, call, type, references)), this.halt, this.priority,
				this.deadline);
	}

	@Override
	public BatchSpec halt(boolean halt) {
		return new DefaultBatchSpec(this.next, this.answers, this.parameters, this.commands, halt, this.priority,
				this.deadline);
	}

	@Override
	public BatchSpec priority(CallPriority priority) {
		return new DefaultBatchSpec(this.next, this.answers, this.parameters, this.commands, this.halt, priority,
				this.deadline);
	}

	@Override
	public BatchSpec deadline(Duration deadline) {
		return new DefaultBatchSpec(this.next, this.answers, this.parameters, this.commands, this.halt, this.priority,
				Durations.positive("deadline", deadline));
	}

	@Override
	public Mono<BatchResponse> execute() {
		List<BatchCommand> commands = this.commands.all();
		Flux<BatchPart> parts = Flux.fromIterable(BatchParts.of(commands)).map((part) -> BatchPart.of(part, this.halt));
		Flux<Map<String, BatchOutcome<?>>> outcomes = Boolean.TRUE.equals(this.halt)
				? parts.concatMap(this::send, 0).takeUntil(DefaultBatchSpec::hasFailure)
				: parts.flatMapSequential(this::send);
		return outcomes.collect(LinkedHashMap<String, BatchOutcome<?>>::new, Map::putAll)
			.map((all) -> response(commands, all));
	}

	private Mono<Map<String, BatchOutcome<?>>> send(BatchPart part) {
		Call call = part.call().withPriority(this.priority);
		return this.next.exchange((this.deadline != null) ? call.withDeadline(this.deadline) : call)
			.map((envelope) -> part.outcomes(envelope, this.answers.reader()))
			.onErrorResume(Bitrix24Exception.class, (failure) -> Mono.just(part.outcomes(failure)));
	}

	private static boolean hasFailure(Map<String, BatchOutcome<?>> outcomes) {
		return outcomes.values().stream().anyMatch(BatchOutcome.Failure.class::isInstance);
	}

	private static BatchResponse response(List<BatchCommand> commands, Map<String, BatchOutcome<?>> outcomes) {
		Map<String, BatchOutcome<?>> inOrder = new LinkedHashMap<>();
		Map<String, Type> types = new LinkedHashMap<>();
		for (BatchCommand command : commands) {
			inOrder.put(command.name(), outcomes.getOrDefault(command.name(), new BatchOutcome.NotExecuted<>()));
			types.put(command.name(), command.type());
		}
		return new BatchResponse(inOrder, types);
	}

}
