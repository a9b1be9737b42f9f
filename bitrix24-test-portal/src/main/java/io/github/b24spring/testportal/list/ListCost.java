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

import java.time.Duration;

/**
 * How long a portal is busy with a page of a list.
 *
 * @param page the time of each page
 * @param count what counting adds
 * @param perThousandSkipped what each thousand rows before the page add, if the page is
 * asked for by its offset
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ListCost(Duration page, Duration count, Duration perThousandSkipped) {

	/**
	 * Lists that cost nothing.
	 */
	public static final ListCost NONE = new ListCost(Duration.ZERO, Duration.ZERO, Duration.ZERO);

	/**
	 * Return pages of a fixed time, and twenty milliseconds more to count and for each
	 * thousand rows before the page.
	 * @param milliseconds the time of a page
	 * @return the cost
	 */
	public static ListCost ofPage(long milliseconds) {
		return new ListCost(Duration.ofMillis(milliseconds), Duration.ofMillis(20), Duration.ofMillis(20));
	}

	Duration of(boolean counted, long skipped) {
		if (!counted) {
			return this.page;
		}
		return this.page.plus(this.count).plus(this.perThousandSkipped.multipliedBy(skipped).dividedBy(1000));
	}

}
