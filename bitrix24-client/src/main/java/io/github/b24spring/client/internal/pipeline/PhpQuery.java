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

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import io.github.b24spring.client.batch.BatchReference;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.CollectionUtils;
import org.springframework.web.util.UriUtils;

/**
 * Writes the parameters of a call as the query string of a batch command, such as
 * {@code filter[>ID]=100&select[0]=ID}, which the portal reads with PHP's
 * {@code parse_str}.
 * <p>
 * Parameters are a {@link Map}, or a {@link Collection} or array for the methods that
 * take them by position; either can be nested in the other. Everything but letters,
 * digits and {@code -._~} is percent-encoded as UTF-8, except for the brackets of the
 * structure and of {@linkplain BatchReference references}, which are bare as in the
 * Bitrix24 REST documentation.
 * <table>
 * <caption>Values</caption>
 * <tr>
 * <th>Value</th>
 * <th>Written</th>
 * </tr>
 * <tr>
 * <td>text, {@link Character}, {@link UUID}, enum</td>
 * <td>as text; enums by {@link Object#toString()}, as Jackson does</td>
 * </tr>
 * <tr>
 * <td>{@link Boolean}</td>
 * <td>{@code 1} or {@code 0}</td>
 * </tr>
 * <tr>
 * <td>numbers</td>
 * <td>in digits, without an exponent</td>
 * </tr>
 * <tr>
 * <td>dates and times</td>
 * <td>in ISO form, as in JSON</td>
 * </tr>
 * <tr>
 * <td>{@link BatchReference}</td>
 * <td>its {@linkplain BatchReference#expression() expression}</td>
 * </tr>
 * </table>
 * <p>
 * Nothing else can be written: a command knows neither {@code null} nor what is empty nor
 * types beyond these, bytes for instance. A text that the portal would take for a
 * reference cannot be written either. The same holds for names that PHP would change or
 * read as structure: blank ones, those with a bracket or a null character, and on the top
 * level those with a space or a dot.
 */
public final class PhpQuery {

	private static final int MAX_DEPTH = PlainParameters.MAX_DEPTH;

	private final StringBuilder query;

	private final int start;

	private final StringBuilder name = new StringBuilder();

	private PhpQuery(StringBuilder query) {
		this.query = query;
		this.start = query.length();
	}

	/**
	 * Write a call as a batch command.
	 * @param method the name of the method
	 * @param params the parameters: a map, or a collection or array if they go by
	 * position
	 * @return {@code method?query}, or the method alone if there is nothing to be said in
	 * the query
	 * @throws IllegalArgumentException if a parameter cannot be written
	 */
	public static String command(String method, Object params) {
		Assert.hasText(method, "'method' must not be empty");
		StringBuilder command = new StringBuilder(128).append(method).append('?');
		PhpQuery query = new PhpQuery(command);
		query.writeAll(params);
		return (command.length() > query.start) ? command.toString() : method;
	}

	/**
	 * Write parameters as a query string.
	 * @param params the parameters: a map, or a collection or array if they go by
	 * position
	 * @return the query string, empty if there is nothing to be said
	 * @throws IllegalArgumentException if a parameter cannot be written
	 */
	public static String encode(Object params) {
		StringBuilder query = new StringBuilder(128);
		new PhpQuery(query).writeAll(params);
		return query.toString();
	}

	/**
	 * Whether a call that was made on its own means the same as a batch command: it can
	 * be written, refers to nothing, and has at most 1,000 values, PHP's default limit,
	 * beyond which it ignores the rest.
	 * @param params the parameters
	 * @return whether a command string can carry the parameters
	 */
	public static boolean expressible(@Nullable Object params) {
		return params != null && isContainer(params) && CommandCheck.objection(params, false) == null;
	}

	private void writeAll(Object params) {
		Assert.isTrue(isContainer(params), "'params' must be a map, a collection or an array");
		write(params, 0);
	}

	private void write(@Nullable Object value, int depth) {
		if (depth > MAX_DEPTH) {
			throw new IllegalArgumentException("Parameters are nested too deeply: " + this.name);
		}
		if (depth > 0 && value != null && isContainer(value) && elements(value).isEmpty()) {
			throw new IllegalArgumentException("A batch command cannot carry an empty list or map: " + this.name);
		}
		if (value instanceof Map<?, ?> map) {
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				int end = this.name.length();
				appendName(checkedKey(entry.getKey(), depth), depth);
				write(entry.getValue(), depth + 1);
				this.name.setLength(end);
			}
		}
		else if (value != null && isContainer(value)) {
			int index = 0;
			for (Object element : elements(value)) {
				int end = this.name.length();
				appendIndex(index++, depth);
				write(element, depth + 1);
				this.name.setLength(end);
			}
		}
		else {
			writeVariable(value);
		}
	}

	private void appendIndex(int index, int depth) {
		if (depth == 0) {
			this.name.append(index);
		}
		else {
			this.name.append('[').append(index).append(']');
		}
	}

	private void appendName(String key, int depth) {
		if (depth == 0) {
			this.name.append(encoded(key));
		}
		else {
			this.name.append('[');
			this.name.append(encoded(key));
			this.name.append(']');
		}
	}

	private void writeVariable(@Nullable Object value) {
		if (value instanceof BatchReference reference) {
			startVariable();
			appendReference(reference);
			return;
		}
		String text = (value != null) ? PhpText.of(value) : null;
		if (text == null) {
			throw new IllegalArgumentException("A batch command cannot carry %s: %s"
				.formatted((value != null) ? value.getClass().getName() : "null", this.name));
		}
		if (!PhpText.isWellFormed(text)) {
			throw new IllegalArgumentException("A batch command cannot carry half a surrogate pair: " + this.name);
		}
		if (ReferenceText.isPartOf(text)) {
			throw new IllegalArgumentException(
					"A batch command cannot carry a text that reads like a reference: " + this.name);
		}
		startVariable();
		this.query.append(encoded(text));
	}

	private void startVariable() {
		if (this.query.length() > this.start) {
			this.query.append('&');
		}
		this.query.append(this.name).append('=');
	}

	private void appendReference(BatchReference reference) {
		this.query.append("$result[").append(encoded(reference.command())).append(']');
		for (Object part : reference.path()) {
			this.query.append('[').append(encoded(part.toString())).append(']');
		}
	}

	static boolean isContainer(Object value) {
		return value instanceof Map || value instanceof Collection
				|| (value.getClass().isArray() && !(value instanceof byte[]) && !(value instanceof char[]));
	}

	static Collection<?> elements(Object container) {
		if (container instanceof Map<?, ?> map) {
			return map.values();
		}
		if (container instanceof Collection<?> collection) {
			return collection;
		}
		return CollectionUtils.arrayToList(container);
	}

	private String checkedKey(@Nullable Object key, int depth) {
		String text = PhpText.ofKey(key);
		if (text == null) {
			throw new IllegalArgumentException(
					"The name of a parameter must be a text, a whole number or an enum, not '%s'%s".formatted(key,
							inName()));
		}
		if (!PhpText.isLegibleKey(text, depth)) {
			throw new IllegalArgumentException(
					"PHP cannot read '%s' as the name of a parameter%s".formatted(text, inName()));
		}
		return text;
	}

	private String inName() {
		return this.name.isEmpty() ? "" : " in " + this.name;
	}

	private static String encoded(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

}
