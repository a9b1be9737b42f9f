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
import java.nio.CharBuffer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of every kind that a user may hand over, from a seed.
 */
final class RandomDescription {

	private static final int MAX_DEPTH = 4;

	private static final String[] OPERATORS = { "", "=", "!=", ">", ">=", "<", "<=", "%", "@", "!@", "!" };

	private final Random random;

	RandomDescription(long seed) {
		this.random = new Random(seed * 31 + 7);
	}

	/**
	 * Parameters of a call: by name, by position, or a bean.
	 */
	Object parameters() {
		return switch (this.random.nextInt(6)) {
			case 0 -> list(0);
			case 1 -> new Deal(text(), value(1), moment(), level());
			case 2 -> new Bean(text(), value(1));
			default -> stringKeys();
		};
	}

	Map<String, Object> filter() {
		Map<String, Object> filter = new LinkedHashMap<>();
		for (int i = this.random.nextInt(4); i > 0; i--) {
			String operator = OPERATORS[this.random.nextInt(OPERATORS.length)];
			filter.put(operator + "FIELD_" + this.random.nextInt(9),
					operator.contains("@") || oneIn(5) ? List.of(scalar(), scalar()) : oneIn(4) ? value(2) : scalar());
		}
		return filter;
	}

	Map<String, Object> listParameters() {
		Map<String, Object> parameters = new LinkedHashMap<>();
		for (int i = this.random.nextInt(3); i > 0; i--) {
			parameters.put("other" + this.random.nextInt(9), value(2));
		}
		return parameters;
	}

	String[] select() {
		return oneIn(2) ? new String[0] : new String[] { "ID", "TITLE", "UF_*" };
	}

