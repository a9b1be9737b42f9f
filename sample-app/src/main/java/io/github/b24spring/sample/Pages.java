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
package io.github.b24spring.sample;

import org.jspecify.annotations.Nullable;

/**
 * Where a page lies among others.
 *
 * @param start the number of rows before the page
 * @param size the number of rows on the page
 * @param total the number of all rows, if it is known
 * @param next where the next page starts, if there is one
 */
record Pages(long start, int size, @Nullable Long total, @Nullable Long next) {

	private static final long PAGE_SIZE = 50;

	public @Nullable Long previous() {
		return (this.start > 0) ? Math.max(0, this.start - PAGE_SIZE) : null;
	}

	public String text() {
		if (this.size == 0) {
			return "No activities";
		}
		String range = String.format("%,d–%,d", this.start + 1, this.start + this.size);
		return (this.total != null) ? range + " of " + String.format("%,d", this.total) : range;
	}

}
