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
package io.github.b24spring.client.internal.transport;

import java.util.ArrayList;
import java.util.List;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Collects a body. Buffers go back to their pool as they arrive, and what is kept has
 * just the length of the body, because lists keep many bodies at a time.
 */
final class BodyCollector {

	private static final byte[] NOTHING = new byte[0];

	private final int limit;

	private final List<byte[]> parts = new ArrayList<>(1);

	private int size;

	private BodyCollector(int limit) {
		this.limit = limit;
	}

	/**
	 * Collect a body.
	 * @param body the body
	 * @param limit the longest body to accept, bytes
	 * @return the bytes, none if the body is empty, or a {@link DataBufferLimitException}
	 */
	static Mono<byte[]> collect(Flux<DataBuffer> body, int limit) {
		return body.map(BodyCollector::release)
			.collect(() -> new BodyCollector(limit), BodyCollector::add)
			.map(BodyCollector::bytes);
	}

	/**
	 * Take the bytes out of a buffer before anything can fail: an operator that fails may
	 * discard its input, and a buffer is released but once.
	 */
	private static byte[] release(DataBuffer buffer) {
		byte[] part = new byte[buffer.readableByteCount()];
		buffer.read(part);
		DataBufferUtils.release(buffer);
		return part;
	}

	private void add(byte[] part) {
		if (part.length > this.limit - this.size) {
			throw new DataBufferLimitException("The body is longer than " + this.limit + " bytes");
		}
		if (part.length > 0) {
			this.parts.add(part);
			this.size += part.length;
		}
	}

	private byte[] bytes() {
		return switch (this.parts.size()) {
			case 0 -> NOTHING;
			case 1 -> this.parts.get(0);
			default -> join();
		};
	}

	private byte[] join() {
		byte[] bytes = new byte[this.size];
		int position = 0;
		for (byte[] part : this.parts) {
			System.arraycopy(part, 0, bytes, position, part.length);
			position += part.length;
		}
		return bytes;
	}

}
