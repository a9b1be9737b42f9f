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
package io.github.b24spring.client.form;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A form as a portal posts it, {@code application/x-www-form-urlencoded} with names that
 * nest by PHP's brackets: {@code data[FIELDS][ID]=1}. Every value is a text; what was
 * empty on the portal's side is not there at all.
 * <p>
 * {@link #toString()} tells nothing of the content, which has tokens in it.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/api-reference/events/index.html">Events</a>
 */
public final class BracketForm {

	private static final BracketForm EMPTY = new BracketForm(Map.of());

	private final Map<String, Object> values;

	private BracketForm(Map<String, Object> values) {
		this.values = values;
	}

	/**
	 * Read a form within the default limits.
	 * @param body the form as it came
	 * @return the form
	 * @throws InvalidFormException if it exceeds a limit or is malformed
	 */
	public static BracketForm parse(byte[] body) {
		return parse(body, FormLimits.defaults());
	}

	/**
	 * Read a form.
	 * @param body the form as it came
	 * @param limits how much is read
	 * @return the form
	 * @throws InvalidFormException if it exceeds a limit or is malformed
	 */
	public static BracketForm parse(byte[] body, FormLimits limits) {
		FormCheck.check(body, limits);
		return new BracketForm(FormReader.read(body));
	}

	/**
	 * Return a text.
	 * @param path the names of the levels, such as {@code "auth", "member_id"}
	 * @return the text, {@code null} if it is not there or is no text
	 */
	public @Nullable String text(String... path) {
		return (find(path) instanceof String text) ? text : null;
	}

	/**
	 * Return what is below a name.
	 * @param path the names of the levels, such as {@code "data", "FIELDS"}
	 * @return the fields below it, none if there are none
	 */
	@SuppressWarnings("unchecked")
	public BracketForm below(String... path) {
		return (find(path) instanceof Map<?, ?> map) ? new BracketForm((Map<String, Object>) map) : EMPTY;
	}

	private @Nullable Object find(String... path) {
		Assert.notEmpty(path, "'path' must not be empty");
		Object found = this.values;
		for (String name : path) {
			found = (found instanceof Map<?, ?> map) ? map.get(name) : null;
		}
		return found;
	}

	/**
	 * Return whether there is nothing in the form.
	 * @return whether it has no fields
	 */
	public boolean isEmpty() {
		return this.values.isEmpty();
	}

	/**
	 * Return all there is.
	 * @return by name, in the order of the form, a {@link String} or a map of the same
	 * kind; a list of PHP is a map by number
	 */
	public Map<String, Object> values() {
		return this.values;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof BracketForm form && form.values.equals(this.values);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.values);
	}

	@Override
	public String toString() {
		return "BracketForm of " + this.values.size() + " names";
	}

}
