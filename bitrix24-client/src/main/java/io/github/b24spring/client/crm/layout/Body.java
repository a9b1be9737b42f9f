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

/**
 * The middle of an activity.
 *
 * @param logo the logo
 * @param blocks 1 to {@value #MAX_BLOCKS} blocks by key, in their order
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Body(@JsonProperty("logo") Logo logo, @JsonProperty("blocks") Map<String, ContentBlock> blocks) {

	/**
	 * How many blocks a body can have.
	 */
	public static final int MAX_BLOCKS = 20;

	public Body {
		blocks = Copies.of(blocks);
	}

}
