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
