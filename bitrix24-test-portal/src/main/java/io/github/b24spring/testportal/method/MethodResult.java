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
package io.github.b24spring.testportal.method;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a method answers. Immutable.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class MethodResult {

	private final @Nullable Object result;

	private final @Nullable Long total;

	private final @Nullable Long next;

	private final Duration cost;

	private final Map<String, @Nullable Object> paging;

	/**
	 * Create the answer of a list.
	 * @param result the result: anything that has a JSON form
	 * @param total the number of rows that match; {@code null} if they were not counted
	 * @param next the {@code start} of the next page; {@code null} if there is none
	 * @param cost how long the portal's worker is busy with the call
	 */
	public MethodResult(@Nullable Object result, @Nullable Long total, @Nullable Long next, Duration cost) {
		this(result, total, next, cost, paging(total, next));
	}

	private MethodResult(@Nullable Object result, @Nullable Long total, @Nullable Long next, Duration cost,
			Map<String, @Nullable Object> paging) {
		this.result = result;
		this.total = total;
		this.next = next;
		this.cost = cost;
		this.paging = paging;
	}

	private static Map<String, @Nullable Object> paging(@Nullable Long total, @Nullable Long next) {
		Map<String, @Nullable Object> paging = new LinkedHashMap<>();
		if (next != null) {
			paging.put("next", next);
		}
		if (total != null) {
			paging.put("total", total);
		}
		return Collections.unmodifiableMap(paging);
	}

	/**
	 * Create an answer that costs nothing.
	 * @param result the result: anything that has a JSON form
	 * @return the answer
	 */
	public static MethodResult of(@Nullable Object result) {
		return new MethodResult(result, null, null, Duration.ZERO);
	}

	/**
	 * Return the result.
	 * @return the result: anything that has a JSON form; {@code null} for JSON's null
	 */
	public @Nullable Object result() {
		return this.result;
	}

	/**
	 * Return the number of rows that match.
	 * @return the number; {@code null} if they were not counted
	 */
	public @Nullable Long total() {
		return this.total;
	}

	/**
	 * Return where the next page starts.
	 * @return the {@code start} of the next page; {@code null} if there is none
	 */
	public @Nullable Long next() {
		return this.next;
	}

	/**
	 * Return how long the portal's worker is busy with the call.
	 * @return the time
	 */
	public Duration cost() {
		return this.cost;
	}

	/**
	 * Return what stands beside the result.
	 * @return {@code next} and {@code total} as far as there are any, or what
	 * {@link #withPaging(Map)} put there
	 */
	public Map<String, @Nullable Object> paging() {
		return this.paging;
	}

	/**
	 * Change the cost.
	 * @param cost how long the portal's worker is busy with the call
	 * @return a changed copy
	 */
	public MethodResult withCost(Duration cost) {
		return new MethodResult(this.result, this.total, this.next, cost, this.paging);
	}

	/**
	 * Change the result.
	 * @param result the result: anything that has a JSON form
	 * @return a changed copy
	 */
	public MethodResult withResult(@Nullable Object result) {
		return new MethodResult(result, this.total, this.next, this.cost, this.paging);
	}

	/**
	 * Change what stands beside the result, also to what is not true.
	 * @param paging what stands there instead of {@link #next()} and {@link #total()}
	 * @return a changed copy
	 */
	public MethodResult withPaging(Map<String, ? extends @Nullable Object> paging) {
		return new MethodResult(this.result, this.total, this.next, this.cost,
				Collections.unmodifiableMap(new LinkedHashMap<>(paging)));
	}

}
