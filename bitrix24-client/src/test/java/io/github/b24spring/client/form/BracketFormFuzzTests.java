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
package io.github.b24spring.client.form;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Forms at random: what was written is read again, and whatever comes is read or refused.
 */
class BracketFormFuzzTests {

	private static final int DEPTH = 5;

	private static final byte[] PIECES = "a[]=&%+5B5D0zé".getBytes(StandardCharsets.UTF_8);

	@RepeatedTest(200)
	void readsWhatWasWritten(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition() * 7919L);
		Map<String, Object> values = randomLevel(random, 1);
		StringBuilder form = new StringBuilder();
		write(values, null, form, random);
		assertThat(BracketForm.parse(form.toString().getBytes(StandardCharsets.UTF_8)).values()).as(form.toString())
			.isEqualTo(values);
	}

	@RepeatedTest(500)
	void readsOrRefusesWhateverComes(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition() * 104729L);
		byte[] body = randomBytes(random);
		FormLimits limits = FormLimits.defaults()
			.withMaxBytes(1 + random.nextInt(400))
			.withMaxFields(1 + random.nextInt(20))
			.withMaxDepth(1 + random.nextInt(6))
			.withMaxNameLength(1 + random.nextInt(40));
		try {
			Map<String, Object> values = BracketForm.parse(body, limits).values();
			assertThat(body.length).isLessThanOrEqualTo(limits.maxBytes());
			assertThat(depth(values)).isLessThanOrEqualTo(limits.maxDepth());
			assertThat(leaves(values)).isLessThanOrEqualTo(limits.maxFields());
		}
		catch (InvalidFormException ex) {
			assertThat(ex.getMessage()).startsWith("The form ");
		}
	}

	private static byte[] randomBytes(Random random) {
		int length = random.nextInt(500);
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		boolean likely = random.nextInt(4) > 0;
		while (body.size() < length) {
			body.write(likely ? PIECES[random.nextInt(PIECES.length)] : random.nextInt(256));
		}
		return body.toByteArray();
	}

	private static Map<String, Object> randomLevel(Random random, int depth) {
		Map<String, Object> level = new LinkedHashMap<>();
		int size = 1 + random.nextInt(4);
		for (int i = 0; i < size; i++) {
			boolean deeper = depth < DEPTH && random.nextInt(3) == 0;
			level.put(randomText(random, true), deeper ? randomLevel(random, depth + 1) : randomText(random, false));
		}
		return level;
	}

	private static String randomText(Random random, boolean name) {
		StringBuilder text = new StringBuilder();
		int length = (name ? 1 : 0) + random.nextInt(8);
		for (int i = 0; i < length; i++) {
			String letters = name ? "abXYZ019_.&=% +é" : "a[]=&% +\"\\\u0000é😀\n";
			int[] points = letters.codePoints().toArray();
			text.appendCodePoint(points[random.nextInt(points.length)]);
		}
		return text.toString();
	}

	@SuppressWarnings("unchecked")
	private static void write(Map<String, Object> level, String prefix, StringBuilder form, Random random) {
		level.forEach((name, value) -> {
			String path = (prefix != null) ? prefix + "[" + name + "]" : name;
			if (value instanceof Map<?, ?> map) {
				write((Map<String, Object>) map, path, form, random);
				return;
			}
			String encoded = URLEncoder.encode(path, StandardCharsets.UTF_8);
			if (random.nextBoolean()) {
				encoded = encoded.replace("%5B", "[").replace("%5D", "]");
			}
			form.append(encoded)
				.append('=')
				.append(URLEncoder.encode((String) value, StandardCharsets.UTF_8))
				.append('&');
		});
	}

	private static int depth(Object value) {
		return (value instanceof Map<?, ?> map) ? map.values()
			.stream()
			.mapToInt((below) -> 1 + ((below instanceof Map) ? depth(below) : 0))
			.max()
			.orElse(0) : 0;
	}

	private static int leaves(Object value) {
		return (value instanceof Map<?, ?> map) ? map.values().stream().mapToInt(BracketFormFuzzTests::leaves).sum()
				: 1;
	}

}
