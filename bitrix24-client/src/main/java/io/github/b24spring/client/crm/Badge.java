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

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.crm.layout.Emphasis;
import io.github.b24spring.client.crm.layout.Text;

/**
 * A badge that a configurable activity can put on the card of its CRM object.
 *
 * @param code the code, unique on the portal
 * @param title the title
 * @param value the text
 * @param type how it stands out
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Badge(@JsonProperty("code") String code, @JsonProperty("title") Text title,
		@JsonProperty("value") Text value, @JsonProperty("type") Emphasis type) {

}
