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
package io.github.b24spring.client;

import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.b24spring.client.exception.Bitrix24Exception;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * What became of the commands of a batch.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class BatchResponse {

	private final Map<String, BatchOutcome<?>> outcomes;

	private final Map<String, Type> types;

	/**
	 * Create a response.
	 * @param outcomes the outcomes by the names of the commands, in their order
	 * @param types the types of the results by the names of the commands
	 */
	public BatchResponse(Map<String, ? extends BatchOutcome<?>> outcomes, Map<String, ? extends Type> types) {
		Assert.isTrue(types.keySet().containsAll(outcomes.keySet()), "'types' must have a type for each outcome");
		this.outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
		this.types = Map.copyOf(types);
	}

	/**
	 * Return all outcomes.
	 * @return the outcomes by the names of the commands, in their order
	 */
	public Map<String, BatchOutcome<?>> outcomes() {
		return this.outcomes;
	}

	/**
	 * Return what became of a command.
	 * @param name the name of the command
	 * @return the outcome
	 * @throws IllegalArgumentException if there is no such command
	 */
	public BatchOutcome<?> outcome(String name) {
		BatchOutcome<?> outcome = this.outcomes.get(name);
		Assert.isTrue(outcome != null, () -> "There is no command '" + name + "' in " + this.outcomes.keySet());
		return outcome;
	}

	/**
	 * Return what became of a command.
	 * @param <T> the type of the result
	 * @param name the name of the command
	 * @param type the type of the result, as it was given with the command
	 * @return the outcome
	 * @throws IllegalArgumentException if there is no such command, or its type is
	 * another
	 */
	public <T> BatchOutcome<T> outcome(String name, Class<T> type) {
		return outcome(name, (Type) type);
	}

	/**
	 * Return what became of a command.
	 * @param <T> the type of the result
	 * @param name the name of the command
	 * @param type the type of the result, as it was given with the command
	 * @return the outcome
	 * @throws IllegalArgumentException if there is no such command, or its type is
	 * another
	 */
	public <T> BatchOutcome<T> outcome(String name, ParameterizedTypeReference<T> type) {
		return outcome(name, type.getType());
	}

	/**
	 * Return the result of a command that has to have run.
	 * @param <T> the type of the result
	 * @param name the name of the command
	 * @param type the type of the result, as it was given with the command
	 * @return the result; {@code null} if the portal answered {@code null}
	 * @throws Bitrix24Exception if the command failed
	 * @throws IllegalStateException if it was not executed
	 */
	public <T> @Nullable T get(String name, Class<T> type) {
		return result(name, outcome(name, (Type) type));
	}

	/**
	 * Return the result of a command that has to have run.
	 * @param <T> the type of the result
	 * @param name the name of the command
	 * @param type the type of the result, as it was given with the command
	 * @return the result; {@code null} if the portal answered {@code null}
	 * @throws Bitrix24Exception if the command failed
	 * @throws IllegalStateException if it was not executed
	 */
	public <T> @Nullable T get(String name, ParameterizedTypeReference<T> type) {
		return result(name, outcome(name, type.getType()));
	}

	/**
	 * Return whether every command ran and none failed.
	 * @return whether all outcomes are successes
	 */
	public boolean isSuccess() {
		return this.outcomes.values().stream().allMatch(BatchOutcome.Success.class::isInstance);
	}

	private <T> BatchOutcome<T> outcome(String name, Type type) {
		BatchOutcome<?> outcome = outcome(name);
		Type known = this.types.get(name);
		Assert.isTrue(isSame(known, type), () -> "The result of '" + name + "' was decoded as " + known);
		@SuppressWarnings("unchecked")
		BatchOutcome<T> typed = (BatchOutcome<T>) outcome;
		return typed;
	}

	private static boolean isSame(@Nullable Type known, Type type) {
		return type.equals(known) || (type instanceof Class<?> wanted && known instanceof Class<?> given
				&& ClassUtils.resolvePrimitiveIfNecessary(wanted)
					.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(given)));
	}

	private <T> @Nullable T result(String name, BatchOutcome<T> outcome) {
		if (outcome instanceof BatchOutcome.Success<T> success) {
			return success.result();
		}
		if (outcome instanceof BatchOutcome.Failure<T> failure) {
			throw failure.exception();
		}
		throw new IllegalStateException("'" + name + "' was not executed, because the batch stopped at a failure");
	}

	@Override
	public String toString() {
		return "BatchResponse for " + this.outcomes.keySet();
	}

}
