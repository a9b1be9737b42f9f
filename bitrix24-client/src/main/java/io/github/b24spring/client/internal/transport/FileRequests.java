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
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.file.FileDownload;
import io.github.b24spring.client.internal.answer.AnswerReader;
import io.github.b24spring.client.internal.pipeline.CallScope;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.HttpSettings;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Sends the requests of downloads, with the headers without which the portal's front-end
 * gives no file.
 */
final class FileRequests {

	/**
	 * Stands in for path and query everywhere above the connector.
	 */
	private static final String VISIBLE_PATH = "/download";

	private static final int MAX_ERROR_SIZE = 64 * 1024;

	private final WebClient webClient;

	private final AnswerReader answers;

	private final Duration timeout;

	private final Duration idleTimeout;

	private final Timing timing;

	FileRequests(WebClient webClient, AnswerReader answers, HttpSettings settings, Timing timing) {
		this.webClient = webClient;
		this.answers = answers;
		this.timeout = settings.connectTimeout().plus(settings.responseTimeout());
		this.idleTimeout = settings.responseTimeout();
		this.timing = timing;
	}

	/**
	 * Send a request, and hand the file over.
	 * @return completes when the receiver has done with the file; fails with a
	 * {@link PortalRedirectException} if the file is elsewhere
	 */
	Mono<Void> send(FileDelivery delivery, FileLink link, PortalAddress portal) {
		return Mono.defer(() -> {
			SendProgress progress = new SendProgress();
			progress.take();
			FailureTranslator failures = new FailureTranslator(link.redactor(), MAX_ERROR_SIZE);
			AtomicBoolean received = new AtomicBoolean();
			Mono<Void> tooLate = Mono.delay(this.timeout, this.timing.scheduler())
				.flatMap((time) -> received.get() ? Mono.never()
						: Mono.error(failures.timedOut(FileLink.METHOD, this.timeout.toMillis(), progress)));
			Mono<Void> answer = this.webClient.get()
				.uri(link.address().url() + VISIBLE_PATH)
				.header(HttpHeaders.ACCEPT, MediaType.ALL_VALUE)
				.header(HttpHeaders.ACCEPT_LANGUAGE, "en-US,en;q=0.9")
				.header(HttpHeaders.REFERER, portal.url() + "/")
				.exchangeToMono((response) -> receive(delivery,
						new FileAnswer(this.answers.withRedaction(link::withoutSecrets), response), failures,
						received));
			return CallScope.around(answer)
				.takeUntilOther(tooLate)
				.onErrorMap((failure) -> !(failure instanceof FileDelivery.ReceiverException),
						(failure) -> failures.translate(FileLink.METHOD, failure, progress))
				.contextWrite((context) -> context
					.put(OutgoingRequest.CONTEXT_KEY, new OutgoingRequest(link.secret(), progress))
					.put(DroppedFailures.CONTEXT_KEY, new DroppedFailures(link.redactor())));
		});
	}

	private Mono<Void> receive(FileDelivery delivery, FileAnswer answer, FailureTranslator failures,
			AtomicBoolean received) {
		ClientResponse response = answer.response();
		if (response.statusCode().is3xxRedirection()) {
			String location = response.headers().asHttpHeaders().getFirst(HttpHeaders.LOCATION);
			return UnwantedBody.discard(response, this.timing)
				.then(Mono.error(new PortalRedirectException(location, response.statusCode().value())));
		}
		if (!answer.isFile()) {
			return BodyCollector.collect(response.body(BodyExtractors.toDataBuffers()), MAX_ERROR_SIZE)
				.onErrorReturn(FileAnswer.NO_BODY)
				.timeout(UnwantedBody.MAX_TIME, Mono.just(FileAnswer.NO_BODY), this.timing.scheduler())
				.flatMap((body) -> Mono.error(answer.failure(body)));
		}
		if (answer.isPacked()) {
			return UnwantedBody.discard(response, this.timing).then(Mono.error(answer.packed()));
		}
		received.set(true);
		return delivery.deliver(file(answer, failures))
			.onErrorResume((failure) -> UnwantedBody.discard(response, this.timing).then(Mono.error(failure)))
			.switchIfEmpty(Mono.defer(() -> UnwantedBody.discard(response, this.timing)));
	}

	private FileDownload file(FileAnswer answer, FailureTranslator failures) {
		SendProgress sent = new SendProgress();
		sent.take();
		Flux<DataBuffer> content = answer.response()
			.body(BodyExtractors.toDataBuffers())
			.timeout(this.idleTimeout, this.timing.scheduler())
			.onErrorMap((failure) -> failures.translate(FileLink.METHOD, failure, sent));
		return answer.file(content);
	}

}
