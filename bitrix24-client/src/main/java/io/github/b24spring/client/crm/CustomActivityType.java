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

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A type of activities that the application registered.
 *
 * @param typeId the id of the type, unique within the application
 * @param name the display name
 * @param configurable whether its activities are configurable
 * @param iconId the id of the icon's file, 0 for none
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record CustomActivityType(@JsonProperty("TYPE_ID") String typeId, @JsonProperty("NAME") @Nullable String name,
		@JsonProperty("IS_CONFIGURABLE_TYPE") @Nullable Boolean configurable,
		@JsonProperty("ICON_ID") @Nullable Long iconId) {

}
