package io.github.b24spring.client.internal.answer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonDocument} and {@link JsonMembers}, with Jackson as the judge.
 */
class JsonDocumentTests {

	private static final JsonMapper JACKSON = JsonMapper.shared();

	@ParameterizedTest
	@ValueSource(strings = { "{}", " { } ", "{\"a\":1}", "\r\n{\t\"a\" : [ ] , \"b\" : { } }\n", "{\"a\":[[],[[]],{}]}",
			"{\"a\":\"\\\"}\",\"b\":\"\\\\\"}", "{\"a\":[true,false,null,-1.5e+7,\"Привет\"]}", "\uFEFF{\"a\":1}" })
	void findsWhatIsThere(String json) {
		assertThat(members(read(json))).isEqualTo(members(JACKSON.readTree(json.getBytes(StandardCharsets.UTF_8))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "[]", "1", "null", "\"{}\"", "{", "{\"a", "{\"a\"", "{\"a\":", "{\"a\":1",
			"{\"a\":\"", "{\"a\":\"\\", "{\"a\":tru", "{\"a\":[1}", "{\"a\":{1]}", "{\"a\":1,}", "{,}", "{\"a\" 1}",
			"{a:1}", "{\"a\":}", "{\"a\":[1,]}", "{\"a\":[,1]}", "{\"a\":1 2}", "{\"a\":undefined}", "{}{}", "{} x",
			"<html></html>" })
	void refusesWhatIsNoObject(String json) {
		assertThat(JsonDocument.read(json.getBytes(StandardCharsets.UTF_8))).isNull();
	}

	@Test
	void readsWhatWasMadeAtRandom() {
		Random random = new Random(24);
		for (int i = 0; i < 2_000; i++) {
			String json = JACKSON.writeValueAsString(Map.of("result", value(random, 5)));
			assertThat(members(read(json))).as(json)
				.isEqualTo(members(JACKSON.readTree(json.getBytes(StandardCharsets.UTF_8))));
		}
	}

	@Test
	void refusesWhatIsCutOffAnywhere() {
		Random random = new Random(24);
		for (int i = 0; i < 100; i++) {
			byte[] json = JACKSON.writeValueAsBytes(Map.of("result", value(random, 4)));
			for (int length = 0; length < json.length; length++) {
				assertThat(JsonDocument.read(Arrays.copyOf(json, length))).isNull();
			}
		}
	}

	@Test
	void takesAnyDepth() {
		String json = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
		JsonMembers members = JsonMembers.of(read(json));
		assertThat(members.next()).isTrue();
		assertThat(members.value().length()).isEqualTo(200_000);
		assertThat(members.next()).isFalse();
	}

	@Test
	void findsAMemberByItsName() {
		JsonSlice object = read("{\"IDS\":1,\"ID\":\"7\",\"I\":2}");
		JsonSlice id = JsonMembers.of(object).find("\"ID\"".getBytes(StandardCharsets.UTF_8));
		assertThat(id).isNotNull();
		assertThat(text(id)).isEqualTo("\"7\"");
		assertThat(JsonMembers.of(object).find("\"D\"".getBytes(StandardCharsets.UTF_8))).isNull();
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

	private static JsonSlice read(String json) {
		JsonSlice slice = JsonDocument.read(json.getBytes(StandardCharsets.UTF_8));
		assertThat(slice).as(json).isNotNull();
		return slice;
	}

	private static List<Object> members(JsonSlice value) {
		List<Object> all = new ArrayList<>();
		JsonMembers members = JsonMembers.of(value);
		while (members.next()) {
			JsonSlice member = members.value();
			all.add(JACKSON.readValue('"' + members.name() + '"', String.class));
			all.add(member.isContainer() ? members(member) : JACKSON.readTree(text(member)));
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

	private static String text(JsonSlice slice) {
		return new String(slice.bytes(), slice.offset(), slice.length(), StandardCharsets.UTF_8);
	}

}
