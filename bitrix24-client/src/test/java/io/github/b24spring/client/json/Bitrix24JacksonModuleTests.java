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
package io.github.b24spring.client.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class Bitrix24JacksonModuleTests {

	private final JsonMapper mapper = Bitrix24JsonMapper.create();

	@ParameterizedTest
	@ValueSource(strings = { "[]", "false", "\"\"", "{}" })
	void emptyMapHasFourForms(String json) {
		assertThat(this.mapper.readValue(json, new TypeReference<Map<String, String>>() {
		})).isEmpty();
		assertThat(this.mapper.readValue("{\"settings\":" + json + "}", Holder.class).settings()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "false", "\"\"", "null" })
	void emptyObjectIsNull(String json) {
		assertThat(this.mapper.readValue("{\"child\":" + json + "}", Holder.class).child()).isNull();
		assertThat(this.mapper.readValue("{\"child\":" + json + "}", Bean.class).child).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "false", "\"\"", "{}" })
	void emptyListHasFourForms(String json) {
		assertThat(this.mapper.readValue("{\"list\":" + json + "}", Holder.class).list()).isEmpty();
	}

	@Test
	void listWithGapsIsAnObject() {
		assertThat(this.mapper.readValue("{\"list\":{\"0\":\"1\",\"2\":\"3\"}}", Holder.class).list())
			.containsExactly(1, 3);
		assertThat(this.mapper.readValue("{\"0\":1,\"5\":2}", new TypeReference<Set<Long>>() {
		})).containsExactly(1L, 2L);
	}

	@Test
	void mapWithCountingKeysIsAnArray() {
		assertThat(this.mapper.readValue("[\"a\",{\"b\":1}]", new TypeReference<Map<String, Object>>() {
		})).containsExactly(Map.entry("0", "a"), Map.entry("1", Map.of("b", 1)));
	}

	@Test
	void singleElementStandsForItsList() {
		assertThat(this.mapper.readValue("{\"list\":\"7\"}", Holder.class).list()).containsExactly(7);
		assertThat(this.mapper.readValue("{\"value\":1}", new TypeReference<List<Child>>() {
		})).containsExactly(new Child(1L, null));
	}

	@Test
	void numbersComeAsTextAndTextAsNumbers() {
		Scalars scalars = this.mapper.readValue("""
				{"id":"200040300010","count":"7","sum":"150000.00","ratio":3,"text":999}""", Scalars.class);
		assertThat(scalars).isEqualTo(new Scalars(200040300010L, 7, new BigDecimal("150000.00"), 3d, "999", null));
	}

	@Test
	void emptyTextIsNoNumber() {
		assertThat(this.mapper.readValue("""
				{"id":"","count":"","sum":"","ratio":"","flag":""}""", Scalars.class))
			.isEqualTo(new Scalars(null, null, null, null, null, null));
		assertThatExceptionOfType(DatabindException.class)
			.isThrownBy(() -> this.mapper.readValue("{\"on\":\"\"}", Primitive.class))
			.withMessageContaining("Boolean");
	}

	@ParameterizedTest
	@CsvSource({ "\"Y\",true", "\"N\",false", "\"y\",true", "1,true", "0,false", "\"1\",true", "\"0\",false",
			"true,true", "false,false", "\"true\",true", "\"false\",false" })
	void booleansHaveFourSpellings(String json, boolean expected) {
		assertThat(this.mapper.readValue("{\"flag\":" + json + "}", Scalars.class).flag()).isEqualTo(expected);
		assertThat(this.mapper.readValue("{\"on\":" + json + "}", Primitive.class).on()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"maybe\"", "2", "[1]" })
	void booleanThatIsNoneIsRefused(String json) {
		assertThatExceptionOfType(DatabindException.class)
			.isThrownBy(() -> this.mapper.readValue("{\"flag\":" + json + "}", Scalars.class));
	}

	@ParameterizedTest
	@CsvSource({ "2024-08-29T10:30:11+03:00,2024-08-29T10:30:11+03:00",
			"2024-08-29T10:30:11+0300,2024-08-29T10:30:11+03:00", "2024-08-29T10:30+03:00,2024-08-29T10:30+03:00",
			"2024-08-29T10:30:11Z,2024-08-29T10:30:11Z", "2024-08-29T10:30:11.123+03:00,2024-08-29T10:30:11.123+03:00",
			"9999-12-31T00:00:00+03:00,9999-12-31T00:00+03:00", "1724924346,2024-08-29T09:39:06Z" })
	void momentKeepsItsOffset(String text, OffsetDateTime expected) {
		assertThat(this.mapper.readValue("\"" + text + "\"", OffsetDateTime.class)).isEqualTo(expected);
		assertThat(this.mapper.readValue("\"" + text + "\"", Instant.class)).isEqualTo(expected.toInstant());
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "2024-08-29 10:30:11", "2024-08-29T10:30:11", "29.08.2024 10:30:11", "08/29/2024 10:30:11 am" })
	void formsOfPortalLocalesAreRead(String text) {
		String json = "\"" + text + "\"";
		assertThat(this.mapper.readValue(json, LocalDateTime.class)).isEqualTo("2024-08-29T10:30:11");
		assertThat(this.mapper.readValue(json, LocalDate.class)).isEqualTo("2024-08-29");
		assertThatExceptionOfType(DatabindException.class)
			.isThrownBy(() -> this.mapper.readValue(json, OffsetDateTime.class))
			.withMessageContaining("has no offset");
		JsonMapper zoned = JsonMapper.builder()
			.addModule(new Bitrix24JacksonModule(ZoneId.of("Europe/Berlin")))
			.build();
		assertThat(zoned.readValue(json, OffsetDateTime.class)).isEqualTo("2024-08-29T10:30:11+02:00");
	}

	@ParameterizedTest
	@CsvSource({ "12/31/2024 05:00:00 pm,2024-12-31T17:00", "2024-12-31,2024-12-31T00:00",
			"31.12.2024,2024-12-31T00:00" })
	void otherLocalForms(String text, LocalDateTime expected) {
		assertThat(this.mapper.readValue("\"" + text + "\"", LocalDateTime.class)).isEqualTo(expected);
	}

	@Test
	void emptyDateIsNullAndNonsenseIsRefused() {
		assertThat(this.mapper.readValue("{\"date\":\"\"}", Holder.class).date()).isNull();
		assertThat(this.mapper.readValue("{\"date\":false}", Holder.class).date()).isNull();
		assertThatExceptionOfType(DatabindException.class)
			.isThrownBy(() -> this.mapper.readValue("{\"date\":\"soon\"}", Holder.class))
			.withMessageContaining("soon");
	}

	@Test
	void writesWhatThePortalExpects() {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("z", null);
		map.put("date", OffsetDateTime.parse("2024-08-29T10:30:11+03:00"));
		map.put("sum", new BigDecimal("1E+5"));
		map.put("child", new Child(null, "x"));
		map.put("bytes", new byte[] { 1, 2, 3 });
		map.put("flag", true);
		assertThat(this.mapper.writeValueAsString(map)).isEqualTo("{\"z\":null,\"date\":\"2024-08-29T10:30:11+03:00\","
				+ "\"sum\":100000,\"child\":{\"value\":null,\"name\":\"x\"},\"bytes\":\"AQID\",\"flag\":true}");
	}

	@Test
	void nullsOfRecordsAreWrittenAndThoseOfBeansAreNot() {
		assertThat(this.mapper.writeValueAsString(new Child(4L, null))).isEqualTo("{\"value\":4,\"name\":null}");
		assertThat(this.mapper.writeValueAsString(new Terse(4L, null))).isEqualTo("{\"value\":4}");
		Bean bean = new Bean();
		bean.child = null;
		assertThat(this.mapper.writeValueAsString(bean)).isEqualTo("{}");
	}

	@Test
	void datesAreWrittenToTheSecond() {
		OffsetDateTime date = OffsetDateTime.parse("2024-08-29T10:30:11.987654321+03:00");
		assertThat(this.mapper.writeValueAsString(List.of(date, date.toZonedDateTime(), date.toInstant(),
				date.toLocalDateTime(), date.toLocalTime(), date.toLocalDate())))
			.isEqualTo("[\"2024-08-29T10:30:11+03:00\",\"2024-08-29T10:30:11+03:00\",\"2024-08-29T07:30:11Z\","
					+ "\"2024-08-29T10:30:11\",\"10:30:11\",\"2024-08-29\"]");
	}

	@Test
	void falseInPlaceOfATextIsNull() {
		assertThat(this.mapper.readValue("{\"text\":false}", Scalars.class).text()).isNull();
		assertThat(this.mapper.readValue("[false,\"a\",true]", new TypeReference<List<String>>() {
		})).containsExactly(null, "a", "true");
		assertThat(this.mapper.readValue("{\"a\":false}", new TypeReference<Map<String, Object>>() {
		})).containsExactly(Map.entry("a", false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "50.00", "50.0", "+50.0", " 50.00 " })
	void wholeNumbersComeAsDecimals(String text) {
		String json = "\"" + text + "\"";
		assertThat(this.mapper.readValue(json, Integer.class)).isEqualTo(50);
		assertThat(this.mapper.readValue(json, Long.class)).isEqualTo(50);
		assertThat(this.mapper.readValue(json, int.class)).isEqualTo(50);
		assertThat(this.mapper.readValue(json, Short.class)).isEqualTo((short) 50);
		assertThat(this.mapper.readValue(json, Byte.class)).isEqualTo((byte) 50);
		assertThat(this.mapper.readValue(json, BigInteger.class)).isEqualTo(50);
	}

	@ParameterizedTest
	@ValueSource(strings = { "50.01", "3000000000.00", "1e9", "50,00", "50." })
	void otherDecimalsAreNoWholeNumbers(String text) {
		assertThatExceptionOfType(DatabindException.class)
			.isThrownBy(() -> this.mapper.readValue("\"" + text + "\"", Integer.class));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"list\":{\"0\": | }}", "{\"list\":{\"7\": | }}", "{\"list\": | }",
			"{\"map\":[ | ]}", "{\"list\":[ | ]}", "{\"map\":{\"a\": | }}" })
	void containersInEachOtherAreReadOnce(String start, String end) {
		String json = start.repeat(20) + "{\"name\":\"x\",\"ignored\":[1]}" + end.repeat(20);
		Tree tree = this.mapper.readValue(json, Tree.class);
		for (int i = 0; i < 20; i++) {
			tree = tree.onlyChild();
		}
		assertThat(tree.name()).isEqualTo("x");
	}

	/**
	 * Were the tokens copied at each level, this would take a minute.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"list\":{\"0\": | }}", "{\"list\": | }", "{\"map\":[ | ]}" })
	void depthDoesNotMultiplyTheWork(String start, String end) {
		String json = start.repeat(90) + "{\"ignored\":[" + "1,".repeat(1_000_000) + "1]}" + end.repeat(90);
		assertTimeout(Duration.ofSeconds(30), () -> this.mapper.readValue(json, Tree.class));
	}

	@Test
	void unknownKeysArePassedOver() {
		assertThat(this.mapper.readValue("{\"value\":\"1\",\"new\":{\"a\":[1]}}", Child.class))
			.isEqualTo(new Child(1L, null));
	}

	record Child(@Nullable Long value, @Nullable String name) {
	}

	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Terse(@Nullable Long value, @Nullable String name) {
	}

	record Tree(@Nullable String name, @Nullable List<Tree> list, @Nullable Map<String, Tree> map) {

		Tree onlyChild() {
			return (this.list != null) ? this.list.get(0) : this.map.values().iterator().next();
		}

	}

	record Holder(@Nullable Map<String, String> settings, @Nullable Child child, @Nullable List<Integer> list,
			@Nullable OffsetDateTime date) {
	}

	record Scalars(@Nullable Long id, @Nullable Integer count, @Nullable BigDecimal sum, @Nullable Double ratio,
			@Nullable String text, @Nullable Boolean flag) {
	}

	record Primitive(boolean on) {
	}

	static class Bean {

		public @Nullable Child child = new Child(0L, "");

	}

}
