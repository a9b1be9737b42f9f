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
 * What a method answers.
 *
 * @param result the result: anything that has a JSON form
 * @param total the number of rows that match, if the method is a list and counted them
 * @param next the {@code start} of the next page, if the method is a list and has one
 * @param cost how long the portal's worker is busy with the call
 * @param lies what stands beside the result in the place of {@code total} and
 * {@code next}, in whatever JSON form; {@code null} if they are told as they are
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record MethodResult(@Nullable Object result, @Nullable Long total, @Nullable Long next, Duration cost,
		@Nullable Map<String, @Nullable Object> lies) {

	public MethodResult {
		lies = (lies != null) ? Collections.unmodifiableMap(new LinkedHashMap<>(lies)) : null;
	}

	/**
	 * An answer that tells of its paging what is true.
	 * @param result the result
	 * @param total the number of rows that match
	 * @param next the {@code start} of the next page
	 * @param cost how long the portal's worker is busy with the call
	 */
	public MethodResult(@Nullable Object result, @Nullable Long total, @Nullable Long next, Duration cost) {
		this(result, total, next, cost, null);
	}

	/**
	 * An answer that costs nothing.
	 * @param result the result
	 * @return the answer
	 */
	public static MethodResult of(@Nullable Object result) {
		return new MethodResult(result, null, null, Duration.ZERO);
	}

	/**
	 * The same answer with another cost.
	 * @param cost how long the portal's worker is busy with the call
	 * @return the answer
	 */
	public MethodResult withCost(Duration cost) {
		return new MethodResult(this.result, this.total, this.next, cost, this.lies);
	}

	/**
	 * The same answer with another result.
	 * @param result the result
	 * @return the answer
	 */
	public MethodResult withResult(@Nullable Object result) {
		return new MethodResult(result, this.total, this.next, this.cost, this.lies);
	}

	/**
	 * The same answer that tells something else of its paging.
	 * @param paging what stands beside the result in the place of {@code total} and
	 * {@code next}
	 * @return the answer
	 */
	public MethodResult withPaging(Map<String, ? extends @Nullable Object> paging) {
		return new MethodResult(this.result, this.total, this.next, this.cost, new LinkedHashMap<>(paging));
	}

	/**
	 * Return what stands beside the result.
	 * @return {@code next} and {@code total}, as far as they are told
	 */
	public Map<String, @Nullable Object> paging() {
		if (this.lies != null) {
			return this.lies;
		}
		Map<String, @Nullable Object> paging = new LinkedHashMap<>();
		if (this.next != null) {
			paging.put("next", this.next);
		}
		if (this.total != null) {
			paging.put("total", this.total);
		}
		return paging;
	}

}
