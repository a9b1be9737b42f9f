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
package io.github.b24spring.client.list;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Conditions that the rows of a list meet, all of them unless put into
 * {@linkplain #anyOf(Filter...) groups}. Immutable.
 * <p>
 * The portal reads the operator from the name of the field, as in
 * {@code {">=OPPORTUNITY": 1000}}. Each module knows only some of the operators.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/settings/how-to-call-rest-api/list-methods-pecularities.html">Features
 * of list methods</a>
 */
public final class Filter {

	private static final Filter NONE = new Filter(Collections.emptyMap(), false);

	private final Map<String, Object> conditions;

	private final boolean grouped;

	private Filter(Map<String, Object> conditions, boolean grouped) {
		this.conditions = conditions;
		this.grouped = grouped;
	}

	/**
	 * Return a filter that every row meets.
	 * @return the filter
	 */
	public static Filter none() {
		return NONE;
	}

	/**
	 * Start a filter with a condition.
	 * @param field the name of the field
	 * @return the field, to be compared with something
	 */
	public static Condition where(String field) {
		return NONE.and(field);
	}

	/**
	 * Take conditions in the form that the portal reads.
	 * @param conditions the values by prefixed names of fields
	 * @return the filter
	 */
	public static Filter of(Map<String, ?> conditions) {
		return NONE.and(conditions);
	}

	/**
	 * Start a filter of which a row meets at least one part. Few methods know such
	 * groups, {@code crm.item.list} is one.
	 * @param filters the alternatives
	 * @return the filter
	 */
	public static Filter anyOf(Filter... filters) {
		return NONE.andAnyOf(filters);
	}

	/**
	 * Add a condition.
	 * @param field the name of the field
	 * @return the field, to be compared with something
	 */
	public Condition and(String field) {
		Assert.hasText(field, "'field' must not be empty");
		return new Condition(this, field);
	}

	/**
	 * Add conditions in the form that the portal reads. A condition of the same field and
	 * operator is replaced.
	 * @param conditions the values by prefixed names of fields
	 * @return a changed copy
	 */
	public Filter and(Map<String, ?> conditions) {
		Map<String, Object> copy = new LinkedHashMap<>(this.conditions);
		conditions.forEach((key, value) -> copy.put(key, FilterValues.checked(key, value)));
		return new Filter(Collections.unmodifiableMap(copy), this.grouped);
	}

	/**
	 * Add a group of which a row meets at least one part.
	 * @param filters the alternatives
	 * @return a changed copy
	 */
	public Filter andAnyOf(Filter... filters) {
		Assert.isTrue(filters.length > 0, "'filters' must not be empty");
		Map<String, Object> group = new LinkedHashMap<>();
		group.put("logic", "OR");
		for (Filter filter : filters) {
			group.put(Integer.toString(group.size() - 1), filter.conditions);
		}
		Map<String, Object> copy = new LinkedHashMap<>(this.conditions);
		int number = 0;
		while (copy.containsKey(Integer.toString(number))) {
			number++;
		}
		copy.put(Integer.toString(number), Collections.unmodifiableMap(group));
		return new Filter(Collections.unmodifiableMap(copy), true);
	}

	/**
	 * Return the conditions in the form that the portal reads.
	 * @return the values by prefixed names of fields, unmodifiable
	 */
	public Map<String, Object> conditions() {
		return this.conditions;
	}

	/**
	 * Whether there are groups of alternatives.
	 * @return whether a method has to know groups
	 */
	public boolean hasGroups() {
		return this.grouped;
	}

	private Filter with(String key, Object value) {
		return and(Collections.singletonMap(key, value));
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Filter filter && filter.conditions.equals(this.conditions)
				&& filter.grouped == this.grouped;
	}

	@Override
	public int hashCode() {
		return this.conditions.hashCode();
	}

	@Override
	public String toString() {
		return this.conditions.toString();
	}

	/**
	 * A field that is about to be compared.
	 */
	public static final class Condition {

		private final Filter filter;

		private final String field;

		private Condition(Filter filter, String field) {
			this.filter = filter;
			this.field = field;
		}

		/**
		 * Require that the field equals a value.
		 * @param value the value
		 * @return the filter with the condition
		 */
		public Filter is(Object value) {
			return with("=", value);
		}

		/**
		 * Require that the field does not equal a value.
		 * @param value the value
		 * @return the filter with the condition
		 */
		public Filter isNot(Object value) {
			return with("!=", value);
		}

		/**
		 * Require that the field is greater than a value.
		 * @param value the value
		 * @return the filter with the condition
		 */
		public Filter greaterThan(Object value) {
			return with(">", value);
		}

		/**
		 * Require that the field is greater than or equal to a value.
		 * @param value the value
		 * @return the filter with the condition
		 */
		public Filter atLeast(Object value) {
			return with(">=", value);
		}

		/**
		 * Require that the field is less than a value.
		 * @param value the value
		 * @return the filter with the condition
		 */
		public Filter lessThan(Object value) {
			return with("<", value);
		}

		/**
		 * Require that the field is less than or equal to a value.
		 * @param value the value
		 * @return the filter with the condition
		 */
		public Filter atMost(Object value) {
			return with("<=", value);
		}

		/**
		 * Require that the field equals one of several values.
		 * @param values the values
		 * @return the filter with the condition
		 */
		public Filter in(Collection<?> values) {
			return with("@", notEmpty(values));
		}

		/**
		 * Require that the field equals one of several values.
		 * @param values the values
		 * @return the filter with the condition
		 */
		public Filter in(Object... values) {
			return in(FilterValues.flat(values));
		}

		/**
		 * Require that the field equals none of several values.
		 * @param values the values
		 * @return the filter with the condition
		 */
		public Filter notIn(Collection<?> values) {
			return with("!@", notEmpty(values));
		}

		/**
		 * Require that the field equals none of several values.
		 * @param values the values
		 * @return the filter with the condition
		 */
		public Filter notIn(Object... values) {
			return notIn(FilterValues.flat(values));
		}

		/**
		 * Require that the field contains a text.
		 * @param text the text, without wildcards
		 * @return the filter with the condition
		 */
		public Filter contains(String text) {
			return with("%", text);
		}

		/**
		 * Require that the field does not contain a text.
		 * @param text the text, without wildcards
		 * @return the filter with the condition
		 */
		public Filter notContains(String text) {
			return with("!%", text);
		}

		/**
		 * Require that the field matches a pattern.
		 * @param pattern a text in which {@code %} stands for any text
		 * @return the filter with the condition
		 */
		public Filter like(String pattern) {
			return with("=%", pattern);
		}

		/**
		 * Require that the field does not match a pattern.
		 * @param pattern a text in which {@code %} stands for any text
		 * @return the filter with the condition
		 */
		public Filter notLike(String pattern) {
			return with("!=%", pattern);
		}

		private Filter with(String prefix, Object value) {
			return this.filter.with(prefix + this.field, value);
		}

		private static List<?> notEmpty(Collection<?> values) {
			Assert.notEmpty(values, "'values' must not be empty: the portal would ignore the condition");
			return List.copyOf(values);
		}

	}

}
