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
package io.github.b24spring.documentation;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a sample of an answer has its rows, and the id in a row.
 *
 * @param rows the key of the rows in the result; {@code null} if they are the result
 * @param keyed whether the rows are the values of an object
 * @param id the name of the id in a row; {@code null} if there is none
 * @param numeric whether the id is a number
 * @param cursor the key in the result with the place of the next page; {@code null} if
 * there is none
 */
record AnswerSample(@Nullable String rows, boolean keyed, @Nullable String id, boolean numeric,
		@Nullable String cursor) {

	private static final JsonMapper LENIENT = JsonMapper.builder()
		.enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA,
				JsonReadFeature.ALLOW_MISSING_VALUES, JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
				JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES,
				JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
		.build();

	private static final Set<String> ENVELOPE = Set.of("time", "total", "next", "error", "error_description");

	private static final Pattern BROKEN = Pattern
		.compile("\"result\"\\s*:\\s*(\\[|\\{(?:\\s*\"(\\w+)\"\\s*:\\s*\\[|\\s*\"(\\w+)\"\\s*:\\s*\\{\\s*\"\\d+\"))");

	private static final Pattern BROKEN_ID = Pattern.compile("\"(ID|id)\"\\s*:\\s*(\"?\\d+\"?|\"[^\"]*\")");

	/**
	 * Read a sample.
	 * @param json the sample, which need not be well-formed
	 * @return what was found; {@code null} if there are no rows
	 */
	static @Nullable AnswerSample read(String json) {
		JsonNode answer;
		try {
			answer = LENIENT.readTree(json);
		}
		catch (JacksonException ex) {
			return broken(json);
		}
		return answer.has("result") ? result(answer.get("result")) : withoutEnvelope(answer);
	}

	static @Nullable JsonNode parse(String json) {
		try {
			return LENIENT.readTree(json);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static @Nullable AnswerSample broken(String json) {
		Matcher matcher = BROKEN.matcher(json);
		if (!matcher.find()) {
			return null;
		}
		Matcher id = BROKEN_ID.matcher(json.substring(matcher.end()));
		boolean found = id.find();
		String rows = (matcher.group(2) != null) ? matcher.group(2) : matcher.group(3);
		return new AnswerSample(rows, matcher.group(3) != null, found ? id.group(1) : null,
				found && id.group(2).matches("\"?\\d+\"?"), null);
	}

	private static @Nullable AnswerSample withoutEnvelope(JsonNode answer) {
		for (Map.Entry<String, JsonNode> member : answer.properties()) {
			if (!ENVELOPE.contains(member.getKey()) && member.getValue().isArray()) {
				return rows(member.getKey(), member.getValue(), null);
			}
		}
		return answer.isArray() ? rows(null, answer, null) : null;
	}

	private static @Nullable AnswerSample result(JsonNode result) {
		if (result.isArray() || isKeyed(result)) {
			return rows(null, result, null);
		}
		String cursor = null;
		String key = null;
		JsonNode rows = null;
		for (Map.Entry<String, JsonNode> member : result.properties()) {
			JsonNode value = member.getValue();
			if (member.getKey().toLowerCase(Locale.ROOT).endsWith("cursor")) {
				cursor = member.getKey();
			}
			else if ((value.isArray() || isKeyed(value)) && (rows == null || isScalars(rows))) {
				key = member.getKey();
				rows = value;
			}
		}
		return (rows != null) ? rows(key, rows, cursor) : null;
	}

	private static boolean isScalars(JsonNode rows) {
		return rows.isEmpty() || !rows.iterator().next().isContainer();
	}

	private static boolean isKeyed(JsonNode value) {
		return value.isObject() && !value.isEmpty()
				&& value.properties()
					.stream()
					.allMatch((member) -> member.getKey().matches("\\d+") && member.getValue().isObject());
	}

	private static AnswerSample rows(@Nullable String key, JsonNode rows, @Nullable String cursor) {
		JsonNode row = rows.isEmpty() ? null : rows.iterator().next();
		if (row != null && row.isObject()) {
			for (Map.Entry<String, JsonNode> field : row.properties()) {
				if (field.getKey().equalsIgnoreCase("id")) {
					return new AnswerSample(key, rows.isObject(), field.getKey(),
							field.getValue().asString("").matches("\\d+"), cursor);
				}
			}
		}
		return new AnswerSample(key, rows.isObject(), null, false, cursor);
	}

}
