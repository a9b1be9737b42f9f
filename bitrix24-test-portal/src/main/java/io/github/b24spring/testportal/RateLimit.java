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
package io.github.b24spring.testportal;

/**
 * How many requests a portal accepts from an address: a counter that grows by one with
 * each request and falls once in a whole second.
 *
 * @param burst the number of requests that pass at once
 * @param perSecond by how much the counter falls in a second
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record RateLimit(int burst, double perSecond) {

	public RateLimit {
		if (burst < 1) {
			throw new IllegalArgumentException("'burst' must be positive");
		}
		if (!(perSecond > 0)) {
			throw new IllegalArgumentException("'perSecond' must be positive");
		}
	}

	/**
	 * Return the limit of every plan but Enterprise.
	 * @return 50 requests at once and 2 a second
	 */
	public static RateLimit standard() {
		return new RateLimit(50, 2);
	}

	/**
	 * Return the limit of the Enterprise plan.
	 * @return 250 requests at once and 5 a second
	 */
	public static RateLimit enterprise() {
		return new RateLimit(250, 5);
	}

	/**
	 * Return no limit, as on a self-hosted portal.
	 * @return a limit that no test reaches
	 */
	public static RateLimit unlimited() {
		return new RateLimit(Integer.MAX_VALUE, Integer.MAX_VALUE);
	}

}
