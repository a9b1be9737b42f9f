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
import java.util.function.Function;

import io.github.b24spring.client.DownloadSpec;
import io.github.b24spring.client.file.FileDownload;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.pipeline.Stage;
import io.github.b24spring.client.internal.time.Durations;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * A link and what downloads from it.
 */
final class DefaultDownloadSpec implements DownloadSpec {

	/**
	 * Links may be good for one use.
	 */
	private static final Call CALL = Call.of(FileLink.METHOD).withIdempotent(false);

	private final Stage first;

	private final String url;

	private final Call call;

	DefaultDownloadSpec(Stage first, String url) {
		this(first, url, CALL);
	}

	private DefaultDownloadSpec(Stage first, String url, Call call) {
		this.first = first;
		this.url = url;
		this.call = call;
	}

	@Override
	public DownloadSpec deadline(Duration deadline) {
		return new DefaultDownloadSpec(this.first, this.url,
				this.call.withDeadline(Durations.positive("deadline", deadline)));
	}

	@Override
	public <T> Mono<T> exchangeToMono(Function<FileDownload, ? extends Mono<T>> handler) {
		return exchangeToFlux((file) -> handler.apply(file).flux()).singleOrEmpty();
	}

	@Override
	public <T> Flux<T> exchangeToFlux(Function<FileDownload, ? extends Flux<T>> handler) {
		return Flux.defer(() -> {
			FileDelivery delivery = new FileDelivery(this.url);
			// An exchange that fails at once must not come before the subscription.
			Sinks.Empty<Void> requested = Sinks.empty();
			Mono<Envelope> exchange = this.first.exchange(this.call)
				.contextWrite((context) -> context.put(FileDelivery.CONTEXT_KEY, delivery));
			// The values pass by the stages, as fast as they are asked for; the exchange
			// ends both.
			return delivery.file().<T>flatMapMany(handler).doOnComplete(delivery::done).onErrorResume((failure) -> {
				delivery.failed(failure);
				return Flux.never();
			})
				.concatWith(Flux.never())
				.takeUntilOther(requested.asMono().then(exchange))
				.doOnRequest((count) -> requested.tryEmitEmpty())
				// Once: hooks add up, and a buffer is released but once.
				.doOnDiscard(DataBuffer.class, DataBufferUtils::release)
				.contextWrite(LateBuffers::release)
				.onErrorMap(FileDelivery.ReceiverException.class, FileDelivery.ReceiverException::failure);
		});
	}

	@Override
	public String toString() {
		return "download";
	}

}
