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

import java.util.function.Consumer;

import reactor.core.publisher.Operators;
import reactor.util.context.Context;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Releases buffers that arrive when their subscriber has just gone: operators such as a
 * time-out drop them, and do not discard them.
 */
final class LateBuffers {

	/**
	 * Where Reactor looks for what takes dropped values.
	 */
	private static final String DROPPED = "reactor.onNextDropped.local";

	private LateBuffers() {
	}

	static Context release(Context context) {
		Consumer<Object> others = context.getOrDefault(DROPPED,
				(value) -> Operators.onNextDropped(value, Context.empty()));
		Consumer<Object> dropped = (value) -> {
			if (value instanceof DataBuffer buffer) {
				DataBufferUtils.release(buffer);
			}
			else if (others != null) {
				others.accept(value);
			}
		};
		return context.put(DROPPED, dropped);
	}

}
