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

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A tag beside the title.
 *
 * @param title the text
 * @param type how it stands out
 * @param action what a click does, or {@code null} for nothing
 * @param scope where it is shown, or {@code null} for everywhere
 * @param hideIfReadonly whether it is hidden from who cannot change the activity, or
 * {@code null}
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tag(@JsonProperty("title") Text title, @JsonProperty("type") Emphasis type,
		@JsonProperty("action") @Nullable Action action, @JsonProperty("scope") @Nullable Scope scope,
		@JsonProperty("hideIfReadonly") @Nullable Boolean hideIfReadonly) {

	/**
	 * Create a tag that does nothing.
	 * @param title the text
	 * @param type how it stands out
	 */
	public Tag(Text title, Emphasis type) {
		this(title, type, null, null, null);
	}

}
