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

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * PHP's {@code parse_str}, written from PHP's description and sources and not from the
 * encoder: bytes, brackets, appending with {@code []}, and what PHP does to names on the
 * top level. Arrays are maps by the text of their keys.
 */
public final class PhpQueryDecoder {

	private PhpQueryDecoder() {
	}

	public static Map<String, Object> decode(String query) {
		Map<String, Object> variables = new LinkedHashMap<>();
		for (String pair : query.split("&")) {
			if (!pair.isEmpty()) {
				int equals = pair.indexOf('=');
				String name = urlDecode((equals != -1) ? pair.substring(0, equals) : pair);
				String value = (equals != -1) ? urlDecode(pair.substring(equals + 1)) : "";
				register(variables, name, value);
			}
		}
		return variables;
	}

	private static void register(Map<String, Object> variables, String raw, String value) {
		int end = raw.indexOf('\0');
		String name = (end != -1) ? raw.substring(0, end) : raw;
		while (name.startsWith(" ")) {
			name = name.substring(1);
		}
		int bracket = name.indexOf('[');
		String base = (bracket != -1) ? name.substring(0, bracket) : name;
		base = base.replace(' ', '_').replace('.', '_');
		if (base.isEmpty()) {
			return;
		}
		List<String> keys = new ArrayList<>();
		keys.add(base);
		int position = bracket;
		while (position != -1 && position < name.length() && name.charAt(position) == '[') {
			int close = name.indexOf(']', position);
			if (close == -1) {
				if (keys.size() == 1) {
					keys.set(0, base + "_" + name.substring(position + 1));
				}
				break;
			}
			String key = name.substring(position + 1, close);
			keys.add((key.length() == 1 && " \t\n\u000b\f\r".contains(key)) ? "" : key);
			position = close + 1;
		}
		assign(variables, keys, value);
	}

	@SuppressWarnings("unchecked")
	private static void assign(Map<String, Object> variables, List<String> keys, String value) {
		Map<String, Object> array = variables;
		for (int i = 0; i < keys.size() - 1; i++) {
			String key = resolve(array, keys.get(i));
			if (!(array.get(key) instanceof Map)) {
				array.put(key, new LinkedHashMap<String, Object>());
			}
			array = (Map<String, Object>) array.get(key);
		}
		array.put(resolve(array, keys.get(keys.size() - 1)), value);
	}

	private static String resolve(Map<String, Object> array, String key) {
		if (!key.isEmpty()) {
			return key;
		}
		long next = 0;
		for (String existing : array.keySet()) {
			if (existing.matches("0|[1-9][0-9]{0,17}")) {
				next = Math.max(next, Long.parseLong(existing) + 1);
			}
		}
		return Long.toString(next);
	}

	private static String urlDecode(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream decoded = new ByteArrayOutputStream();
		for (int i = 0; i < bytes.length; i++) {
			if (bytes[i] == '+') {
				decoded.write(' ');
			}
			else if (bytes[i] == '%' && i + 2 < bytes.length && Character.digit(bytes[i + 1], 16) >= 0
					&& Character.digit(bytes[i + 2], 16) >= 0) {
				decoded.write(Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16));
				i += 2;
			}
			else {
				decoded.write(bytes[i]);
			}
		}
		return decoded.toString(StandardCharsets.UTF_8);
	}

}
