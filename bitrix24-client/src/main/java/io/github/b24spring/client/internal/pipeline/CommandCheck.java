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

import java.util.Collection;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.batch.BatchReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a command of a batch cannot carry, or what the portal would read there as
 * something else.
 */
final class CommandCheck {

	/**
	 * PHP's default limit, beyond which it ignores the rest.
	 */
	private static final int MAX_VARIABLES = 1000;

	private final boolean references;

	private int variables;

	private CommandCheck(boolean references) {
		this.references = references;
	}

	/**
	 * What a command cannot carry.
	 *
	 * @param reason why
	 * @param path the names and positions that lead there
	 */
	record Objection(String reason, List<Object> path) {

		private static Objection because(String reason) {
			return new Objection(reason, new LinkedList<>());
		}

		private Objection in(Object name) {
			this.path.add(0, name);
			return this;
		}

	}

	/**
	 * Return the first thing that a command cannot carry.
	 * @param parameters the parameters, which may be empty as a whole
	 * @param references whether there may be references to other commands
	 * @return what it is, {@code null} if there is nothing
	 */
	static @Nullable Objection objection(Object parameters, boolean references) {
		return PhpQuery.elements(parameters).isEmpty() ? null : new CommandCheck(references).objection(parameters, 0);
	}

	private @Nullable Objection objection(@Nullable Object value, int depth) {
		if (value == null) {
			return Objection.because("a command has no form for null");
		}
		if (!PhpQuery.isContainer(value)) {
			return objectionToText(value);
		}
		Collection<?> elements = PhpQuery.elements(value);
		if (elements.isEmpty()) {
			return Objection.because("a command has no form for an empty list or map");
		}
		if (depth == PlainParameters.MAX_DEPTH) {
			return Objection.because("it is nested too deeply");
		}
		if (value instanceof Map<?, ?> map) {
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				Objection objection = objection(entry.getKey(), entry.getValue(), depth);
				if (objection != null) {
					return objection.in(String.valueOf(entry.getKey()));
				}
			}
			return null;
		}
		int index = 0;
		for (Object element : elements) {
			Objection objection = objection(element, depth + 1);
			if (objection != null) {
				return objection.in(index);
			}
			index++;
		}
		return null;
	}

	private @Nullable Objection objection(@Nullable Object key, @Nullable Object value, int depth) {
		String name = PhpText.ofKey(key);
		if (name == null || !PhpText.isLegibleKey(name, depth)) {
			return Objection.because("PHP cannot read the name of a parameter");
		}
		if (ReferenceText.isPartOf(name)) {
			return Objection.because("the portal would take the name for a reference to another command");
		}
		return objection(value, depth + 1);
	}

	private @Nullable Objection objectionToText(Object value) {
		if (++this.variables > MAX_VARIABLES) {
			return Objection.because("the portal would ignore what comes after " + MAX_VARIABLES + " values");
		}
		if (value instanceof BatchReference) {
			return this.references ? null : Objection.because("there is nothing to refer to");
		}
		String text = PhpText.of(value);
		if (text == null) {
			return Objection.because("a command has no form for " + value.getClass().getName());
		}
		if (!PhpText.isWellFormed(text)) {
			return Objection.because("the text contains half a surrogate pair");
		}
		return ReferenceText.isPartOf(text)
				? Objection.because("the portal would take the text for a reference to another command: "
						+ "make it a call of its own, or use 'ref(…)' if it is one")
				: null;
	}

}
