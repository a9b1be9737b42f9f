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
package io.github.b24spring.client.file;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;

/**
 * A file that is on its way from the portal.
 *
 * @param filename the name that the portal gives it, not to be trusted as a path;
 * {@code null} if it gives none
 * @param contentType the type that the portal gives it; {@code null} if it gives none
 * @param contentLength the length in bytes; {@code -1} if it is not known before the end
 * @param content the content, which can be read once
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record FileDownload(@Nullable String filename, @Nullable MediaType contentType, long contentLength,
		Flux<DataBuffer> content) {

}
