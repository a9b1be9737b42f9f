package io.github.b24spring.client.internal.answer;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonScalars}.
 */
class JsonScalarsTests {

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
	@ValueSource(strings = { "null", "true", "{}", "[]", "\"\"", "\"x\"", ".", "1-2", "1.2.3", "\"1 h\"" })
	void whatIsNoNumberIsNone(String json) {
		assertThat(number(json)).isNull();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '|', value = { "null,", "{},", "[1],", "true, true", "1.50, 1.50", "\"\", ||",
			"\"Привет\", Привет", "\"a\\\"\\u0431\", |a\"б|", "\"\\x\", |\"\\x\"|" })
	void textIsWhatWasWritten(String json, @Nullable String text) {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		assertThat(JsonScalars.text(bytes, 0, bytes.length)).isEqualTo(text);
	}

	private static @Nullable Double number(String json) {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		return JsonScalars.number(bytes, 0, bytes.length);
	}

}
