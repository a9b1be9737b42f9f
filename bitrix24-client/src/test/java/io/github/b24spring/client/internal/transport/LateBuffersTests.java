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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.b24spring.client.file.FileDownload;
import io.github.b24spring.client.internal.pipeline.Stage;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LateBuffers}.
 */
class LateBuffersTests {

	private final NettyDataBufferFactory buffers = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);

	private @Nullable Subscriber<? super DataBuffer> subscriber;

	@Test
	void bufferThatArrivesWhileADownloadIsGivenUpIsReleased() {
		NettyDataBuffer first = buffer();
		NettyDataBuffer late = buffer();
		Flux<DataBuffer> content = Flux.<DataBuffer>from(this::connect).timeout(Duration.ofSeconds(30));
		Stage portal = (call) -> Mono.deferContextual((context) -> FileDelivery.from(context)
			.deliver(new FileDownload("a", null, -1, content))
			.then(Mono.empty()));
		StepVerifier.create(new DefaultDownloadSpec(portal, "/a").content().doOnNext(DataBufferUtils::release))
			.then(() -> arrive(first))
			.expectNext(first)
			.thenCancel()
			.verify(Duration.ofSeconds(30));
		arrive(late);
		assertThat(first.getNativeBuffer().refCnt()).isZero();
		assertThat(late.getNativeBuffer().refCnt()).isZero();
	}

	@Test
	void whatElseIsDroppedGoesWhereItWent() {
		List<Object> dropped = new ArrayList<>();
		Consumer<Object> hook = dropped::add;
		Context context = LateBuffers.release(Context.of("reactor.onNextDropped.local", hook));
		Operators.onNextDropped("a", context);
		NettyDataBuffer buffer = buffer();
		Operators.onNextDropped(buffer, context);
		assertThat(dropped).containsExactly("a");
		assertThat(buffer.getNativeBuffer().refCnt()).isZero();
		Operators.onNextDropped("b", LateBuffers.release(Context.empty()));
	}

	private void arrive(DataBuffer buffer) {
		assertThat(this.subscriber).isNotNull();
		this.subscriber.onNext(buffer);
	}

	/**
	 * Is on the way with a buffer when it is cancelled.
	 */
	private void connect(Subscriber<? super DataBuffer> subscriber) {
		this.subscriber = subscriber;
		subscriber.onSubscribe(new Subscription() {

			@Override
			public void request(long count) {
				// Buffers arrive when the test says so.
			}

			@Override
			public void cancel() {
				// Too late.
			}

		});
	}

	private NettyDataBuffer buffer() {
		return this.buffers.allocateBuffer(8);
	}

}
