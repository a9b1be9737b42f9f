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
 * Immutable.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class FormLimits {

	private final int maxBytes;

	private final int maxFields;

	private final int maxDepth;

	private final int maxNameLength;

	private FormLimits(int maxBytes, int maxFields, int maxDepth, int maxNameLength) {
		Assert.isTrue(maxBytes > 0, "'maxBytes' must be positive");
		Assert.isTrue(maxFields > 0, "'maxFields' must be positive");
		Assert.isTrue(maxDepth > 0, "'maxDepth' must be positive");
		Assert.isTrue(maxNameLength > 0, "'maxNameLength' must be positive");
		this.maxBytes = maxBytes;
		this.maxFields = maxFields;
		this.maxDepth = maxDepth;
		this.maxNameLength = maxNameLength;
	}

	/**
	 * Return limits that every documented request of a portal stays far below.
	 * @return 1 MiB, 5,000 fields, 16 levels, names of 1,024 bytes
	 */
	public static FormLimits defaults() {
		return new FormLimits(1024 * 1024, 5000, 16, 1024);
	}

	/**
	 * Change the largest body.
	 * @param maxBytes the largest body, in bytes
	 * @return a changed copy
	 */
	public FormLimits withMaxBytes(int maxBytes) {
		return new FormLimits(maxBytes, this.maxFields, this.maxDepth, this.maxNameLength);
	}

	/**
	 * Change the most fields.
	 * @param maxFields the number of fields
	 * @return a changed copy
	 */
	public FormLimits withMaxFields(int maxFields) {
		return new FormLimits(this.maxBytes, maxFields, this.maxDepth, this.maxNameLength);
	}

	/**
	 * Change the most levels.
	 * @param maxDepth the number of levels: {@code auth[member_id]} has two
	 * @return a changed copy
	 */
	public FormLimits withMaxDepth(int maxDepth) {
		return new FormLimits(this.maxBytes, this.maxFields, maxDepth, this.maxNameLength);
	}

	/**
	 * Change the longest name of a field.
	 * @param maxNameLength the length, in bytes as the name is sent
	 * @return a changed copy
	 */
	public FormLimits withMaxNameLength(int maxNameLength) {
		return new FormLimits(this.maxBytes, this.maxFields, this.maxDepth, maxNameLength);
	}

	/**
	 * Return the largest body.
	 * @return the largest body, in bytes
	 */
	public int maxBytes() {
		return this.maxBytes;
	}

	/**
	 * Return the most fields.
	 * @return the number of fields
	 */
	public int maxFields() {
		return this.maxFields;
	}

	/**
	 * Return the most levels: {@code auth[member_id]} has two.
	 * @return the number of levels
	 */
	public int maxDepth() {
		return this.maxDepth;
	}

	/**
	 * Return the longest name of a field.
	 * @return the length, in bytes as the name is sent
	 */
	public int maxNameLength() {
		return this.maxNameLength;
	}

}
