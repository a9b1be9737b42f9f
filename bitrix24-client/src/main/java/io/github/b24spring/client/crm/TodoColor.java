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
package io.github.b24spring.client.crm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The colour of a universal activity: the portal knows {@code "1"} to {@code "7"}.
 *
 * @param value the portal's id of the colour
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record TodoColor(@JsonValue String value) {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public TodoColor {
	}

	/**
	 * Choose a colour.
	 * @param number the number of the colour, 1 to 7
	 * @return the colour
	 */
	public static TodoColor of(int number) {
		return new TodoColor(Integer.toString(number));
	}

}
