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
package io.github.b24spring.testportal.list;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a filter: an operator, which is written before the name of the field, and
 * what to compare with.
 */
record Condition(String field, Operator operator, List<@Nullable Object> values) {

	/**
	 * Read an entry. An operator that is not understood is taken for a part of the name.
	 */
	static Condition parse(String key, @Nullable Object value, Set<Operator> understood) {
		for (Operator operator : understood) {
			if (key.startsWith(operator.prefix)) {
				return new Condition(key.substring(operator.prefix.length()), operator, PhpValues.list(value));
			}
		}
		throw new IllegalStateException("Every key has the prefix of an operator");
	}

	Predicate<Row> predicate(String inRow, Kind kind) {
		return switch (this.operator) {
			case EQUAL_SIGN, EQUAL, IN -> anyOf(inRow, kind);
			case NOT_EQUAL, NOT, NOT_IN -> anyOf(inRow, kind).negate();
			case GREATER -> compare(inRow, kind, first(), (order) -> order > 0);
			case GREATER_OR_EQUAL -> compare(inRow, kind, first(), (order) -> order >= 0);
			case LESS -> compare(inRow, kind, first(), (order) -> order < 0);
			case LESS_OR_EQUAL -> compare(inRow, kind, first(), (order) -> order <= 0);
			case BETWEEN -> between(inRow, kind);
			case NOT_BETWEEN -> between(inRow, kind).negate();
			case CONTAINS, SEARCH -> like(inRow, true);
			case NOT_CONTAINS -> like(inRow, true).negate();
			case LIKE, LIKE_SWAPPED -> like(inRow, false);
			case NOT_LIKE, NOT_LIKE_SWAPPED -> like(inRow, false).negate();
		};
	}

	private Predicate<Row> between(String inRow, Kind kind) {
		Object last = this.values.isEmpty() ? null : this.values.get(this.values.size() - 1);
		return compare(inRow, kind, first(), (order) -> order >= 0)
			.and(compare(inRow, kind, last, (order) -> order <= 0));
	}

	@Nullable Object first() {
		return this.values.isEmpty() ? null : this.values.get(0);
	}

	private Predicate<Row> anyOf(String inRow, Kind kind) {
		List<Object> expected = this.values.stream().map(kind::comparable).toList();
		return (row) -> {
			Object value = row.value(inRow);
			if (value instanceof List<?> several) {
				return several.stream().map(kind::comparable).anyMatch(expected::contains);
			}
			return expected.contains(kind.comparable(value));
		};
	}

	private static Predicate<Row> compare(String inRow, Kind kind, @Nullable Object with, IntPredicate test) {
		Object expected = kind.comparable(with);
		return (row) -> {
			Object value = row.value(inRow);
			return value != null && test.test(Kind.compare(kind.comparable(value), expected));
		};
	}

	private Predicate<Row> like(String inRow, boolean contains) {
		String text = PhpValues.text(first());
		StringBuilder regex = new StringBuilder();
		for (String part : contains ? new String[] { text } : text.split("%", -1)) {
			regex.append((regex.isEmpty()) ? "" : ".*").append(Pattern.quote(part));
		}
		Pattern pattern = Pattern.compile(regex.toString(),
				Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
		return (row) -> {
			String value = PhpValues.text(row.value(inRow));
			return contains ? pattern.matcher(value).find() : pattern.matcher(value).matches();
		};
	}

	/**
	 * The operators, the longer prefixes first.
	 */
	enum Operator {

		NOT_BETWEEN("!><"), NOT_LIKE("!=%"), NOT_LIKE_SWAPPED("!%="), BETWEEN("><"), NOT_IN("!@"), NOT_EQUAL("!="),
		NOT_CONTAINS("!%"), GREATER_OR_EQUAL(">="), LESS_OR_EQUAL("<="), LIKE("=%"), LIKE_SWAPPED("%="), NOT("!"),
		GREATER(">"), LESS("<"), IN("@"), SEARCH("?"), CONTAINS("%"), EQUAL_SIGN("="), EQUAL("");

		private final String prefix;

		Operator(String prefix) {
			this.prefix = prefix;
		}

		/**
		 * The operators with some prefixes, the longer first.
		 */
		static Set<Operator> of(Set<String> prefixes) {
			Set<Operator> operators = EnumSet.noneOf(Operator.class);
			for (Operator operator : values()) {
				if (prefixes.contains(operator.prefix)) {
					operators.add(operator);
				}
			}
			if (operators.size() != prefixes.size()) {
				throw new IllegalArgumentException("Unknown operator among " + prefixes);
			}
			return operators;
		}

	}

	/**
	 * How the values of a field are compared.
	 */
	enum Kind {

		NUMBER, TEXT, DATE;

		Object comparable(@Nullable Object value) {
			return switch (this) {
				case NUMBER -> PhpValues.number(value);
				case TEXT -> PhpValues.text(value).toLowerCase(Locale.ROOT);
				case DATE -> date(PhpValues.text(value));
			};
		}

		@SuppressWarnings("unchecked")
		static int compare(Object left, Object right) {
			return (left.getClass() == right.getClass()) ? ((Comparable<Object>) left).compareTo(right)
					: left.toString().compareTo(right.toString());
		}

		private static Object date(String text) {
			try {
				if (text.length() == 10) {
					return LocalDate.parse(text).atStartOfDay(ZoneOffset.ofHours(3)).toInstant();
				}
				return OffsetDateTime.parse(text).toInstant();
			}
			catch (DateTimeParseException ex) {
				// The portal compares what is no date as text
				return text;
			}
		}

	}

}
