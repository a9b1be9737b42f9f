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
 * The menu of an activity.
 *
 * @param showPinItem whether it can be pinned; {@code null} for yes
 * @param showPostponeItem whether it can be postponed; {@code null} for yes
 * @param showDeleteItem whether it can be deleted; {@code null} for yes
 * @param items further entries by key, in their order
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Menu(@JsonProperty("showPinItem") @Nullable Boolean showPinItem,
		@JsonProperty("showPostponeItem") @Nullable Boolean showPostponeItem,
		@JsonProperty("showDeleteItem") @Nullable Boolean showDeleteItem,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("items") Map<String, MenuItem> items) {

	public Menu {
		items = Copies.of(items);
	}

	/**
	 * Create a menu with further entries.
	 * @param items the entries by key, in their order
	 */
	public Menu(Map<String, MenuItem> items) {
		this(null, null, null, items);
	}

}
