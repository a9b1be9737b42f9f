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
 * The colour of a text, from light to dark. A name that is not among the constants is
 * kept.
 *
 * @param value the portal's name
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record TextColor(@JsonValue String value) {

	/**
	 * The lightest.
	 */
	public static final TextColor BASE_50 = new TextColor("base_50");

	/**
	 * Light.
	 */
	public static final TextColor BASE_60 = new TextColor("base_60");

	/**
	 * Dark.
	 */
	public static final TextColor BASE_70 = new TextColor("base_70");

	/**
	 * The darkest.
	 */
	public static final TextColor BASE_90 = new TextColor("base_90");

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public TextColor {
	}

}
