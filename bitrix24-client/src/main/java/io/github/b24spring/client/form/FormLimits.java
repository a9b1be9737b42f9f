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
package io.github.b24spring.client.form;

import org.springframework.util.Assert;

/**
 * How much of a form is read. All limits hold before anything is built of the form.
 *
 * @param maxBytes the largest body, in bytes
 * @param maxFields the most fields
 * @param maxDepth the most levels: {@code auth[member_id]} has two
 * @param maxNameLength the longest name of a field, in bytes as it is sent
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record FormLimits(int maxBytes, int maxFields, int maxDepth, int maxNameLength) {

	public FormLimits {
		Assert.isTrue(maxBytes > 0, "'maxBytes' must be positive");
		Assert.isTrue(maxFields > 0, "'maxFields' must be positive");
		Assert.isTrue(maxDepth > 0, "'maxDepth' must be positive");
		Assert.isTrue(maxNameLength > 0, "'maxNameLength' must be positive");
	}

	/**
	 * Return limits that every documented request of a portal stays far below.
	 * @return 1 MiB, 5,000 fields, 16 levels, names of 1,024 bytes
	 */
	public static FormLimits defaults() {
		return new FormLimits(1024 * 1024, 5000, 16, 1024);
	}

	/**
	 * Return the same limits with another largest body.
	 * @param maxBytes the largest body, in bytes
	 * @return changed limits
	 */
	public FormLimits withMaxBytes(int maxBytes) {
		return new FormLimits(maxBytes, this.maxFields, this.maxDepth, this.maxNameLength);
	}

	/**
	 * Return the same limits with another number of fields.
	 * @param maxFields the most fields
	 * @return changed limits
	 */
	public FormLimits withMaxFields(int maxFields) {
		return new FormLimits(this.maxBytes, maxFields, this.maxDepth, this.maxNameLength);
	}

	/**
	 * Return the same limits with another depth.
	 * @param maxDepth the most levels
	 * @return changed limits
	 */
	public FormLimits withMaxDepth(int maxDepth) {
		return new FormLimits(this.maxBytes, this.maxFields, maxDepth, this.maxNameLength);
	}

}
