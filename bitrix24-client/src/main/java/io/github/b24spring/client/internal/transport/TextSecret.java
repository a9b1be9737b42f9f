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
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A secret as a text may repeat it: in another case, percent-encoded once or twice, with
 * the escapes of JSON and HTML, in hexadecimal, in Base64 of either alphabet at any
 * position, or cut off by the end of the text.
 */
final class TextSecret {

	/**
	 * Fewer characters of Base64 or of a beginning are in too many innocent words.
	 */
	private static final int SHORTEST_PART = 6;

	private static final String ANY_PART_OF_AN_ESCAPE = "(?:[%&]|\\\\+)?[#A-Za-z0-9]{0,5}";

	private TextSecret() {
	}

	static Pattern pattern(String secret) {
		Set<String> forms = new LinkedHashSet<>();
		forms.add("(?i:" + escaped(secret) + ")");
		if (secret.length() > SHORTEST_PART) {
			forms.add("(?i:" + beginning(secret) + ANY_PART_OF_AN_ESCAPE + "\\z)");
		}
		byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
		forms.add("(?i:" + HexFormat.of().formatHex(bytes) + ")");
		for (int offset = 0; offset < 3; offset++) {
			addBase64(forms, bytes, offset);
		}
		return Pattern.compile(String.join("|", forms));
	}

	private static String escaped(String text) {
		return text.codePoints().mapToObj(TextSecret::escaped).collect(Collectors.joining());
	}

	private static String escaped(int character) {
		String literal = Pattern.quote(Character.toString(character));
		return "(?:" + literal + either(character) + ")";
	}

	private static String either(int character) {
		int lower = Character.toLowerCase(character);
		int upper = Character.toUpperCase(character);
		return (lower == upper) ? escapes(lower) : escapes(lower) + escapes(upper);
	}

	private static String escapes(int character) {
		String percent = HexFormat.ofDelimiter("%")
			.withPrefix("%")
			.formatHex(Character.toString(character).getBytes(StandardCharsets.UTF_8))
			.replace("%%", "%");
		String hex = Integer.toHexString(character);
		return "|" + percent + "|" + percent.replace("%", "%25") + "|\\\\+u0*" + hex + "|&#0*" + character + ";?|&#x0*"
				+ hex + ";?";
	}

	/**
	 * The first characters, and any number of those that follow.
	 */
	private static String beginning(String secret) {
		StringBuilder pattern = new StringBuilder(escaped(secret.substring(0, SHORTEST_PART)));
		for (int i = SHORTEST_PART; i < secret.length() - 1; i++) {
			pattern.append("(?:").append(escaped(secret.substring(i, i + 1)));
		}
		return pattern.append(")?".repeat(secret.length() - 1 - SHORTEST_PART)).toString();
	}

	/**
	 * The characters of Base64 that depend on the secret alone when it starts at a
	 * position.
	 */
	private static void addBase64(Set<String> forms, byte[] bytes, int offset) {
		byte[] shifted = new byte[offset + bytes.length];
		System.arraycopy(bytes, 0, shifted, offset, bytes.length);
		int from = (offset == 0) ? 0 : offset + 1;
		int to = shifted.length * 8 / 6;
		if (to - from < SHORTEST_PART) {
			return;
		}
		for (Base64.Encoder encoder : Arrays.asList(Base64.getEncoder(), Base64.getUrlEncoder())) {
			// The name of a host loses its case.
			forms.add("(?i:" + Pattern.quote(encoder.encodeToString(shifted).substring(from, to)) + ")");
		}
	}

}
