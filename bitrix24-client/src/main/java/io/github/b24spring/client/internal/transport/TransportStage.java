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
import java.util.List;

import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.internal.answer.AnswerReader;
import io.github.b24spring.client.internal.answer.AnswerReader.HttpAnswer;
import io.github.b24spring.client.internal.answer.AnswerReader.Target;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.pipeline.CallProgress;
import io.github.b24spring.client.internal.pipeline.CallScope;
import io.github.b24spring.client.internal.pipeline.Stage;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.HttpSettings;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * One HTTP exchange: sends a call with what authorization added, and turns whatever comes
 * back into an envelope or a {@link Bitrix24Exception}. The only stage that knows HTTP.
 */
final class TransportStage implements Stage {

	private static final String URI_TEMPLATE_ATTRIBUTE = WebClient.class.getName() + ".uriTemplate";

	/**
	 * An answer that takes about a millisecond to read, in bytes.
	 */
	private static final int LARGE_ANSWER = 128 * 1024;

	private final WebClient webClient;

	private final JsonMapper jsonMapper;

	private final AnswerReader answers;

	private final MethodUris uris;

	private final int maxResponseSize;

	private final Duration timeout;

	private final Timing timing;

	private final FailureTranslator failures;

	private final DroppedFailures droppedFailures;

	TransportStage(PortalConnection.WebClients webClients, JsonMapper jsonMapper, AnswerReader answers,
			HttpSettings settings, Timing timing, SecretRedactor redactor) {
		this.webClient = webClients.calls();
		this.uris = webClients.uris();
		this.jsonMapper = jsonMapper;
		this.answers = answers;
		this.maxResponseSize = settings.maxResponseSize();
		this.timeout = settings.connectTimeout().plus(settings.responseTimeout());
		this.timing = timing;
		this.failures = new FailureTranslator(redactor, settings.maxResponseSize());
		this.droppedFailures = new DroppedFailures(redactor);
	}

	static void addMediaTypes(HttpHeaders headers) {
		headers.setContentType(MediaType.APPLICATION_JSON);
		headers.setAccept(List.of(MediaType.APPLICATION_JSON));
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		return Mono.deferContextual((context) -> {
			Authorized authorized = Authorized.from(context);
			SendProgress progress = new SendProgress();
			CallProgress callProgress = CallProgress.find(context);
			Mono<Envelope> answer = exchange(call, authorized, progress)
				.contextWrite((above) -> above.delete(Authorized.CONTEXT_KEY)
					.put(OutgoingRequest.CONTEXT_KEY, new OutgoingRequest(authorized.secret(call.version()), progress))
					.put(DroppedFailures.CONTEXT_KEY, this.droppedFailures));
			return (callProgress != null) ? recorded(answer, progress, callProgress) : answer;
		});
	}

	private static Mono<Envelope> recorded(Mono<Envelope> answer, SendProgress progress, CallProgress callProgress) {
		callProgress.sending(progress::giveUp);
		return answer.doOnNext((envelope) -> callProgress.ended(true))
			.doOnError(
					(failure) -> callProgress.ended(failure instanceof Bitrix24Exception known && known.mayHaveRun()));
	}

	private Mono<Envelope> exchange(Call call, Authorized authorized, SendProgress progress) {
		BodyInserter<?, ReactiveHttpOutputMessage> body = RequestBody.of(call,
				authorized.body(call.parameters(), call.version()), this.jsonMapper, progress);
		MethodUri uri = this.uris.of(authorized.portal(), call.version(), call.method());
		Mono<Envelope> answer = this.webClient.post()
			.uri(uri.uri())
			.attribute(URI_TEMPLATE_ATTRIBUTE, uri.template())
			.body(body)
			.exchangeToMono(this::receive)
			.flatMap(this::offEventLoop)
			.map((received) -> this.answers.read(new Target(call.method(), call.version()), received));
		return CallScope.around(answer)
			.timeout(this.timeout,
					Mono.error(() -> this.failures.timedOut(call.method(), this.timeout.toMillis(), progress)),
					this.timing.scheduler())
			.onErrorMap((failure) -> this.failures.translate(call.method(), failure, progress));
	}

	private Mono<HttpAnswer> receive(ClientResponse response) {
		int status = response.statusCode().value();
		HttpHeaders headers = response.headers().asHttpHeaders();
		if (response.statusCode().is3xxRedirection()) {
			return UnwantedBody.discard(response, this.timing)
				.then(Mono.error(new PortalRedirectException(headers.getFirst(HttpHeaders.LOCATION), status)));
		}
		return BodyCollector.collect(response.body(BodyExtractors.toDataBuffers()), this.maxResponseSize)
			.map((body) -> new HttpAnswer(status, headers, body));
	}

	/**
	 * Reading a large answer would keep the other connections of the event loop waiting.
	 */
	private Mono<HttpAnswer> offEventLoop(HttpAnswer answer) {
		Mono<HttpAnswer> here = Mono.just(answer);
		return (answer.body().length < LARGE_ANSWER) ? here : here.publishOn(this.timing.scheduler());
	}

}
