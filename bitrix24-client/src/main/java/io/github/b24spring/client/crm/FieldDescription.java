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

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of a {@link FieldDescriptor}, in which every key may be absent. Jackson
 * hands unknown keys to a field in the order of the document, but to a constructor in
 * reverse.
 */
final class FieldDescription {

	@JsonProperty("type")
	private @Nullable String type;

	@JsonProperty("isRequired")
	private @Nullable Boolean required;

	@JsonProperty("isReadOnly")
	private @Nullable Boolean readOnly;

	@JsonProperty("isImmutable")
	private @Nullable Boolean immutable;

	@JsonProperty("isMultiple")
	private @Nullable Boolean multiple;

	@JsonProperty("isDynamic")
	private @Nullable Boolean dynamic;

	@JsonProperty("title")
	private @Nullable String title;

	@JsonAnySetter
	private final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();

	FieldDescriptor toDescriptor() {
		return new FieldDescriptor((this.type != null) ? this.type : "", Boolean.TRUE.equals(this.required),
				Boolean.TRUE.equals(this.readOnly), Boolean.TRUE.equals(this.immutable),
				Boolean.TRUE.equals(this.multiple), Boolean.TRUE.equals(this.dynamic), this.title, this.attributes);
	}

}
