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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How a portal describes a field of an object. Its JSON form is the portal's.
 *
 * @param type the portal's name of the type, such as {@code integer} or {@code string}
 * @param required whether the field must be given when an object is created
 * @param readOnly whether the portal alone sets the field
 * @param immutable whether the field can be set on creation alone
 * @param multiple whether the field holds several values
 * @param dynamic whether the field was added by users
 * @param title the display name, in the portal's language
 * @param attributes what else the portal tells of the field, by the portal's names and in
 * its order; unmodifiable
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/api-reference/crm/data-types.html">
 * crm_rest_field_description</a>
 */
public record FieldDescriptor(@JsonProperty("type") String type, @JsonProperty("isRequired") boolean required,
		@JsonProperty("isReadOnly") boolean readOnly, @JsonProperty("isImmutable") boolean immutable,
		@JsonProperty("isMultiple") boolean multiple, @JsonProperty("isDynamic") boolean dynamic,
		@JsonProperty("title") @Nullable String title, @JsonAnyGetter Map<String, @Nullable Object> attributes) {

	public FieldDescriptor {
		attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
	}

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static FieldDescriptor of(FieldDescription description) {
		return description.toDescriptor();
	}

}
