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
package io.github.b24spring.benchmarks;

/**
 * Sees whether rows come in the order of their ids, each once.
 *
 * @author The b24spring maintainers
 */
final class RowCheck {

	private long rows;

	private long lastId;

	private long disorder;

	private long mismatches;

	void accept(Lists.ActivityRow row) {
		if (row.id() <= this.lastId) {
			this.disorder++;
		}
		if (!("Call " + row.id()).equals(row.subject())) {
			this.mismatches++;
		}
		this.lastId = row.id();
		this.rows++;
	}

	long rows() {
		return this.rows;
	}

	long lastId() {
		return this.lastId;
	}

	/**
	 * Whether the rows so far came in order, each once and as the portal has them.
	 */
	boolean isInOrder() {
		return this.disorder == 0 && this.mismatches == 0;
	}

	/**
	 * Whether all rows came: as many as there are, in order, so that none is missing.
	 */
	boolean isExact(long all) {
		return this.rows == all && isInOrder();
	}

}
