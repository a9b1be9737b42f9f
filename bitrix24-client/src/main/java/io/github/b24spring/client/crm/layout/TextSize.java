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
package io.github.b24spring.client.crm.layout;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The size of a text. A name that is not among the constants is kept.
 *
 * @param value the portal's name
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record TextSize(@JsonValue String value) {

	/**
	 * The smallest.
	 */
	public static final TextSize XS = new TextSize("xs");

	/**
	 * Small.
	 */
	public static final TextSize SM = new TextSize("sm");

	/**
	 * Medium.
	 */
	public static final TextSize MD = new TextSize("md");

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public TextSize {
	}

}
