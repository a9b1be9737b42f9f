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
import java.time.Instant;
import java.util.List;
import java.util.Random;

import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.internal.answer.JsonIndex.Reach;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Scalars} and the scalars of {@link JsonPart}.
 */
class ScalarsTests {

	@ParameterizedTest
	@ValueSource(strings = { "0", "7", "-7", "0.5", "1732560000.123456", "9007199254740992", "9007199254740993",
			"999999999999999999", "9999999999999999999", "99999999999999999999", "0.1234567890123456789", "1e5",
			"-1.5E-7", "0.30000000000000004" })
	void numberIsTheNearestThereIs(String json) {
		assertThat(number(json)).isEqualTo(Double.valueOf(json));
		assertThat(number('"' + json + '"')).isEqualTo(Double.valueOf(json));
	}

	@Test
	void anyFractionIsTheNearestThereIs() {
		Random random = new Random(24);
		for (int i = 0; i < 100_000; i++) {
			String digits = Long.toString(random.nextLong() >>> (1 + random.nextInt(62)));
			int point = random.nextInt(digits.length());
			String json = digits.substring(0, point + 1) + "." + digits.substring(point + 1) + random.nextInt(10);
			assertThat(number(json)).as(json).isEqualTo(Double.valueOf(json));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "true", "{}", "[]", "\"\"", "\"x\"", "\".\"", "\"1-2\"", "\"1.2.3\"", "\"1 h\"",
			"1e400", "\"Infinity\"", "\"NaN\"" })
	void whatIsNoNumberIsNone(String json) {
		assertThat(number(json)).isNull();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '|', value = { "null,", "{},", "[1],", "true, true", "1.50, 1.50", "\"\", ||",
			"\"Привет\", Привет", "\"a\\\"\\u0431\", |a\"б|" })
	void textIsWhatWasWritten(String json, @Nullable String text) {
		assertThat(part(json).text()).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "7", "\"7\"", "999999999999999999" })
	void digitsAreAWholeNumber(String json) {
		assertThat(part(json).digits()).isEqualTo(Long.valueOf(json.replace("\"", "")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1", "1.0", "\"\"", "\" 1\"", "null", "[]", "1000000000000000000", "\"1a\"" })
	void otherThanDigitsIsNoWholeNumber(String json) {
		assertThat(part(json).digits()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e99999999999999999999", "-1", "\"NaN\"", "\"Infinity\"", "1e300",
			"\"+999999999-12-31T23:59:59Z\"", "\"+10000-01-01T00:00:00Z\"", "\"-999999999-01-01T00:00:00Z\"",
			"\"0000-01-01T00:00:00Z\"", "\"2026-13-01T00:00:00+00:00\"", "{}", "[]", "false", "\"\"" })
	void momentsAreOfOurAge(String json) {
		assertThat(moment(json)).isNull();
	}

	@Test
	void momentsAreSecondsOrDates() {
		for (String json : List.of("1724050600", "1724050600.0004", "\"1724050600\"",
				"\"2024-08-19T06:56:40+00:00\"")) {
			assertThat(moment(json)).as(json).isEqualTo(Instant.ofEpochSecond(1724050600));
		}
	}

	@Test
	void aNumberIsReadNoFurtherThanAnyIsLong() {
		String json = "0." + "1".repeat(98);
		assertThat(number(json)).isEqualTo(Double.valueOf(json));
		assertThat(number(json + "1")).isNull();
		assertThat(number('"' + json + "1\"")).isNull();
	}

	@Test
	void timesBeforeATextThatIsNotUtf8Stand() {
		byte[] body = "{'result':1,'time':{'duration':0.5,'date_start':'?','operating':1}}".replace('\'', '"')
			.getBytes(StandardCharsets.UTF_8);
		for (int i = 0; i < body.length; i++) {
			body[i] = (body[i] == '?') ? (byte) 0xff : body[i];
		}
		ResponseTime time = TestAnswers.read("a.b", 200, body).time();
		assertThat(time).isNotNull();
		assertThat(time.duration()).isEqualTo(0.5);
	}

	private static @Nullable Instant moment(String json) {
		ResponseTime time = TimeParser.parse(part("{\"operating_reset_at\":" + json + "}"));
		assertThat(time).isNotNull();
		return time.operatingResetAt();
	}

	private static @Nullable Double number(String json) {
		return part(json).number();
	}

	private static JsonPart part(String json) {
		JsonPart object = JsonText.object(("{\"a\":" + json + "}").getBytes(StandardCharsets.UTF_8), Reach.RESULT);
		assertThat(object).isNotNull();
		JsonPart part = object.member("a");
		assertThat(part).isNotNull();
		return part;
	}

}
