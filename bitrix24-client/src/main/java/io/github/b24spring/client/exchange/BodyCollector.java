package io.github.b24spring.client.exchange;

import java.util.Arrays;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Puts the buffers of a body into one array as they arrive, so that they go back to their
 * pool at once.
 */
final class BodyCollector {

	private final int limit;

	private byte[] bytes = Body.NONE.bytes();

	private int size;

	private BodyCollector(int limit) {
		this.limit = limit;
	}

	/**
	 * Collects a body.
	 * @param body the body
	 * @param limit the longest body to accept, bytes
	 * @return the body, or a {@link DataBufferLimitException}
	 */
	static Mono<Body> collect(Flux<DataBuffer> body, int limit) {
		return body.collect(() -> new BodyCollector(limit), BodyCollector::add).map(BodyCollector::body);
	}

	private void add(DataBuffer buffer) {
		try {
			int count = buffer.readableByteCount();
			if (count > this.limit - this.size) {
				throw new DataBufferLimitException("The body is longer than " + this.limit + " bytes");
			}
			if (count > this.bytes.length - this.size) {
				long grown = Math.max(2L * this.bytes.length, this.size + (long) count);
				this.bytes = Arrays.copyOf(this.bytes, (int) Math.min(grown, this.limit));
			}
			buffer.read(this.bytes, this.size, count);
			this.size += count;
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

	private Body body() {
		return new Body(this.bytes, this.size);
	}

}
