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

import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.b24spring.client.batch.BatchReference;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PhpQueryTests {

	@Nested
	class Structure {

		@Test
		void nestedMapsAndLists() {
			Map<String, Object> fields = new LinkedHashMap<>();
			fields.put("TITLE", "x");
			fields.put("PHONE", List.of(Map.of("VALUE", 1)));
			assertThat(PhpQuery.encode(Map.of("fields", fields)))
				.isEqualTo("fields[TITLE]=x&fields[PHONE][0][VALUE]=1");
		}

		@Test
		void keepsTheOrder() {
			Map<String, Object> params = new LinkedHashMap<>();
			params.put("select", List.of("ID", "NAME"));
			params.put("order", Map.of("ID", "ASC"));
			params.put("a", 1);
			assertThat(PhpQuery.encode(params)).isEqualTo("select[0]=ID&select[1]=NAME&order[ID]=ASC&a=1");
		}

		@ParameterizedTest
		@ValueSource(strings = { ">ID", "!%TITLE", "@ID", "!=%NAME", "<=DATE" })
		void filterOperatorsAreEncoded(String name) {
			String query = PhpQuery.encode(Map.of("filter", Map.of(name, 100)));
			assertThat(query).matches("filter\\[[A-Z0-9%]+]=100");
			assertThat(PhpQueryDecoder.decode(query)).isEqualTo(Map.of("filter", Map.of(name, "100")));
		}

		@Test
		void logicGroups() {
			Map<String, Object> group = new LinkedHashMap<>();
			group.put("logic", "OR");
			group.put("0", Map.of("ID", 1));
			assertThat(PhpQuery.encode(Map.of("filter", Map.of(0, group))))
				.isEqualTo("filter[0][logic]=OR&filter[0][0][ID]=1");
		}

		@Test
		void positionalParameters() {
			assertThat(PhpQuery.encode(List.of(123, Map.of("POST_MESSAGE", "x")))).isEqualTo("0=123&1[POST_MESSAGE]=x");
		}

		@Test
		void arrays() {
			Map<String, Object> params = new LinkedHashMap<>();
			params.put("id", new int[] { 1, 2 });
			params.put("name", new String[] { "a" });
			assertThat(PhpQuery.encode(params)).isEqualTo("id[0]=1&id[1]=2&name[0]=a");
		}

		@Test
		void emptyContainersAreRefused() {
			for (Object empty : List.of(Map.of(), List.of(), new int[0], List.of(List.of()), Map.of("a", new int[0]))) {
				assertThatIllegalArgumentException().isThrownBy(() -> PhpQuery.encode(Map.of("select", empty)))
					.withMessageStartingWith("A batch command cannot carry an empty list or map: select");
			}
		}

	}

	@Nested
	class Commands {

		@Test
		void withParameters() {
			assertThat(PhpQuery.command("crm.lead.add", Map.of("fields", Map.of("TITLE", "John&Martin"))))
				.isEqualTo("crm.lead.add?fields[TITLE]=John%26Martin");
		}

		@Test
		void withoutParameters() {
			assertThat(PhpQuery.command("user.current", Map.of())).isEqualTo("user.current");
			assertThat(PhpQuery.command("user.current", List.of())).isEqualTo("user.current");
		}

		@Test
		void withPositionalParameters() {
			assertThat(PhpQuery.command("task.checklistitem.complete", List.of(13, 20)))
				.isEqualTo("task.checklistitem.complete?0=13&1=20");
		}

		@Test
		void methodMustBeNamed() {
			assertThatIllegalArgumentException().isThrownBy(() -> PhpQuery.command("", Map.of()))
				.withMessage("'method' must not be empty");
		}

	}

	@Nested
	class Values {

		@ParameterizedTest
		@MethodSource("io.github.b24spring.client.internal.pipeline.PhpQueryTests#values")
		void areWrittenAsText(Object value, String text) {
			assertThat(PhpQuery.encode(Map.of("v", value))).isEqualTo("v=" + text);
			assertThat(PhpQuery.expressible(Map.of("v", value))).isTrue();
		}

		@ParameterizedTest
		@MethodSource("io.github.b24spring.client.internal.pipeline.PhpQueryTests#timesAndEnums")
		void areWrittenAsInJson(Object value) {
			String json = Bitrix24JsonMapper.create().writeValueAsString(value);
			assertThat(PhpQueryDecoder.decode(PhpQuery.encode(Map.of("v", value))).get("v"))
				.isEqualTo(json.substring(1, json.length() - 1));
		}

		@ParameterizedTest
		@MethodSource("io.github.b24spring.client.internal.pipeline.PhpQueryTests#inexpressibleValues")
		void thatNoCommandCanCarryAreRefused(Object value) {
			Map<String, Object> params = Map.of("fields", Map.of("X", Collections.singletonList(value)));
			assertThat(PhpQuery.expressible(params)).isFalse();
			assertThatIllegalArgumentException().isThrownBy(() -> PhpQuery.encode(params))
				.withMessageEndingWith(": fields[X][0]");
		}

		@Test
		void refusalDoesNotShowTheValue() {
			assertThatIllegalArgumentException().isThrownBy(() -> PhpQuery.encode(Map.of("v", new Secret())))
				.withMessage("A batch command cannot carry %s: v".formatted(Secret.class.getName()));
		}

	}

	@Nested
	class References {

		@Test
		void standBare() {
			assertThat(
					PhpQuery.command("department.get", Map.of("ID", BatchReference.to("get_user", "UF_DEPARTMENT", 0))))
				.isEqualTo("department.get?ID=$result[get_user][UF_DEPARTMENT][0]");
		}

		@Test
		void canBeNested() {
			assertThat(PhpQuery.encode(Map.of("filter", Map.of("@ID", List.of(BatchReference.to("search", 0, "ID"))))))
				.isEqualTo("filter[%40ID][0]=$result[search][0][ID]");
		}

		@Test
		void partsAreEncoded() {
			assertThat(PhpQuery.encode(Map.of("v", BatchReference.to("a&b", "Имя"))))
				.isEqualTo("v=$result[a%26b][%D0%98%D0%BC%D1%8F]");
		}

		@ParameterizedTest
		@ValueSource(strings = { "$result[a][ID]", "Deal $result[a]!", "$result[a", "$result", "$$result[a]",
				"$RESULT[a]", "$next[a]", "$total[a]", "$error[a]", "$time[a]" })
		void textsThatReadLikeThemAreRefused(String text) {
			assertThat(PhpQuery.expressible(Map.of("v", text))).isFalse();
			assertThat(PhpQuery.expressible(Map.of("v", List.of("a", Map.of("b", text))))).isFalse();
			assertThatIllegalArgumentException().isThrownBy(() -> PhpQuery.encode(Map.of("v", List.of(text))))
				.withMessage("A batch command cannot carry a text that reads like a reference: v[0]");
		}

		@ParameterizedTest
		@ValueSource(strings = { "$", "$ result[a]", "result[a]", "$next week", "$totally", "$100 [net]" })
		void textsThatHardlyDoAreTexts(String text) {
			assertThat(PhpQueryDecoder.decode(PhpQuery.encode(Map.of("v", text)))).isEqualTo(Map.of("v", text));
			assertThat(PhpQuery.expressible(Map.of("v", text))).isTrue();
		}

	}

	@Nested
	class Names {

		@ParameterizedTest
		@ValueSource(strings = { "", " ", "\t", "a[b", "a]b", "[]", "a\0b", "\uD83D" })
		void thatPhpCannotReadAreRefused(String name) {
			Map<String, Object> top = Map.of(name, 1);
			Map<String, Object> nested = Map.of("fields", Map.of(name, 1));
			assertThat(PhpQuery.expressible(top)).isFalse();
			assertThat(PhpQuery.expressible(nested)).isFalse();
			assertThatIllegalArgumentException().isThrownBy(() -> PhpQuery.encode(top))
				.withMessage("PHP cannot read '%s' as the name of a parameter".formatted(name));
			assertThatIllegalArgumentException().isThrownBy(() -> PhpQuery.encode(nested))
				.withMessage("PHP cannot read '%s' as the name of a parameter in fields".formatted(name));
		}

		@ParameterizedTest
		@ValueSource(strings = { "a b", "a.b", " a" })
		void thatPhpChangesOnTheTopLevelAreRefusedThere(String name) {
			assertThat(PhpQuery.expressible(Map.of(name, 1))).isFalse();
			assertThatIllegalArgumentException().isThrownBy(() -> PhpQuery.encode(Map.of(name, 1)));
			assertThat(PhpQuery.expressible(Map.of("fields", Map.of(name, 1)))).isTrue();
			assertThat(PhpQueryDecoder.decode(PhpQuery.encode(Map.of("fields", Map.of(name, 1)))))
				.isEqualTo(Map.of("fields", Map.of(name, "1")));
		}

		@Test
		void canBeNumbersAndEnums() {
			assertThat(PhpQuery.encode(Map.of("a", Map.of(7L, "x")))).isEqualTo("a[7]=x");
			assertThat(PhpQuery.encode(Map.of("a", Map.of(DayOfWeek.MONDAY, "x")))).isEqualTo("a[MONDAY]=x");
		}

		@Test
		void mustBeNumbersEnumsOrText() {
			Map<Object, Object> params = new LinkedHashMap<>();
			params.put(null, 1);
			assertThat(PhpQuery.expressible(params)).isFalse();
			assertThatIllegalArgumentException().isThrownBy(() -> PhpQuery.encode(Map.of("a", params)))
				.withMessage("The name of a parameter must be a text, a whole number or an enum, not 'null' in a");
			assertThat(PhpQuery.expressible(Map.of(1.5, 1))).isFalse();
		}

	}

	@Nested
	class Expressible {

		@Test
		void withoutParameters() {
			assertThat(PhpQuery.expressible(Map.of())).isTrue();
			assertThat(PhpQuery.expressible(List.of())).isTrue();
		}

		@ParameterizedTest
		@ValueSource(strings = { "text", "" })
		void onlyMapsAndListsAreParameters(String params) {
			assertThat(PhpQuery.expressible(null)).isFalse();
			assertThat(PhpQuery.expressible(params)).isFalse();
			assertThatIllegalArgumentException().isThrownBy(() -> PhpQuery.encode(params))
				.withMessage("'params' must be a map, a collection or an array");
		}

		@Test
		void notWhatIsEmptyInside() {
			assertThat(PhpQuery.expressible(Map.of("filter", Map.of()))).isFalse();
			assertThat(PhpQuery.expressible(Map.of("select", List.of()))).isFalse();
			assertThat(PhpQuery.expressible(List.of(1, new Object[0]))).isFalse();
		}

		@Test
		void notTextThatReadsLikeAReference() {
			assertThat(PhpQuery.expressible(Map.of("find", "a $result[c1][EMAIL]"))).isFalse();
			assertThat(PhpQuery.expressible(Map.of("find", "$result"))).isFalse();
			assertThat(PhpQuery.expressible(Map.of("find", "$ result"))).isTrue();
			assertThat(PhpQuery.expressible(Map.of("id", BatchReference.to("c1")))).isFalse();
		}

		@Test
		void notMoreValuesThanPhpReads() {
			assertThat(PhpQuery.expressible(Map.of("id", Collections.nCopies(1000, 1)))).isTrue();
			assertThat(PhpQuery.expressible(Map.of("id", Collections.nCopies(1001, 1)))).isFalse();
		}

		@Test
		void notWhatContainsItself() {
			List<Object> params = new ArrayList<>();
			params.add(params);
			assertThat(PhpQuery.expressible(params)).isFalse();
			assertThatIllegalArgumentException().isThrownBy(() -> PhpQuery.encode(params))
				.withMessageStartingWith("Parameters are nested too deeply: 0[0][0]");
		}

	}

	static Stream<Arguments> values() {
		return Stream.of(Arguments.of("x y", "x%20y"), Arguments.of("", ""),
				Arguments.of("a&b=c+d%e#f?g;h/i", "a%26b%3Dc%2Bd%25e%23f%3Fg%3Bh%2Fi"),
				Arguments.of("-._~aZ09", "-._~aZ09"), Arguments.of("é", "%C3%A9"),
				Arguments.of("Сделка", "%D0%A1%D0%B4%D0%B5%D0%BB%D0%BA%D0%B0"), Arguments.of("€", "%E2%82%AC"),
				Arguments.of("😀", "%F0%9F%98%80"), Arguments.of("[x]", "%5Bx%5D"),
				Arguments.of("a\0b\r\n", "a%00b%0D%0A"), Arguments.of('c', "c"),
				Arguments.of(new StringBuilder("b"), "b"), Arguments.of(true, "1"), Arguments.of(false, "0"),
				Arguments.of(0, "0"), Arguments.of(-1, "-1"), Arguments.of(Long.MAX_VALUE, "9223372036854775807"),
				Arguments.of((short) 5, "5"), Arguments.of((byte) 6, "6"),
				Arguments.of(new BigInteger("12345678901234567890123"), "12345678901234567890123"),
				Arguments.of(new BigDecimal("1E+3"), "1000"), Arguments.of(new BigDecimal("150000.00"), "150000.00"),
				Arguments.of(1.5, "1.5"), Arguments.of(100.0, "100"), Arguments.of(1e21, "1000000000000000000000"),
				Arguments.of(1e-7, "0.0000001"), Arguments.of(-0.0, "0"), Arguments.of(0.1f, "0.1"),
				Arguments.of(UUID.fromString("9f1c1a7e-5f1b-4a1e-9a2c-2f5f2b6c7d80"),
						"9f1c1a7e-5f1b-4a1e-9a2c-2f5f2b6c7d80"),
				Arguments.of(DayOfWeek.MONDAY, "MONDAY"), Arguments.of(LocalDate.of(2026, 8, 20), "2026-08-20"),
				Arguments.of(OffsetDateTime.parse("2026-08-20T10:00:00+03:00"), "2026-08-20T10%3A00%3A00%2B03%3A00"));
	}

	static Stream<Object> timesAndEnums() {
		return Stream.of(Instant.parse("2026-08-20T10:00:00Z"), Instant.parse("2026-08-20T10:00:00.123Z"),
				LocalDate.of(2026, 8, 20), LocalDateTime.parse("2026-08-20T10:00"),
				LocalDateTime.parse("2026-08-20T10:00:01.5"), LocalTime.of(10, 0),
				OffsetDateTime.parse("2026-08-20T10:00:00+03:00"), OffsetDateTime.parse("2026-08-20T10:00:00Z"),
				ZonedDateTime.parse("2026-08-20T10:00:00+03:00[Europe/Moscow]"), DayOfWeek.MONDAY, Spoken.YES,
				UUID.fromString("9f1c1a7e-5f1b-4a1e-9a2c-2f5f2b6c7d80"));
	}

	static Stream<Object> inexpressibleValues() {
		return Stream.of(null, new byte[] { 1 }, new char[] { 'a' }, new Object(), InputStream.nullInputStream(),
				Double.NaN, Float.POSITIVE_INFINITY, "\uD83D", "\uDE00x", "\uD83Dx");
	}

	enum Spoken {

		YES {

			@Override
			public String toString() {
				return "yes";
			}

		}

	}

	static final class Secret {

		@Override
		public String toString() {
			return "hush";
		}

	}

}
