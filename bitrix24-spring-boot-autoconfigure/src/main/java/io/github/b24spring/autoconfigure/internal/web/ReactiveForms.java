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
package io.github.b24spring.autoconfigure.internal.web;

import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Reads forms in a WebFlux application, as they came.
 *
 * @author The b24spring maintainers
 */
public final class ReactiveForms {

	private ReactiveForms() {
	}

	/**
	 * Read the body of a request.
	 * @param request the request
	 * @param limit what is read at most
	 * @return the bytes; fails with a {@link FormTooLargeException} if there are more
	 */
	public static Mono<byte[]> read(ServerRequest request, FormLimit limit) {
		return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), limit.bytes())
			.map(ReactiveForms::bytes)
			.defaultIfEmpty(new byte[0])
			.onErrorMap(DataBufferLimitException.class, (tooLarge) -> limit.exceeded());
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

}
