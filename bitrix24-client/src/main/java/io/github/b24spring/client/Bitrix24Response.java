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
package io.github.b24spring.client;

import org.jspecify.annotations.Nullable;

/**
 * Successful answer of the portal.
 *
 * @param <T> the type of the result
 * @param result what the method returned; {@code null} if the portal answered
 * {@code null} or left the key out
 * @param total the number of rows that match the filter of a list method, where the
 * portal counted them
 * @param next the value of {@code start} for the next page of a list method; {@code null}
 * on the last page
 * @param time how long the portal took, and what the method has used up of its budget
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record Bitrix24Response<T>(@Nullable T result, @Nullable Long total, @Nullable Long next,
		@Nullable ResponseTime time) {
}
