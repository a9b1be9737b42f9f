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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.file.FileUpload;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.netty.buffer.ByteBuf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.core.io.AbstractResource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

/**
 * Tests for uploads that are larger than anyone wants to hold in memory.
 */
class UploadStreamingTests {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final long SIZE = 48L * 1024 * 1024;

	private static final long BASE64_SIZE = SIZE / 3 * 4;

	private static final String ENVELOPE = "{\"fields\":{\"FILES\":[{\"fileData\":[\"a.bin\",\"\"]}]}}";

	private final GeneratedResource resource = new GeneratedResource();

	private DisposableServer server;

	@AfterEach
	void stop() {
		this.server.disposeNow();
	}

	@Test
	void contentIsReadAsFastAsThePortalTakesIt() {
		AtomicLong readAtFirst = new AtomicLong(-1);
		AtomicLong received = new AtomicLong();
		Bitrix24Client client = client((request, response) -> {
			// What comes first is the text before the file, which may not be read yet.
			Mono<Void> body = request.receive().map(ByteBuf::readableBytes).doOnNext((count) -> {
				if (received.addAndGet(count) > ENVELOPE.length()) {
					readAtFirst.compareAndSet(-1, this.resource.read.get());
				}
			}).then();
			return response.sendString(body.thenReturn("{\"result\":7}"));
		});
		StepVerifier.create(upload(client)).expectNext(7L).expectComplete().verify(LIMIT);
		assertThat(received).hasValue(BASE64_SIZE + ENVELOPE.length());
		assertThat(readAtFirst.get()).as("bytes read when the first of the file arrived").isBetween(1L, SIZE / 2);
		assertThat(this.resource.opened).as("preparation and tries").hasValue(2);
		await().atMost(LIMIT).untilAtomic(this.resource.closed, is(2L));
		assertThat(this.resource.reader).startsWith("boundedElastic");
	}

	@Test
	void cancellationStopsTheReading() {
		Sinks.Empty<Void> arrived = Sinks.empty();
		AtomicLong received = new AtomicLong();
		// What comes first is the text before the file, which may not be open yet.
		Bitrix24Client client = client((request, response) -> request.receive()
			.takeUntil((buffer) -> received.addAndGet(buffer.readableBytes()) > ENVELOPE.length())
			.doOnComplete(arrived::tryEmitEmpty)
			.then(Mono.never()));
		StepVerifier.create(upload(client).takeUntilOther(arrived.asMono())).expectComplete().verify(LIMIT);
		await().atMost(LIMIT).untilAtomic(this.resource.closed, is(2L));
		assertThat(this.resource.read.get()).isLessThan(SIZE);
	}

	@Test
	void contentThatBreaksOffFailsTheCallOnce() {
		this.resource.failAt = SIZE / 2;
		Bitrix24Client client = client((request, response) -> response
			.sendString(request.receive().map(ByteBuf::readableBytes).then().thenReturn("{\"result\":7}")));
		StepVerifier.create(upload(client)).expectErrorSatisfies((failure) -> {
			assertThat(failure).isInstanceOf(UncheckedIOException.class)
				.hasMessage("A file cannot be read while it is sent: the disk is gone");
		}).verify(LIMIT);
		assertThat(this.resource.opened).as("preparation and tries").hasValue(2);
		await().atMost(LIMIT).untilAtomic(this.resource.closed, is(2L));
	}

	private Mono<Long> upload(Bitrix24Client client) {
		Map<String, Object> fields = Map.of("FILES", List.of(FileUpload.of("a.bin", this.resource)));
		return client.call("crm.activity.add").param("fields", fields).retrieve(Long.class);
	}

	private Bitrix24Client client(
			BiFunction<HttpServerRequest, HttpServerResponse, ? extends Publisher<Void>> handler) {
		this.server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.route((routes) -> routes.post("/rest/1/secretcode/{method}", handler))
			.bindNow();
		return Bitrix24ClientBuilder
			.create(Bitrix24Credentials.webhook("http://localhost:" + this.server.port() + "/rest/1/secretcode/"))
			.rateLimitSettings((settings) -> RateLimitSettings.unlimited())
			.build();
	}

	/**
	 * A file that nobody has.
	 */
	private static final class GeneratedResource extends AbstractResource {

		private final AtomicLong read = new AtomicLong();

		private final AtomicLong opened = new AtomicLong();

		private final AtomicLong closed = new AtomicLong();

		private volatile long failAt = Long.MAX_VALUE;

		private volatile String reader = "";

		@Override
		public String getDescription() {
			return "generated";
		}

		@Override
		public InputStream getInputStream() {
			this.opened.incrementAndGet();
			this.reader = Thread.currentThread().getName();
			return new Content();
		}

		private final class Content extends InputStream {

			private long position;

			@Override
			public int read() {
				throw new UnsupportedOperationException();
			}

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				if (this.position >= GeneratedResource.this.failAt) {
					throw new IOException("the disk is gone");
				}
				int count = (int) Math.min(length, SIZE - this.position);
				this.position += count;
				GeneratedResource.this.read.addAndGet(count);
				return (count > 0) ? count : -1;
			}

			@Override
			public void close() {
				GeneratedResource.this.closed.incrementAndGet();
			}

		}

	}

}
