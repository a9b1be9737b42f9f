package io.github.b24spring.client.internal.transport;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ServerException;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.EnvelopeReader;
import io.github.b24spring.client.internal.answer.ErrorBody;
import io.github.b24spring.client.internal.answer.ErrorTranslator;
import io.github.b24spring.client.settings.HttpSettings;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.ConcurrentLruCache;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * One HTTP exchange: sends a request and turns whatever comes back into an envelope or a
 * {@link Bitrix24Exception}. The only code that knows HTTP.
 */
public final class TransportStage {

	private static final String URI_TEMPLATE_ATTRIBUTE = WebClient.class.getName() + ".uriTemplate";

	private static final int MAX_URIS = 256;

	private static final int SNIPPET_LENGTH = 200;

	private final WebClient webClient;

	private final JsonMapper jsonMapper;

	private final ConcurrentLruCache<MethodUri.Key, MethodUri> uris = new ConcurrentLruCache<>(MAX_URIS, MethodUri::of);

	private final int maxResponseSize;

	private final Duration timeout;

	public TransportStage(WebClient webClient, JsonMapper jsonMapper, HttpSettings settings) {
		this.webClient = webClient.mutate().defaultHeaders(TransportStage::addMediaTypes).build();
		this.jsonMapper = jsonMapper;
		this.maxResponseSize = settings.maxResponseSize();
		this.timeout = settings.connectTimeout().plus(settings.responseTimeout());
	}

	private static void addMediaTypes(HttpHeaders headers) {
		headers.setContentType(MediaType.APPLICATION_JSON);
		headers.setAccept(List.of(MediaType.APPLICATION_JSON));
	}

	/**
	 * Sends a request.
	 * @param request the request
	 * @param redirected what to do about a redirect, which is never followed here
	 * @return a successful answer, or a {@link Bitrix24Exception}
	 */
	public Mono<Envelope> exchange(PortalRequest request,
			Function<PortalRedirectException, Mono<Envelope>> redirected) {
		return Mono.defer(() -> send(request))
			.timeout(this.timeout, Mono.error(() -> timedOut(request)))
			.onErrorResume((failure) -> (failure instanceof PortalRedirectException redirect)
					? redirected.apply(redirect) : Mono.error(translate(request, failure)))
			.contextWrite((context) -> context.put(SecretPath.CONTEXT_KEY, request.secretPath()));
	}

	private Mono<Envelope> send(PortalRequest request) {
		MethodUri uri = this.uris.get(new MethodUri.Key(request.portal(), request.version(), request.method()));
		return this.webClient.post()
			.uri(uri.uri())
			.attribute(URI_TEMPLATE_ATTRIBUTE, uri.template())
			.body(RequestBody.of(request.body(), this.jsonMapper))
			.exchangeToMono((response) -> receive(request, response));
	}

	private Bitrix24TimeoutException timedOut(PortalRequest request) {
		return new Bitrix24TimeoutException(Bitrix24Error.withoutAnswer(request.method(),
				"no complete answer within " + this.timeout.toMillis() + " ms", true), null);
	}

	private Mono<Envelope> receive(PortalRequest request, ClientResponse response) {
		if (response.statusCode().is3xxRedirection()) {
			String location = response.headers().asHttpHeaders().getFirst(HttpHeaders.LOCATION);
			return response.releaseBody()
				.then(Mono.error(new PortalRedirectException(location, response.statusCode().value())));
		}
		int status = response.statusCode().value();
		return BodyCollector.collect(response.body(BodyExtractors.toDataBuffers()), this.maxResponseSize)
			.map((body) -> open(request, status, body));
	}

	private Envelope open(PortalRequest request, int status, byte[] body) {
		Envelope envelope = EnvelopeReader.read(body);
		if (envelope == null) {
			throw notReadable(request, status, body);
		}
		ErrorBody error = envelope.error();
		if (error != null || status >= 400) {
			throw ErrorTranslator.translate(request.method(), request.version(), status,
					(error != null) ? error : new ErrorBody(null, null, List.of()), request.redaction());
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
		if (failure instanceof Bitrix24Exception) {
			return failure;
		}
		if (failure instanceof DataBufferLimitException) {
			return new Bitrix24UnreadableResponseException(Bitrix24Error.withoutAnswer(request.method(),
					"the answer is larger than " + this.maxResponseSize + " bytes", true), failure);
		}
		UncheckedIOException fileFailure = RequestBody.fileFailure(failure);
		return (fileFailure != null) ? fileFailure : ConnectionFailureTranslator.translate(request.method(), failure);
	}

}
