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

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Parameters of any shape, from a seed, with characters that encodings stumble over.
 */
final class RandomParameters {

	private static final String HOSTILE = "&+%=#?;/\\\"'<>@!$^*(){}|,:. \t\r\n\u007f\u0080\u07ff\u0800éЖ€\uFEFF\uFFFD\u202E";

	private static final String[] PLAIN = { "a", "Z", "0", "9", "-", "_", "~" };

	private static final String[] BRACKETS = { "[", "]", "a[b]", "\0" };

	private static final int MAX_DEPTH = 3;

	private final Random random;

	RandomParameters(long seed) {
		this.random = new Random(seed);
	}

	Map<String, Object> map() {
		return map(0, (name) -> name.indexOf(' ') == -1 && name.indexOf('.') == -1);
	}

	List<Object> list() {
		return list(0);
	}

	Map<String, Object> filledMap() {
		Map<String, Object> map = map();
		while (!map.isEmpty() && !PhpQuery.expressible(map)) {
			map = map();
		}
		return map;
	}

	List<Object> filledList() {
		List<Object> list = list();
		while (!list.isEmpty() && !PhpQuery.expressible(list)) {
			list = list();
		}
		return list;
	}

	String name() {
		return name((name) -> true);
	}

	String text() {
		StringBuilder text = new StringBuilder();
		for (int length = this.random.nextInt(7); length > 0; length--) {
			text.append(character());
		}
		return text.toString();
	}

	double number() {
		return switch (this.random.nextInt(4)) {
			case 0 -> this.random.nextInt(2001) - 1000;
			case 1 -> this.random.nextGaussian();
			case 2 -> Math.scalb(this.random.nextDouble() - 0.5, this.random.nextInt(200) - 100);
			default -> finite();
		};
	}

	private double finite() {
		double number = Double.longBitsToDouble(this.random.nextLong());
		return Double.isFinite(number) ? number : Double.MIN_VALUE;
	}

	private String character() {
		return switch (this.random.nextInt(4)) {
			case 0 -> codePoint(0);
			case 1 -> codePoint(0x10000);
			case 2 -> Character.toString(HOSTILE.charAt(this.random.nextInt(HOSTILE.length())));
			default -> PLAIN[this.random.nextInt(PLAIN.length)];
		};
	}

	private String codePoint(int from) {
		int codePoint = from + this.random.nextInt(Character.MAX_CODE_POINT + 1 - from);
		boolean unfit = codePoint == '[' || codePoint == ']'
				|| (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
		return unfit ? "x" : Character.toString(codePoint);
	}

	private String name(Predicate<String> fit) {
		String name = text();
		while (name.isBlank() || name.contains("\0") || !fit.test(name)) {
			name = text();
		}
		return name;
	}

	private Map<String, Object> map(int depth, Predicate<String> fit) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int size = this.random.nextInt(5); size > 0; size--) {
			map.put(name(fit), value(depth + 1));
		}
		return map;
	}

	private List<Object> list(int depth) {
		List<Object> list = new ArrayList<>();
		for (int size = this.random.nextInt(4); size > 0; size--) {
			list.add(value(depth + 1));
		}
		return list;
	}

	private Object value(int depth) {
		int kind = (depth <= MAX_DEPTH) ? this.random.nextInt(8) : this.random.nextInt(4);
		if (kind >= 6) {
			return map(depth, (name) -> true);
		}
		return (kind >= 4) ? list(depth) : scalar();
	}

	private Object scalar() {
		return switch (this.random.nextInt(6)) {
			case 0 -> text();
			case 1 -> this.random.nextInt();
			case 2 -> this.random.nextLong();
			case 3 -> this.random.nextBoolean();
			case 4 ->
				new BigDecimal(new BigInteger(1 + this.random.nextInt(80), this.random), this.random.nextInt(40) - 20);
			default -> BRACKETS[this.random.nextInt(BRACKETS.length)];
		};
	}

}