	private Map<String, Object> stringKeys() {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = this.random.nextInt(4); i > 0; i--) {
			map.put("p" + map.size(), value(1));
		}
		if (oneIn(30)) {
			map.put(name(), value(1));
		}
		return map;
	}

	private @Nullable Object value(int depth) {
		if (oneIn(15)) {
			return rare();
		}
		int kind = this.random.nextInt((depth < MAX_DEPTH) ? 20 : 12);
		return switch (kind) {
			case 12, 13 -> map(depth);
			case 14, 15 -> list(depth);
			case 16 -> new Deal(text(), value(depth + 1), moment(), level());
			case 17 -> new Bean(text(), value(depth + 1));
			case 18 -> array(depth);
			case 19 -> Optional.of(scalar());
			default -> scalar();
		};
	}

	/**
	 * What a command has no form for, or nobody has.
	 */
	private @Nullable Object rare() {
		return switch (this.random.nextInt(13)) {
			case 0 -> null;
			case 1 -> List.of();
			case 2 -> Map.of();
			case 3 -> new int[0];
			case 4 -> new Object[] { List.of() };
			case 5 -> "Hello $result[me][EMAIL]";
			case 6 -> new StringBuilder("$RESULT[c0]");
			case 7 -> Double.NaN;
			case 8 -> "half \uD83D pair";
			case 9 -> Collections.singletonMap(name(), 1);
			case 10 -> Optional.empty();
			case 11 -> new BigDecimal("1e5000");
			default -> Map.of("$result", Map.of("me", 1));
		};
	}

	private Map<Object, Object> map(int depth) {
		Map<Object, Object> map = new LinkedHashMap<>();
		switch (this.random.nextInt(6)) {
			case 0 -> map.put(this.random.nextInt(9), value(depth + 1));
			case 1 -> map.putAll(new EnumMap<>(Map.of(DayOfWeek.MONDAY, scalar())));
			case 2 -> map.put(Level.HIGH, scalar());
			case 3 -> map.putAll(new TreeMap<>(Map.of("b", scalar(), "a", scalar())));
			default -> map.put("x y.z", value(depth + 1));
		}
		map.put("n" + this.random.nextInt(5), value(depth + 1));
		return map;
	}

	private List<Object> list(int depth) {
		List<Object> list = new ArrayList<>();
		for (int i = 1 + this.random.nextInt(3); i > 0; i--) {
			list.add(value(depth + 1));
		}
		return list;
	}

	private Object array(int depth) {
		return switch (this.random.nextInt(6)) {
			case 0 -> new int[] { this.random.nextInt(), 2 };
			case 1 -> new String[] { text(), "b" };
			case 2 -> new Object[] { value(depth + 1), scalar() };
			case 3 -> new byte[] { 1, (byte) this.random.nextInt() };
			case 4 -> new double[] { this.random.nextGaussian() };
			default -> new LinkedHashSet<>(Set.of(scalar()));
		};
	}

	private Object scalar() {
		return switch (this.random.nextInt(26)) {
			case 0 -> this.random.nextInt();
			case 1 -> this.random.nextLong();
			case 2 -> (short) this.random.nextInt();
			case 3 -> (byte) this.random.nextInt();
			case 4 -> this.random.nextBoolean();
			case 5 -> Math.scalb(this.random.nextDouble() - 0.5, this.random.nextInt(200) - 100);
			case 6 -> (float) this.random.nextGaussian();
			case 7 -> new BigDecimal(new BigInteger(70, this.random), this.random.nextInt(40) - 20);
			case 8 -> new BigInteger(100, this.random);
			case 9 -> new AtomicLong(this.random.nextLong());
			case 10 -> level();
			case 11 -> Grade.A;
			case 12 -> DayOfWeek.of(1 + this.random.nextInt(7));
			case 13 -> new UUID(this.random.nextLong(), this.random.nextLong());
			case 14 -> 'c';
			case 15 -> new StringBuilder(text());
			case 16 -> CharBuffer.wrap(text());
			case 17 -> text().toCharArray();
			case 18 -> Locale.GERMANY;
			case 19, 20, 21 -> moment();
			default -> text();
		};
	}

	private Object moment() {
		OffsetDateTime moment = OffsetDateTime.ofInstant(
				Instant.ofEpochSecond(this.random.nextInt(), this.random.nextInt(1_000_000_000)),
				ZoneOffset.ofTotalSeconds(900 * (this.random.nextInt(97) - 48)));
		return switch (this.random.nextInt(11)) {
			case 0 -> moment;
			case 1 -> moment.toInstant();
			case 2 -> moment.toLocalDateTime();
			case 3 -> moment.toLocalDate();
			case 4 -> moment.toLocalTime();
			case 5 -> moment.atZoneSameInstant(ZoneId.of("Europe/Moscow"));
			case 6 -> Date.from(moment.toInstant());
			case 7 -> Year.of(2026);
			case 8 -> YearMonth.of(2026, 5);
			case 9 -> Duration.ofSeconds(this.random.nextInt(9999));
			default -> moment.withNano(0);
		};
	}

	private Level level() {
		return oneIn(2) ? Level.HIGH : Level.LOW;
	}

	private String text() {
		return switch (this.random.nextInt(8)) {
			case 0 -> "";
			case 1 -> "a&b=c[d]%20+;\n\u0000é😀";
			case 2 -> "100";
			case 3 -> "$total of the deal";
			case 4 -> "1e3";
			default -> Long.toString(this.random.nextInt(1_000_000), 36);
		};
	}

	private String name() {
		return switch (this.random.nextInt(5)) {
			case 0 -> "";
			case 1 -> "a[b]";
			case 2 -> "a.b";
			case 3 -> "$Result";
			default -> "a\u0000";
		};
	}

	private boolean oneIn(int times) {
		return this.random.nextInt(times) == 0;
	}

	enum Level {

		@JsonProperty("H")
		HIGH,

		LOW {

			@Override
			public String toString() {
				return "low one";
			}

		}

	}

	enum Grade {

		A;

		@JsonValue
		int number() {
			return 4;
		}

	}

	record Deal(@JsonProperty("TITLE") String title, @Nullable Object value, Object moment, Level level) {
	}

	static final class Bean {

		private final String name;

		private final @Nullable Object value;

		Bean(String name, @Nullable Object value) {
			this.name = name;
			this.value = value;
		}

		public String getName() {
			return this.name;
		}

		public @Nullable Object getValue() {
			return this.value;
		}

	}

}
