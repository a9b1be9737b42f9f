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
package io.github.b24spring.client.exception;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a call that failed.
 *
 * @param code the portal's error code as it came, possibly empty; {@code null} if the
 * portal gave none
 * @param description the portal's own words, not meant for end users; {@code null} if
 * there are none
 * @param method the REST method
 * @param httpStatus the HTTP status; {@code null} if no answer came
 * @param mayHaveRun whether the portal may have executed the call, fully or in part
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record Bitrix24Error(@Nullable String code, @Nullable String description, String method,
		@Nullable Integer httpStatus, boolean mayHaveRun) implements Serializable {

	/**
	 * Describe an error that no answer of the portal tells of.
	 * @param method the REST method
	 * @param description what happened
	 * @param mayHaveRun whether the portal may have executed the call
	 * @return the description
	 */
	public static Bitrix24Error withoutAnswer(String method, String description, boolean mayHaveRun) {
		return new Bitrix24Error(null, description, method, null, mayHaveRun);
	}

}
