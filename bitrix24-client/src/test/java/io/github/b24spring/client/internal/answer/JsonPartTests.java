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

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.b24spring.client.internal.answer.JsonIndex.Reach;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JsonPart} and {@link JsonIndex}, with Jackson as the judge.
 */
class JsonPartTests {

	private static final JsonMapper JACKSON = JsonMapper.shared();

	@ParameterizedTest
	@ValueSource(strings = { "{}", " { } ", "{\"a\":1}", "\r\n{\t\"a\" : [ ] , \"b\" : { } }\n", "{\"a\":[[],[[]],{}]}",
			"{\"a\":\"\\\"}\",\"b\":\"\\\\\"}", "{\"a\":[true,false,null,-1.5e+7,\"Привет\"]}", "\uFEFF{\"a\":1}" })
	void findsWhatIsThere(String json) {
		List<Object> members = members(JACKSON.readTree(json.getBytes(StandardCharsets.UTF_8)));
		for (Reach reach : Reach.values()) {
			assertThat(members(read(json, reach))).isEqualTo(members);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "[]", "1", "null", "\"{}\"", "{", "{\"a", "{\"a\"", "{\"a\":", "{\"a\":1",
			"{\"a\":\"", "{\"a\":\"\\", "{\"a\":tru", "{\"a\":[1}", "{\"a\":{1]}", "{\"a\":1,}", "{,}", "{\"a\" 1}",
			"{a:1}", "{\"a\":}", "{\"a\":[1,]}", "{\"a\":[,1]}", "{\"a\":1 2}", "{\"a\":undefined}", "{}{}", "{} x",
			"<html></html>" })
	void refusesWhatIsNoObject(String json) {
		assertThat(JsonText.object(json.getBytes(StandardCharsets.UTF_8), Reach.RESULT)).isNull();
	}

	@Test
	void readsWhatWasMadeAtRandom() {
		Random random = new Random(24);
		for (int i = 0; i < 2_000; i++) {
			String json = JACKSON.writeValueAsString(Map.of("result", value(random, 5)));
			assertThat(members(read(json, reach(i)))).as(json)
				.isEqualTo(members(JACKSON.readTree(json.getBytes(StandardCharsets.UTF_8))));
		}
	}

	@Test
	void isTheSameAfterItWasPacked() {
		Random random = new Random(25);
		for (int i = 0; i < 500; i++) {
			String json = JACKSON.writeValueAsString(Map.of("result", value(random, 5)));
			JsonPart part = member(read(json, reach(i)), "result");
			JsonPart unpacked = part.pack().unpack();
			assertThat(members(unpacked)).as(json).isEqualTo(members(part));
			assertThat(unpacked.contentHash()).isEqualTo(part.contentHash());
		}
	}

	@Test
	void takesLessMemoryWhilePackedEvenIfItIsNotUtf8() {
		byte[] bytes = ("{\"a\":[" + "{\"ID\":\"1\",\"TITLE\":\"xy\"},".repeat(99) + "7]}")
			.getBytes(StandardCharsets.UTF_8);
		bytes[26] = (byte) 0xFF;
		JsonPart rows = member(JsonText.object(bytes, Reach.RESULT), "a");
		PackedJson packed = rows.pack();
		assertThat(packed.heldBytes()).isLessThan(rows.length() / 10);
		JsonPart unpacked = packed.unpack();
		assertThat(packed.heldBytes()).isEqualTo(rows.length());
		assertThat(unpacked.contentHash()).isEqualTo(rows.contentHash());
		assertThat(unpacked.members()).hasSize(100);
	}

	@Test
	void elementsAreDecodedAsIfThePartHadNotBeenPacked() {
		byte[] bytes = "{\"a\":[{\"ID\":\"1\"},[2],\"x\",null,{\"ID\":4}],\"b\":[]}".getBytes(StandardCharsets.UTF_8);
		JsonPart document = JsonText.object(bytes, Reach.RESULT);
		for (String name : List.of("a", "b")) {
			JsonPart rows = member(document, name);
			try (MappingIterator<JsonNode> expected = rows.decodeElements(JACKSON.readerFor(JsonNode.class));
					MappingIterator<JsonNode> unpacked = rows.pack()
						.decodeElements(JACKSON.readerFor(JsonNode.class))) {
				assertThat(unpacked.readAll()).isEqualTo(expected.readAll());
			}
		}
	}

	@Test
	void refusesWhatIsCutOffAnywhere() {
		Random random = new Random(24);
		for (int i = 0; i < 100; i++) {
			byte[] json = JACKSON.writeValueAsBytes(Map.of("result", value(random, 4)));
			for (int length = 0; length < json.length; length++) {
				assertThat(JsonText.object(Arrays.copyOf(json, length), Reach.BATCH)).isNull();
			}
		}
	}

	@Test
	void refusesWhatIsDeeperThanAnyAnswer() {
		assertThat(JsonText.object(nested(JsonText.MAX_DEPTH - 1), Reach.BATCH)).isNotNull();
		assertThatExceptionOfType(AnswerLimitException.class)
			.isThrownBy(() -> JsonText.object(nested(JsonText.MAX_DEPTH), Reach.BATCH));
		assertThatExceptionOfType(AnswerLimitException.class)
			.isThrownBy(() -> JsonText.object(nested(1 << 23), Reach.RESULT));
	}

