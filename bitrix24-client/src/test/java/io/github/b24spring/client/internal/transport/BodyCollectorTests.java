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
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BodyCollector}.
 */
class BodyCollectorTests {

	private static final int SIZE = 50_000;

	private final NettyDataBufferFactory factory = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);

	private final List<DataBuffer> buffers = new ArrayList<>();

	@ParameterizedTest
	@ValueSource(ints = { 1, 777, SIZE - 1, SIZE })
	void collectsAllBuffers(int size) {
		byte[] body = new byte[size];
		new Random(1).nextBytes(body);
		StepVerifier.create(BodyCollector.collect(buffers(body), 2 * SIZE))
			.assertNext((bytes) -> assertThat(bytes).isEqualTo(body))
			.verifyComplete();
		assertAllReleased();
	}

	@Test
	void acceptsABodyOfTheSizeOfTheLimit() {
		StepVerifier.create(BodyCollector.collect(buffers(new byte[SIZE]), SIZE)).expectNextCount(1).verifyComplete();
	}

	@Test
	void refusesALongerBodyAndReleasesIt() {
		StepVerifier.create(BodyCollector.collect(buffers(new byte[SIZE]), SIZE - 1))
			.verifyError(DataBufferLimitException.class);
		assertAllReleased();
	}

	@Test
	void givesAnEmptyBody() {
		StepVerifier.create(BodyCollector.collect(Flux.empty(), SIZE))
			.assertNext((bytes) -> assertThat(bytes).isEmpty())
			.verifyComplete();
	}

	private Flux<DataBuffer> buffers(byte[] body) {
		return Flux.generate(() -> 0, (start, sink) -> {
			int end = Math.min(start + 777, body.length);
			if (start == body.length) {
				sink.complete();
			}
			else {
				DataBuffer buffer = this.factory.allocateBuffer(end - start)
					.write(Arrays.copyOfRange(body, start, end));
				this.buffers.add(buffer);
				sink.next(buffer);
			}
			return end;
		});
	}

	private void assertAllReleased() {
		assertThat(this.buffers).isNotEmpty()
			.allSatisfy((buffer) -> assertThat(((NettyDataBuffer) buffer).getNativeBuffer().refCnt()).isZero());
	}

}
