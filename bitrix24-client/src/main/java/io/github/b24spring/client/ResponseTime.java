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

import java.time.Instant;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * The {@code time} block of an answer. Portals leave out what they do not measure, so
 * every value may be missing.
 *
 * @param start when the request started, Unix seconds
 * @param finish when the request ended, Unix seconds
 * @param duration {@code finish - start}, seconds
 * @param processing time spent in processing, seconds
 * @param dateStart the start with the portal's offset
 * @param dateFinish the end with the portal's offset
 * @param operating execution time that the method has accumulated for this application or
 * webhook over the last ten minutes, seconds
 * @param operatingResetAt when the oldest minute drops out of {@code operating}
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ResponseTime(@Nullable Double start, @Nullable Double finish, @Nullable Double duration,
		@Nullable Double processing, @Nullable OffsetDateTime dateStart, @Nullable OffsetDateTime dateFinish,
		@Nullable Double operating, @Nullable Instant operatingResetAt) {
}
