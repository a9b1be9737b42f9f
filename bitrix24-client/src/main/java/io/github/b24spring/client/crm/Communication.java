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

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Whom an activity is held with, and over which number or address.
 *
 * @param id the id of the communication; {@code null} in a request
 * @param type {@code PHONE}, {@code EMAIL}, or another kind, empty for meetings; best
 * left to the portal in a request, which drops an e-mail's communication of a wrong kind
 * @param value the phone number, e-mail address or name
 * @param objectId the id of the CRM object
 * @param objectType the type of the CRM object
 * @param objectSettings what the portal tells of the CRM object, such as the
 * {@code LAST_NAME} of a contact; {@code null} if nothing
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Communication(@JsonProperty("ID") @Nullable Long id, @JsonProperty("TYPE") @Nullable String type,
		@JsonProperty("VALUE") @Nullable String value, @JsonProperty("ENTITY_ID") @Nullable Long objectId,
		@JsonProperty("ENTITY_TYPE_ID") @Nullable CrmObjectType objectType,
		@JsonProperty("ENTITY_SETTINGS") @Nullable Map<String, @Nullable Object> objectSettings) {

	/**
	 * Describe a communication to be written.
	 * @param object the CRM object
	 * @param value the phone number, e-mail address or name
	 * @return the communication
	 */
	public static Communication with(CrmObject object, String value) {
		Assert.hasText(value, "'value' must not be empty: the portal would drop the communication");
		return new Communication(null, null, value, object.id(), object.type(), null);
	}

}
