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
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Makes broken and hostile answers of good ones, the same ones for the same seed.
 */
public final class AnswerMutations {

	private static final List<byte[]> ANSWERS = bytes(List.of(
			"{\"result\":{\"ID\":\"1\",\"TITLE\":\"Привет\",\"OPPORTUNITY\":\"50.00\",\"CLOSED\":\"N\"},\"time\":{\"start\":"
					+ "1724068028.331234,\"finish\":1724068028.726591,\"duration\":0.3953571319580078,\"processing\":0.13,"
					+ "\"date_start\":\"2024-08-19T14:47:08+03:00\",\"date_finish\":\"2024-08-19T14:47:08+03:00\","
					+ "\"operating_reset_at\":1724068628,\"operating\":0.12}}",
			"{\"result\":[{\"ID\":\"1\",\"A\":[1,2]},{\"ID\":\"2\",\"A\":false}],\"next\":50,\"total\":\"7000\","
					+ "\"time\":{\"operating_reset_at\":\"2024-08-19T14:47:08+03:00\"}}",
			"{\"result\":{\"items\":[{\"id\":1,\"p\":{\"x\":null}},{\"id\":2}]},\"total\":2}",
			"{\"result\":{\"result\":{\"c0\":[{\"ID\":\"1\"},{\"ID\":\"2\"}],\"c1\":true,\"c2\":{\"items\":[{\"id\":7}]}},"
					+ "\"result_error\":{\"c3\":{\"error\":\"\",\"error_description\":\"Not found\"}},\"result_total\":{\"c0\":2},"
					+ "\"result_next\":{\"c0\":50},\"result_time\":{\"c0\":{\"start\":1,\"operating\":2.5}}},\"time\":{}}",
			"{\"result\":{\"result\":[17,[]],\"result_error\":[],\"result_total\":[],\"result_next\":[],\"result_time\":[]}}",
			"{\"error\":\"QUERY_LIMIT_EXCEEDED\",\"error_description\":\"Too many requests\"}",
			"{\"error\":\"\",\"error_description\":\"The parameter id is invalid or not defined.\"}",
			"{\"error\":{\"code\":\"BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION\",\"message\":\"no\","
					+ "\"validation\":[{\"field\":\"id\",\"message\":\"missing\"}]}}",
			"{\"error\":200040300010,\"error_description\":\"x\"}", "<html><form><input type=password></form></html>",
			"{\"result\":[]}", "{\"result\":null,\"error\":null}"));

	private static final List<byte[]> PARTS = bytes(List.of("null", "true", "false", "[]", "{}", "\"\"", "0", "-1",
			"1e99999999999999999999", "-1e99999999999999999999", "1e400", "0.00000000000000000000000000001",
			"1E-999999999", "9223372036854775808", "123456789012345678901234567890", "\"+999999999-12-31T23:59:59Z\"",
			"\"-999999999-01-01T00:00:00+18:00\"", "\"2024-02-30T00:00:00+03:00\"", "\"0000-00-00T00:00:00+00:00\"",
			"\"2024-08-19T14:47:08+99:99\"", "\"NaN\"", "\"Infinity\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\x\"",
			"\"s3cret\"", "[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":{\"a\":", "]", "}", ",", ":", "\"", "\\", "\"result\":",
			"\"error\":", "\"time\":", "\"next\":", "\"total\":", "\"operating\":", "\"operating_reset_at\":",
			"\"ID\":", "\"c0\":", "\uFEFF", " ", "\n", "\u2028", "Y", "N", "\"5e-324\"", "1_000", "0x10", "'", "/*",
			"//", "#", "\u0000"));

	private final Random random;

	public AnswerMutations(long seed) {
		this.random = new Random(seed);
	}

	private static List<byte[]> bytes(List<String> texts) {
		return texts.stream().map((text) -> text.getBytes(StandardCharsets.UTF_8)).toList();
	}

	public byte[] next() {
		byte[] answer = pick(ANSWERS);
		for (int i = this.random.nextInt(4); i > 0; i--) {
			answer = mutated(answer);
		}
		return answer;
	}

	private byte[] mutated(byte[] bytes) {
		int at = this.random.nextInt(bytes.length + 1);
		return switch (this.random.nextInt(12)) {
			case 0 -> flipped(bytes);
			case 1 -> Arrays.copyOf(bytes, at);
			case 2 -> spliced(bytes, at, at, pick(PARTS));
			case 3, 4, 5, 9, 10 -> withOtherValue(bytes, at);
			case 6 -> spliced(bytes, at, Math.min(bytes.length, at + 1 + this.random.nextInt(20)), new byte[0]);
			case 7 -> repeated(bytes, at);
			case 8 -> withOtherValue(bytes, at, pick(ANSWERS));
			default -> spliced(bytes, at, Math.min(bytes.length, at + 1), pick(PARTS));
		};
	}

	private byte[] flipped(byte[] bytes) {
		byte[] copy = bytes.clone();
		if (copy.length > 0) {
			copy[this.random.nextInt(copy.length)] = (byte) this.random.nextInt(256);
		}
		return copy;
	}

	private byte[] repeated(byte[] bytes, int at) {
		int end = Math.min(bytes.length, at + 1 + this.random.nextInt(12));
		byte[] part = Arrays.copyOfRange(bytes, at, end);
		int count = 1 << this.random.nextInt(9);
		byte[] repeated = new byte[part.length * count];
		for (int i = 0; i < count; i++) {
			System.arraycopy(part, 0, repeated, i * part.length, part.length);
		}
		return spliced(bytes, at, at, repeated);
	}

	private byte[] withOtherValue(byte[] bytes, int from) {
		return withOtherValue(bytes, from, pick(PARTS));
	}

	/**
	 * Put a value in the place of the next one, so that the answer stays JSON.
	 */
	private byte[] withOtherValue(byte[] bytes, int from, byte[] value) {
		int start = from;
		while (start < bytes.length && bytes[start] != ':') {
			start++;
		}
		int end = Math.min(bytes.length, start + 1);
		while (end < bytes.length && bytes[end] != ',' && bytes[end] != '}' && bytes[end] != ']') {
			end++;
		}
		return spliced(bytes, Math.min(bytes.length, start + 1), end, value);
	}

	private static byte[] spliced(byte[] bytes, int start, int end, byte[] part) {
		byte[] spliced = new byte[bytes.length - (end - start) + part.length];
		System.arraycopy(bytes, 0, spliced, 0, start);
		System.arraycopy(part, 0, spliced, start, part.length);
		System.arraycopy(bytes, end, spliced, start + part.length, bytes.length - end);
		return spliced;
	}

	private byte[] pick(List<byte[]> parts) {
		return parts.get(this.random.nextInt(parts.size()));
	}

}
