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
package io.github.b24spring.client.internal.walk;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the caller's own conditions say of the id. They would collide with those that find
 * the pages, so they become bounds of the walk.
 *
 * @param after the position before the first row; {@code null} if there is none
 * @param upTo the position that is not passed; {@code null} if there is none
 * @param conditions all other conditions
 */
record IdBounds(@Nullable Long after, @Nullable Long upTo, Map<String, Object> conditions) {

	/**
	 * The position of those lists that begin anywhere.
	 */
	static final long ANYWHERE = Long.MIN_VALUE + 1;

	static IdBounds of(ListQuery query, @Nullable Long from) {
		String id = query.form().filterId();
		Map<String, Object> conditions = new LinkedHashMap<>(query.conditions());
		Long over = (from != null && !query.isDescending()) ? from : null;
		Long under = (from != null && query.isDescending()) ? from : null;
		over = greater(over, number(conditions.remove(">" + id), 0));
		over = greater(over, number(conditions.remove(">=" + id), -1));
		under = lesser(under, number(conditions.remove("<" + id), 0));
		under = lesser(under, number(conditions.remove("<=" + id), 1));
		under = (under != null) ? (Long) Math.max(under, ANYWHERE + 1) : null;
		return query.isDescending() ? new IdBounds(negative(under, 0), negative(over, -1), conditions)
				: new IdBounds(over, (under != null) ? (Long) (under - 1) : null, conditions);
	}

	long start() {
		return (this.after != null) ? this.after : ANYWHERE;
	}

	long limit() {
		return (this.upTo != null) ? this.upTo : Long.MAX_VALUE;
	}

	/**
	 * Whether there are ids between the bounds.
	 */
	boolean isEmpty() {
		return start() >= limit();
	}

	private static @Nullable Long number(@Nullable Object value, long offset) {
		if (value == null) {
			return null;
		}
		try {
			long number = Long.parseLong(value.toString());
			boolean beyondAll = (number == Long.MIN_VALUE && offset < 0) || (number == Long.MAX_VALUE && offset > 0);
			return beyondAll ? null : (Long) (number + offset);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("An id is compared with '" + value + "', which is no number", ex);
		}
	}

	private static @Nullable Long greater(@Nullable Long a, @Nullable Long b) {
		return (a == null || (b != null && b > a)) ? b : a;
	}

	private static @Nullable Long lesser(@Nullable Long a, @Nullable Long b) {
		return (a == null || (b != null && b < a)) ? b : a;
	}

	private static @Nullable Long negative(@Nullable Long id, long offset) {
		return (id != null) ? (Long) (-id + offset) : null;
	}

}
