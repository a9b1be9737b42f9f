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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.file.FileUpload;
import io.github.b24spring.client.settings.RateLimitSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.ByteArrayResource;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;

/**
 * A file has the form that its method documents, in memory or streamed, as a parameter,
 * in a map, in a list and in a bean.
 */
class UploadFormTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final byte[] CONTENT = "Hello, world".repeat(5000).getBytes(StandardCharsets.UTF_8);

	private static final String BASE64 = Base64.getEncoder().encodeToString(CONTENT);

	@RegisterExtension
	private final PortalStub portal = new PortalStub();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			crm.activity.add          | {"fileData":["a.txt","B"]}
			crm.deal.update           | {"fileData":["a.txt","B"]}
			catalog.product.add       | {"fileData":["a.txt","B"]}
			disk.folder.uploadfile    | ["a.txt","B"]
			disk.folder.uploadFile    | ["a.txt","B"]
			disk.storage.uploadfile   | ["a.txt","B"]
			disk.file.uploadversion   | ["a.txt","B"]
			crm.item.add              | ["a.txt","B"]
			crm.item.update           | ["a.txt","B"]
			crm.timeline.comment.add  | ["a.txt","B"]
			crm.documentgenerator.template.add | "B"
			""")
	void formFollowsTheMethod(String method, String form) {
		this.portal.answer(200, "{\"result\":1}");
		String json = form.replace("B", BASE64);
		for (FileUpload upload : List.of(FileUpload.of("a.txt", new ByteArrayResource(CONTENT)),
				FileUpload.of("a.txt", new Streamed()))) {
			this.portal.server().resetRequests();
			StepVerifier
				.create(this.portal.client()
					.build()
					.call(method)
					.param("one", upload)
					.param("more", Map.of("list", List.of(upload, "text")))
					.param("bean", new Bean(upload))
					.retrieve(Integer.class))
				.expectNext(1)
				.expectComplete()
				.verify(LIMIT);
			this.portal.server()
				.verify(1, postRequestedFor(anyUrl()).withRequestBody(equalToJson("{\"one\":" + json
						+ ",\"more\":{\"list\":[" + json + ",\"text\"]},\"bean\":{\"file\":" + json + "}}")));
		}
	}

	@Test
	void uploadsThatThePortalDoesNotReadHoldNoThread() throws Exception {
		try (RawPortal deaf = new RawPortal()) {
			deaf.accepting((number, socket) -> {
				socket.setReceiveBufferSize(4096);
				return false == (socket.getInputStream().read() >= 0 && hang(socket.getInputStream()));
			});
			Bitrix24Client client = io.github.b24spring.client.connect.Bitrix24ClientBuilder
				.create(io.github.b24spring.client.credentials.Bitrix24Credentials
					.webhook(deaf.url() + "/rest/1/" + PortalStub.CODE + "/"))
				.rateLimitSettings((settings) -> RateLimitSettings.unlimited())
				.build();
			Flux<Integer> uploads = Flux.range(0, 60)
				.flatMap((i) -> client.call("disk.folder.uploadfile")
					.param("fileContent", FileUpload.of("a.bin", new Endless()))
					.retrieve(Integer.class), 60);
			Mono<Integer> otherTask = Mono.delay(Duration.ofSeconds(3))
				.then(Flux.range(0, 40)
					.flatMap((i) -> Mono.fromSupplier(() -> i).subscribeOn(Schedulers.boundedElastic()), 40)
					.then(Mono.just(1)));
			StepVerifier.create(Flux.firstWithSignal(uploads.then(Mono.<Integer>never()), otherTask))
				.expectNext(1)
				.expectComplete()
				.verify(LIMIT);
		}
	}

	private static boolean hang(java.io.InputStream in) {
		java.util.concurrent.locks.LockSupport.parkNanos(LIMIT.multipliedBy(2).toNanos());
		return in != null;
	}

	/**
	 * A bean that holds a file.
	 *
	 * @param file the file
	 */
	record Bean(FileUpload file) {
	}

	private static final class Streamed extends AbstractResource {

		@Override
		public String getDescription() {
			return "streamed";
		}

		@Override
		public java.io.InputStream getInputStream() {
			return new java.io.ByteArrayInputStream(CONTENT);
		}

	}

	private static final class Endless extends AbstractResource {

		@Override
		public String getDescription() {
			return "endless";
		}

		@Override
		public java.io.InputStream getInputStream() {
			return new java.io.InputStream() {

				@Override
				public int read() {
					return 'x';
				}

				@Override
				public int read(byte[] bytes, int offset, int length) {
					return length;
				}

			};
		}

	}

}
