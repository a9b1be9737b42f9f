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
package io.github.b24spring.autoconfigure.internal.web;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * The largest form that is read.
 *
 * @param size the size
 * @param property the property that tells it
 * @author The b24spring maintainers
 */
public record FormLimit(DataSize size, String property) {

	/**
	 * Create a limit.
	 * @param size the size
	 * @param property the property that tells it
	 * @throws InvalidConfigurationPropertyValueException if it is no size that can be
	 * read
	 */
	public FormLimit {
		if (size.toBytes() <= 0 || size.toBytes() >= Integer.MAX_VALUE) {
			throw new InvalidConfigurationPropertyValueException(property, size,
					"It must be at least 1 byte and less than 2 GB.");
		}
	}

	/**
	 * Return the number of bytes.
	 * @return the largest number that is read
	 */
	public int bytes() {
		return (int) this.size.toBytes();
	}

	/**
	 * Return the failure of a form that is larger.
	 * @return the failure, which names the property
	 */
	public FormTooLargeException exceeded() {
		return new FormTooLargeException(this);
	}

}
