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
package io.github.b24spring.client.internal.answer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.internal.answer.JsonIndex.Reach;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for rows that have not all the same names, with Jackson as the judge.
 */
class RowsOfAnyNamesTests {

	private static final JsonMapper JACKSON = Bitrix24JsonMapper.create();

	private static final List<String> NAMES = List.of("ID", "id", "TITLE", "TITLE_2", "title", "NAME", "", "Имя",
			"A \"quoted\" name", "back\\slash", "line\nbreak", "UF_CRM_1234567890123", "😀", "x");

	@Test
	void rowsOfAnyNamesAreDecodedAsByJacksonAlone() {
		Random random = new Random(2026);
		for (int i = 0; i < 300; i++) {
			byte[] json = JACKSON.writeValueAsBytes(Map.of("result", rows(random)));
			JsonPart rows = part(json, (i % 2 == 0) ? Reach.RESULT : Reach.BATCH);
			for (ObjectReader reader : List.of(reader(JACKSON, Row.class), reader(JACKSON, JsonNode.class),
					reader(JACKSON, Map.class), reader(JACKSON, AnyRow.class), reader(JACKSON, Object.class),
					reader(anyCase(), BeanRow.class))) {
				assertThat(decode(rows, reader)).as(new String(json, StandardCharsets.UTF_8))
					.isEqualTo(alone(json, reader));
			}
		}
	}

	@Test
	void idsAreFoundWhereverTheyStand() {
		Random random = new Random(7);
		for (int i = 0; i < 300; i++) {
			List<Map<String, Object>> rows = rows(random);
			byte[] json = JACKSON.writeValueAsBytes(Map.of("result", rows));
			int row = 0;
			for (JsonPart part : part(json, Reach.RESULT).members()) {
				for (String name : NAMES) {
					JsonPart member = part.member(name);
					assertThat((member != null) ? member.<Object>decode(reader(JACKSON, Object.class)) : null)
						.as(name + " of " + rows.get(row))
						.isEqualTo(rows.get(row).get(name));
				}
				row++;
			}
			assertThat(row).isEqualTo(rows.size());
		}
	}

	@Test
	void rowsThatAreCutOffOrBrokenAnywhereAreRefused() {
		Random random = new Random(11);
		for (int i = 0; i < 10; i++) {
			byte[] json = JACKSON.writeValueAsBytes(Map.of("result", rows(random)));
			for (int length = 0; length < json.length; length += 3) {
				assertThat(JsonText.object(Arrays.copyOf(json, length), Reach.RESULT)).isNull();
			}
			for (int n = 0; n < 200; n++) {
				byte[] broken = json.clone();
				broken[random.nextInt(json.length)] = (byte) "{}[]:,\"\\ax1\u0000\u001F".charAt(random.nextInt(13));
				assertThat(JsonText.object(broken, Reach.RESULT) != null).as(new String(broken, StandardCharsets.UTF_8))
					.isEqualTo(isObject(broken));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 31, 32, 33, 255, 256, 257, 600 })
	void anyNumberOfNamesIsRead(int number) {
		Map<String, Integer> row = new LinkedHashMap<>();
		IntStream.range(0, number).forEach((i) -> row.put("UF_" + i, i));
		row.put("ID", number);
		byte[] json = JACKSON.writeValueAsBytes(Map.of("result", Collections.nCopies(3, row)));
		JsonPart rows = part(json, Reach.RESULT);
		assertThat(decode(rows, reader(JACKSON, Map.class))).isEqualTo(Collections.nCopies(3, row));
		assertThat(rows.members()).allSatisfy((part) -> assertThat(id(part)).isEqualTo(number));
	}

	private static @Nullable Long id(JsonPart row) {
		JsonPart id = row.member("ID");
		return (id != null) ? id.digits() : null;
	}

	private static List<Map<String, Object>> rows(Random random) {
		List<String> usual = names(random);
		List<Map<String, Object>> rows = new ArrayList<>();
		int size = random.nextInt(8);
		for (int i = 0; i < size; i++) {
			List<String> names = (random.nextInt(4) == 0) ? names(random) : usual;
			Map<String, Object> row = new LinkedHashMap<>();
			for (String name : names) {
				if (random.nextInt(8) != 0) {
					row.put(name, value(random));
				}
			}
			rows.add(row);
		}
		return rows;
	}

	private static List<String> names(Random random) {
		List<String> names = new ArrayList<>(NAMES);
		Collections.shuffle(names, random);
		return names.subList(0, random.nextInt(names.size()));
	}

	private static Object value(Random random) {
		return switch (random.nextInt(6)) {
			case 0 -> List.of();
			case 1 -> List.of(Map.of("ID", "5", "TITLE", "inner"), "x");
			case 2 -> Map.of("TITLE", "inner", "x", 1);
			case 3 -> random.nextInt(1000);
			case 4 -> "\"ID\":\"9\"";
			default -> "Привет " + random.nextInt();
		};
	}

	private static JsonMapper anyCase() {
		return Bitrix24JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES).build();
	}

	private static ObjectReader reader(JsonMapper mapper, Class<?> type) {
		return Bitrix24JsonMapper.readerFor(mapper, mapper.constructType(type));
	}

	private static JsonPart part(byte[] json, Reach reach) {
		JsonPart document = JsonText.object(json, reach);
		assertThat(document).isNotNull();
		JsonPart part = document.member("result");
		assertThat(part).isNotNull();
		return part;
	}

	private static List<Object> decode(JsonPart rows, ObjectReader reader) {
		List<Object> all = new ArrayList<>();
		try (MappingIterator<Object> values = rows.decodeElements(reader)) {
			values.forEachRemaining(all::add);
		}
		return all;
	}

	private static Object alone(byte[] json, ObjectReader reader) {
		JavaType rows = reader.typeFactory().constructCollectionType(List.class, reader.getValueType());
		return reader.forType(rows).at("/result").readValue(json);
	}

	/**
	 * Bytes that are not UTF-8 spoil but the text that they are in.
	 */
	private static boolean isObject(byte[] bytes) {
		byte[] json = new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
		try {
			JsonNode node = JsonMapper.builder()
				.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
				.build()
				.readTree(json);
			return node != null && node.isObject();
		}
		catch (JacksonException ex) {
			return false;
		}
	}

	record Row(@JsonProperty("TITLE") @Nullable Object title, @JsonProperty("ID") @Nullable Object id,
			@Nullable Object x) {
	}

	record AnyRow(@JsonProperty("NAME") @Nullable Object name, @JsonAnySetter Map<String, Object> others) {
	}

	static final class BeanRow {

		public @Nullable Object title;

		public @Nullable Object name;

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof BeanRow row && String.valueOf(this.title).equals(String.valueOf(row.title))
					&& String.valueOf(this.name).equals(String.valueOf(row.name));
		}

		@Override
		public int hashCode() {
			return String.valueOf(this.title).hashCode();
		}

	}

}
