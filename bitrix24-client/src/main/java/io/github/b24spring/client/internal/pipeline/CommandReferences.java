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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.batch.BatchReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds the references in the parameters of a command, and changes the names of commands
 * to the ids that travel.
 */
final class CommandReferences {

	private CommandReferences() {
	}

	static List<BatchReference> in(CallParameters parameters) {
		List<BatchReference> references = new ArrayList<>();
		collect(parameters.value(), references);
		return references;
	}

	private static void collect(@Nullable Object value, List<BatchReference> references) {
		if (value instanceof Map<?, ?> map) {
			map.values().forEach((element) -> collect(element, references));
		}
		else if (value instanceof Collection<?> collection) {
			collection.forEach((element) -> collect(element, references));
		}
		else if (value instanceof BatchReference reference) {
			references.add(reference);
		}
	}

	/**
	 * Change the names of commands.
	 * @param parameters the parameters
	 * @param id gives the id for a name
	 * @return changed parameters
	 */
	static CallParameters rename(CallParameters parameters, UnaryOperator<String> id) {
		Object renamed = rename(parameters.value(), id);
		return (renamed != null) ? CallParameters.of(renamed) : parameters;
	}

	private static @Nullable Object rename(@Nullable Object value, UnaryOperator<String> id) {
		if (value instanceof Map<?, ?> map) {
			Map<Object, @Nullable Object> renamed = new LinkedHashMap<>();
			map.forEach((key, element) -> renamed.put(key, rename(element, id)));
			return renamed;
		}
		if (value instanceof Collection<?> collection) {
			List<@Nullable Object> renamed = new ArrayList<>(collection.size());
			collection.forEach((element) -> renamed.add(rename(element, id)));
			return renamed;
		}
		return (value instanceof BatchReference reference)
				? new BatchReference(id.apply(reference.command()), reference.path()) : value;
	}

}
