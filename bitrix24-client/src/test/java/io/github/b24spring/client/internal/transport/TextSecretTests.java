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
package io.github.b24spring.client.internal.transport;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TextSecret}.
 */
class TextSecretTests {

	/**
	 * With characters that Base64 writes differently in addresses.
	 */
	private static final String SECRET = "sEcr?>t~0_/wX";

	static Stream<String> forms() {
		return Stream.of(SECRET, SECRET.toUpperCase(Locale.ROOT), SECRET.toLowerCase(Locale.ROOT), percent(SECRET, "%"),
				percent(SECRET, "%25"), percent(SECRET.toUpperCase(Locale.ROOT), "%"),
				percent(SECRET, "%").toUpperCase(Locale.ROOT), each("\\u%04x"), each("\\\\u%04X"), each("\\u%x"),
				each("&#%d;"), each("&#%d"), each("&#0%d;"), each("&#x%x;"), each("&#X%04X"), hex(SECRET),
				hex(SECRET).toUpperCase(Locale.ROOT), "sEcr%3F>t&#126;0_\\u002fwX");
	}

	@ParameterizedTest
	@MethodSource("forms")
	void secretIsFoundInEveryFormAndNothingAroundIt(String form) {
		assertThat(found("before " + form + " after")).isEqualTo(form);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 5 })
	void secretIsFoundInBase64AtEveryPosition(int offset) {
		byte[] text = ("x".repeat(offset) + SECRET + "y".repeat(7)).getBytes(StandardCharsets.UTF_8);
		int bytes = SECRET.getBytes(StandardCharsets.UTF_8).length;
		for (Base64.Encoder encoder : new Base64.Encoder[] { Base64.getEncoder(), Base64.getUrlEncoder() }) {
			String encoded = encoder.encodeToString(text);
			String found = found(encoded);
			int from = (offset * 8 + 5) / 6;
			assertThat(found).isEqualTo(encoded.substring(from, (offset + bytes) * 8 / 6));
			assertThat(found(encoded.toLowerCase(Locale.ROOT))).isEqualToIgnoringCase(found);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 6, 7, 9, 12 })
	void beginningAtTheEndOfATextIsFound(int length) {
		String beginning = SECRET.substring(0, length);
		assertThat(found("before " + beginning)).isEqualTo(beginning);
		assertThat(found("before " + beginning + " after")).isNull();
	}

	@Test
	void beginningThatEndsWithinAnEscapeIsFound() {
		for (String end : new String[] { "%", "%5", "%25", "\\", "\\u00", "&#", "&#9", "\\\\u005" }) {
			assertThat(found("before sEcr?>t~0" + end)).as(end).isEqualTo("sEcr?>t~0" + end);
		}
	}

	@Test
	void characterOfSeveralBytesIsFoundPercentEncoded() {
		assertThat(TextSecret.pattern("passwörd").matcher("a passw%C3%B6rd b").find()).isTrue();
		assertThat(TextSecret.pattern("passwörd").matcher("a passw%25c3%25b6rd b").find()).isTrue();
	}

	@Test
	void fewCharactersAreNoBeginning() {
		assertThat(found("before sEcr?")).isNull();
	}

	@Test
	void otherTextIsNotFound() {
		assertThat(found("before sEcr?>t~0-/wX after")).isNull();
		assertThat(found(
				Base64.getEncoder().encodeToString("something else that is long".getBytes(StandardCharsets.UTF_8))))
			.isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "k", "secre", "secret" })
	void shortSecretIsFoundAsAWholeOnly(String secret) {
		assertThat(TextSecret.pattern(secret).matcher("a " + secret + " b").find()).isTrue();
		assertThat(TextSecret.pattern(secret).matcher("a " + secret.substring(0, secret.length() - 1)).find())
			.isFalse();
	}

	@Test
	void fewCharactersOfBase64AreInInnocentWords() {
		// "abcd" is YWJjZA in Base64, of which five characters depend on it alone.
		assertThat(TextSecret.pattern("abcd").matcher("YWJjZA==").find()).isFalse();
		assertThat(TextSecret.pattern("abcde").matcher("YWJjZGU=").find()).isTrue();
	}

	private static @Nullable String found(String text) {
		Matcher matcher = TextSecret.pattern(SECRET).matcher(text);
		return matcher.find() ? matcher.group() : null;
	}

	private static String percent(String text, String sign) {
		StringBuilder encoded = new StringBuilder();
		for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
			encoded.append(sign).append(String.format("%02x", b));
		}
		return encoded.toString();
	}

	private static String each(String format) {
		return SECRET.chars().mapToObj((c) -> String.format(format, c)).collect(Collectors.joining());
	}

	private static String hex(String text) {
		return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
	}

}
