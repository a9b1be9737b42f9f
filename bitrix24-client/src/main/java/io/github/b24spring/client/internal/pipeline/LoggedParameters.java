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
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.b24spring.client.file.FileUpload;
import org.jspecify.annotations.Nullable;

/**
 * Writes the parameters of a call for a log: in one line of bounded length, without what
 * is called like a secret and without the code of a webhook in an address.
 */
final class LoggedParameters {

	private static final int MAX_LENGTH = 2_000;

	private static final int MAX_TEXT = 200;

	private static final String HIDDEN = "******";

	private static final Pattern SECRET_NAME = Pattern
		.compile("(^|.*[^a-z])(auth|authorization|pwd|sessid)([^a-z].*|$)|.*(token|secret|passw|webhook|api_?key).*");

	/**
	 * Of either generation of the REST interface, as it is, in JSON or in a query.
	 */
	private static final Pattern WEBHOOK = Pattern
		.compile("(?i)(#rest#(?:api#)?\\d+#)[^/\\\\\\s\"%]+".replace("#", "(?:\\\\?/|%2F)"));

	private final StringBuilder line = new StringBuilder();

	private LoggedParameters() {
	}

	static String of(Call call) {
		LoggedParameters parameters = new LoggedParameters();
		if (call.commands().isEmpty()) {
			parameters.write(call.parameters().value());
		}
		else {
			parameters.writeCommands(call);
		}
		return parameters.isFull() ? parameters.line.substring(0, MAX_LENGTH) + "…" : parameters.line.toString();
	}

	private boolean isFull() {
		return this.line.length() > MAX_LENGTH;
	}

	private void writeCommands(Call batch) {
		String separator = "{";
		for (Map.Entry<String, Call> command : batch.commands().entrySet()) {
			if (isFull()) {
				return;
			}
			this.line.append(separator).append(command.getKey()).append(": ").append(command.getValue().method());
			this.line.append(' ');
			write(command.getValue().parameters().value());
			separator = ", ";
		}
		this.line.append('}');
	}

	private void write(@Nullable Object value) {
		if (isFull()) {
			return;
		}
		if (value instanceof Map<?, ?> map) {
			writeMap(map);
		}
		else if (value instanceof Collection<?> elements) {
			String separator = "[";
			for (Object element : elements) {
				this.line.append(separator);
				write(element);
				separator = ", ";
			}
			this.line.append(elements.isEmpty() ? "[]" : "]");
		}
		else {
			this.line.append(text(value));
		}
	}

	private void writeMap(Map<?, ?> map) {
		String separator = "{";
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			if (isFull()) {
				return;
			}
			String name = text(entry.getKey());
			this.line.append(separator).append(name).append(": ");
			if (SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
				this.line.append(HIDDEN);
			}
			else {
				write(entry.getValue());
			}
			separator = ", ";
		}
		this.line.append(map.isEmpty() ? "{}" : "}");
	}

	private static String text(@Nullable Object value) {
		if (value instanceof FileUpload) {
			return "(file)";
		}
		String text = String.valueOf(value);
		String shown = (text.length() > MAX_TEXT) ? text.substring(0, MAX_TEXT) + "… (" + text.length() + " characters)"
				: text;
		return WEBHOOK.matcher(shown.replaceAll("\\p{Cntrl}", " ")).replaceAll("$1" + HIDDEN);
	}

}
