package io.github.b24spring.client.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.github.b24spring.client.Bitrix24Error;
import io.github.b24spring.client.Bitrix24Exception;
import io.github.b24spring.client.Bitrix24ServerException;
import io.github.b24spring.client.Bitrix24TimeoutException;
import io.github.b24spring.client.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.settings.HttpSettings;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * One HTTP exchange: sends a request and turns whatever comes back into an envelope or a
 * {@link Bitrix24Exception}. The only code that knows HTTP.
 */
final class TransportStage {

	private static final byte[] NO_BODY = new byte[0];

	private static final int SNIPPET_LENGTH = 200;

	private final WebClient webClient;

	private final JsonMapper jsonMapper;

	private final int maxResponseSize;

	private final Duration timeout;

	TransportStage(WebClient webClient, JsonMapper jsonMapper, HttpSettings settings) {
		this.webClient = webClient;
		this.jsonMapper = jsonMapper;
		this.maxResponseSize = settings.maxResponseSize();
		this.timeout = settings.connectTimeout().plus(settings.responseTimeout());
	}

	Mono<Envelope> exchange(PortalRequest request) {
		return Mono.fromCallable(() -> this.jsonMapper.writeValueAsBytes(request.body()))
			.flatMap((body) -> send(request, body))
			.timeout(this.timeout)
			.onErrorMap((failure) -> translate(request, failure))
			.contextWrite((context) -> context.put(SecretPath.CONTEXT_KEY, request.secretPath()));
	}

	private Mono<Envelope> send(PortalRequest request, byte[] body) {
		return this.webClient.post()
			.uri(request.portal().url()
					+ ((request.version() == RestVersion.V3) ? "/rest/api/{method}" : "/rest/{method}"),
					request.method())
			.contentType(MediaType.APPLICATION_JSON)
			.accept(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchangeToMono((response) -> receive(request, response));
	}

	private Mono<Envelope> receive(PortalRequest request, ClientResponse response) {
		if (response.statusCode().is3xxRedirection()) {
			String location = response.headers().asHttpHeaders().getFirst(HttpHeaders.LOCATION);
			return response.releaseBody()
				.then(Mono.error(new PortalRedirectException(location, response.statusCode().value())));
		}
		int status = response.statusCode().value();
		return DataBufferUtils.join(response.body(BodyExtractors.toDataBuffers()), this.maxResponseSize)
			.map(TransportStage::bytes)
			.defaultIfEmpty(NO_BODY)
			.map((body) -> open(request, status, body));
	}

	static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	private Envelope open(PortalRequest request, int status, byte[] body) {
		Envelope envelope = EnvelopeReader.read(body);
		if (envelope == null) {
			throw notReadable(request, status, body);
		}
		ErrorBody error = envelope.error();
		if (error != null || status >= 400) {
			throw ErrorTranslator.translate(request.method(), request.version(), status,
					(error != null) ? error : new ErrorBody(null, null, java.util.List.of()), request.redaction());
		}
		return envelope;
	}

	private static Bitrix24Exception notReadable(PortalRequest request, int status, byte[] body) {
		String description = (body.length == 0) ? "the answer is empty"
				: "the answer is not a JSON object: " + request.redaction().apply(snippet(body));
		Bitrix24Error error = new Bitrix24Error(null, description, request.method(), status, true);
		return (status >= 500) ? new Bitrix24ServerException(error)
				: new Bitrix24UnreadableResponseException(error, null);
	}

	private static String snippet(byte[] body) {
		String text = new String(body, StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
		return (text.length() > SNIPPET_LENGTH) ? text.substring(0, SNIPPET_LENGTH) + "…" : text;
	}

	private Throwable translate(PortalRequest request, Throwable failure) {
		if (failure instanceof Bitrix24Exception || failure instanceof PortalRedirectException) {
			return failure;
		}
		if (failure instanceof DataBufferLimitException) {
			return new Bitrix24UnreadableResponseException(Bitrix24Error.withoutAnswer(request.method(),
					"the answer is larger than " + this.maxResponseSize + " bytes", true), failure);
		}
		if (failure instanceof TimeoutException) {
			return new Bitrix24TimeoutException(Bitrix24Error.withoutAnswer(request.method(),
					"no complete answer within " + this.timeout.toMillis() + " ms", true), failure);
		}
		return ConnectionFailureTranslator.translate(request.method(), failure);
	}

}
