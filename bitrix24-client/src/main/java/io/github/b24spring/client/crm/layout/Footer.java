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

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The foot of an activity.
 *
 * @param buttons at most {@value #MAX_BUTTONS} buttons by key, in their order
 * @param menu the menu, or {@code null} for the usual one
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Footer(@JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("buttons") Map<String, Button> buttons,
		@JsonProperty("menu") @Nullable Menu menu) {

	/**
	 * How many buttons a footer can have.
	 */
	public static final int MAX_BUTTONS = 2;

	public Footer {
		buttons = Copies.of(buttons);
	}

	/**
	 * Create a footer with the usual menu.
	 * @param buttons the buttons by key, in their order
	 */
	public Footer(Map<String, Button> buttons) {
		this(buttons, null);
	}

}
