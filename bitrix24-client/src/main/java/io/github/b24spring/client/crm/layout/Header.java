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
 * The head of an activity.
 *
 * @param title the title
 * @param titleAction what a click on the title does, or {@code null} for nothing
 * @param tags at most {@value #MAX_TAGS} tags by key, in their order
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Header(@JsonProperty("title") Text title, @JsonProperty("titleAction") @Nullable Action titleAction,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("tags") Map<String, Tag> tags) {

	/**
	 * How many tags a header can have.
	 */
	public static final int MAX_TAGS = 2;

	public Header {
		tags = Copies.of(tags);
	}

	/**
	 * Create a header that is a title.
	 * @param title the title
	 */
	public Header(Text title) {
		this(title, null, Map.of());
	}

}
