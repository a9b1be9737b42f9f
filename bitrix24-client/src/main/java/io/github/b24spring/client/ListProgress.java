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
 * How far the reading of a list has come.
 *
 * @param rows the number of rows given to the subscriber
 * @param requests the number of requests answered
 * @param estimatedTotal the number of rows there will be, guessed from the ids read so
 * far where the portal was not asked to count; {@code null} if nothing is known
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ListProgress(long rows, long requests, @Nullable Long estimatedTotal) {
}
