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

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The direction of a call or e-mail, {@code DIRECTION}. A number that is not among the
 * constants is kept.
 *
 * @param value the portal's number
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/api-reference/crm/data-types.html">Data
 * types of the CRM</a>
 */
public record ActivityDirection(@JsonValue int value) {

	/**
	 * Not set.
	 */
	public static final ActivityDirection UNDEFINED = new ActivityDirection(0);

	/**
	 * Incoming.
	 */
	public static final ActivityDirection INCOMING = new ActivityDirection(1);

	/**
	 * Outgoing.
	 */
	public static final ActivityDirection OUTGOING = new ActivityDirection(2);

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static @Nullable ActivityDirection fromJson(@Nullable Number value) {
		return (value != null) ? new ActivityDirection(value.intValue()) : null;
	}

}
