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

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds the levels of a form that is within its limits.
 */
final class FormReader {

	private final byte[] body;

	/**
	 * Decoding never makes a text longer, so that one buffer does for all.
	 */
	private final byte[] decoded;

	private final Level root = new Level();

	private FormReader(byte[] body) {
		this.body = body;
		this.decoded = new byte[body.length];
	}

	static Map<String, Object> read(byte[] body) {
		FormReader reader = new FormReader(body);
		reader.readFields();
		return reader.root.finish();
	}

	private void readFields() {
		int start = 0;
		for (int at = 0; at <= this.body.length; at++) {
			if (at == this.body.length || this.body[at] == '&') {
				if (at > start) {
					readField(start, at);
				}
				start = at + 1;
			}
		}
	}

	private void readField(int start, int end) {
		int equals = start;
		while (equals < end && this.body[equals] != '=') {
			equals++;
		}
		List<String> levels = FormName.levels(decode(start, equals));
		String value = (equals < end) ? decode(equals + 1, end) : "";
		Level level = this.root;
		for (String name : levels.subList(0, levels.size() - 1)) {
			level = level.below(name);
		}
		level.put(levels.get(levels.size() - 1), value);
	}

	private String decode(int start, int end) {
		int length = 0;
		for (int at = start; at < end; at++) {
			byte letter = this.body[at];
			if (letter == '%') {
				letter = (byte) ((Character.digit(this.body[at + 1], 16) << 4)
						+ Character.digit(this.body[at + 2], 16));
				at += 2;
			}
			else if (letter == '+') {
				letter = ' ';
			}
			this.decoded[length++] = letter;
		}
		return new String(this.decoded, 0, length, StandardCharsets.UTF_8);
	}

	/**
	 * As in PHP, what comes later takes the place of what came before.
	 */
	private static final class Level {

		private static final int LONGEST_NUMBER = 9;

		private final Map<String, Object> entries = new LinkedHashMap<>();

		private int next;

		Level below(String name) {
			String key = key(name);
			if (this.entries.get(key) instanceof Level level) {
				return level;
			}
			Level level = new Level();
			this.entries.put(key, level);
			return level;
		}

		void put(String name, String value) {
			this.entries.put(key(name), value);
		}

		private String key(String name) {
			if (name.isEmpty()) {
				return String.valueOf(this.next++);
			}
			if (name.length() <= LONGEST_NUMBER && name.chars().allMatch((letter) -> letter >= '0' && letter <= '9')) {
				this.next = Math.max(this.next, Integer.parseInt(name) + 1);
			}
			return name;
		}

		Map<String, Object> finish() {
			this.entries.replaceAll((name, value) -> (value instanceof Level level) ? level.finish() : value);
			return Collections.unmodifiableMap(this.entries);
		}

	}

}