	private static byte[] nested(int depth) {
		return ("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}").getBytes(StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@EnumSource
	void refusesMoreValuesThanAnyAnswerHas(Reach reach) {
		for (String value : List.of("1,", "[],", "{},")) {
			refusesMoreThanAnyAnswerHas("{\"a\":[" + value.repeat(1 << 20) + "1]}", reach);
		}
		refusesMoreThanAnyAnswerHas("{\"a\":{" + "\"b\":1,".repeat(1 << 20) + "\"c\":1}}", reach);
		refusesMoreThanAnyAnswerHas("{\"a\":[{" + "\"b\":1,".repeat(1 << 20) + "\"c\":1}]}", reach);
	}

	private static void refusesMoreThanAnyAnswerHas(String json, Reach reach) {
		assertThatExceptionOfType(AnswerLimitException.class)
			.isThrownBy(() -> JsonText.object(json.getBytes(StandardCharsets.UTF_8), reach));
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE" })
	void refusesOtherEncodings(Charset charset) {
		assertThat(JsonText.object("{\"a\":1}".getBytes(charset), Reach.RESULT)).isNull();
	}

	@Test
	void bytesThatAreNotUtf8SpoilOnlyTheTextThatTheyAreIn() {
		byte[] bytes = "{\"a\":\"xy\",\"b\":{\"c\":[\"Привет\",7]}}".getBytes(StandardCharsets.UTF_8);
		bytes[6] = (byte) 0xC3;
		bytes[7] = (byte) 0xFF;
		JsonPart object = JsonText.object(bytes, Reach.RESULT);
		assertThat(object).isNotNull();
		assertThat(member(object, "a").text()).isNull();
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> member(object, "a").decode(JACKSON.readerFor(String.class)));
		assertThat(text(member(object, "b"))).isEqualTo("{\"c\":[\"Привет\",7]}");
	}

	@Test
	void findsMembersByName() {
		JsonPart object = read("{\"IDS\":1,\"ID\":\"7\",\"I\":2,\"\\u0441\":3}", Reach.RESULT);
		assertThat(text(member(object, "ID"))).isEqualTo("\"7\"");
		assertThat(text(member(object, "с"))).isEqualTo("3");
		assertThat(object.member("D")).isNull();
		assertThat(member(object, "ID").member("ID")).isNull();
	}

	@Test
	void findsWhatLiesDeep() {
		String json = "{\"x\":[{\"id\":1,\"NAME\":\"n\",\"a\":{\"b\":null}},false],\"y\":2}";
		for (int i = 0; i < 24; i++) {
			int depth = i / 2;
			JsonPart part = read("{\"o\":".repeat(depth) + json + "}".repeat(depth), reach(i));
			for (int level = 0; level < depth; level++) {
				part = member(part, "o");
			}
			JsonPart row = part.member("x").element("0");
			assertThat(member(row, "id").digits()).isEqualTo(1);
			assertThat(member(row, "NAME").text()).isEqualTo("n");
			assertThat(member(member(row, "a"), "b").isNull()).isTrue();
			assertThat(text(part.member("x").element("1"))).isEqualTo("false");
			assertThat(part.member("x").element("2")).isNull();
			assertThat(part.member("x").element("-1")).isNull();
			assertThat(member(part, "y").digits()).isEqualTo(2);
		}
	}

	private static JsonPart member(JsonPart object, String name) {
		JsonPart member = object.member(name);
		assertThat(member).as(name).isNotNull();
		return member;
	}

	private static Object value(Random random, int depth) {
		int size = random.nextInt(4);
		return switch (random.nextInt((depth > 0) ? 7 : 5)) {
			case 0 -> random.nextLong();
			case 1 -> random.nextDouble();
			case 2 -> random.nextBoolean();
			case 3 -> "";
			case 4 -> text(random);
			case 5 -> IntStream.range(0, size).mapToObj((i) -> value(random, depth - 1)).toList();
			default -> IntStream.range(0, size)
				.boxed()
				.collect(Collectors.toMap((i) -> i + text(random), (i) -> value(random, depth - 1)));
		};
	}

	private static String text(Random random) {
		String alphabet = "ab{}[]:,\"\\ \n\tПр😀";
		StringBuilder text = new StringBuilder();
		int length = random.nextInt(8);
		for (int i = 0; i < length; i++) {
			text.appendCodePoint(alphabet.codePointAt(alphabet.offsetByCodePoints(0, random.nextInt(16))));
		}
		return text.toString();
	}

	private static Reach reach(int number) {
		return Reach.values()[number % 2];
	}

	private static JsonPart read(String json, Reach reach) {
		JsonPart object = JsonText.object(json.getBytes(StandardCharsets.UTF_8), reach);
		assertThat(object).as(json).isNotNull();
		return object;
	}

	private static List<Object> members(JsonPart value) {
		List<Object> all = new ArrayList<>();
		for (JsonPart member : value.members()) {
			all.add(member.name());
			all.add((member.isObject() || member.isArray()) ? members(member)
					: member.<JsonNode>decode(JACKSON.readerFor(JsonNode.class)));
		}
		return all;
	}

	private static List<Object> members(JsonNode node) {
		List<Object> all = new ArrayList<>();
		if (node.isObject()) {
			node.forEachEntry((name, value) -> add(all, name, value));
		}
		else {
			for (int i = 0; i < node.size(); i++) {
				add(all, Integer.toString(i), node.get(i));
			}
		}
		return all;
	}

	private static void add(List<Object> all, String name, @Nullable JsonNode value) {
		assertThat(value).isNotNull();
		all.add(name);
		all.add(value.isContainer() ? members(value) : value);
	}

	private static String text(JsonPart part) {
		return String.valueOf(part.<JsonNode>decode(JACKSON.readerFor(JsonNode.class)));
	}

}
