package io.github.b24spring.client.internal.transport;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ServerException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.EnvelopeReader;
import io.github.b24spring.client.internal.answer.ErrorBody;
import io.github.b24spring.client.internal.answer.ErrorTranslator;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.pipeline.Stage;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.HttpSettings;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.util.ConcurrentLruCache;
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

	private static final int MAX_URIS = 256;

	private static final int SNIPPET_LENGTH = 200;

	/**
	 * Long enough that a secret which is cut off by its end lies behind the snippet.
	 */
	private static final int SEARCHED_LENGTH = 16 * SNIPPET_LENGTH;

	private final WebClient webClient;

	private final JsonMapper jsonMapper;

	private final ConcurrentLruCache<MethodUri.Key, MethodUri> uris = new ConcurrentLruCache<>(MAX_URIS, MethodUri::of);

	private final int maxResponseSize;

	private final Duration timeout;

	private final Timing timing;

	private final SecretRedactor redactor;

	private final FailureTranslator failures;

	TransportStage(WebClient webClient, JsonMapper jsonMapper, HttpSettings settings, Timing timing,
			SecretRedactor redactor) {
		this.webClient = webClient.mutate().defaultHeaders(TransportStage::addMediaTypes).build();
		this.jsonMapper = jsonMapper;
		this.maxResponseSize = settings.maxResponseSize();
		this.timeout = settings.connectTimeout().plus(settings.responseTimeout());
		this.timing = timing;
		this.redactor = redactor;
		this.failures = new FailureTranslator(redactor, settings.maxResponseSize());
	}

	private static void addMediaTypes(HttpHeaders headers) {
		headers.setContentType(MediaType.APPLICATION_JSON);
		headers.setAccept(List.of(MediaType.APPLICATION_JSON));
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		return Mono.deferContextual((context) -> exchange(call, Authorized.from(context)));
	}

	private Mono<Envelope> exchange(Call call, Authorized authorized) {
		SendProgress progress = new SendProgress();
		RequestSecret secret = authorized.secret(call.version());
		BodyInserter<?, ReactiveHttpOutputMessage> body = RequestBody.of(call,
				authorized.body(call.parameters(), call.version()), this.jsonMapper, progress);
		MethodUri uri = this.uris.get(new MethodUri.Key(authorized.portal(), call.version(), call.method()));
		return this.webClient.post()
			.uri(uri.uri())
			.attribute(URI_TEMPLATE_ATTRIBUTE, uri.template())
			.body(body)
			.exchangeToMono((response) -> receive(call, response))
			.timeout(this.timeout,
					Mono.error(() -> this.failures.timedOut(call.method(), this.timeout.toMillis(), progress)),
					this.timing.scheduler())
			.onErrorMap((failure) -> this.failures.translate(call.method(), failure, progress))
			.contextWrite((context) -> context.put(RequestSecret.CONTEXT_KEY, secret)
				.put(SendProgress.CONTEXT_KEY, progress));
	}

	private Mono<Envelope> receive(Call call, ClientResponse response) {
		int status = response.statusCode().value();
		if (response.statusCode().is3xxRedirection()) {
			String location = response.headers().asHttpHeaders().getFirst(HttpHeaders.LOCATION);
			return UnwantedBody.discard(response, this.timing)
				.then(Mono.error(new PortalRedirectException(location, status)));
		}
		return BodyCollector.collect(response.body(BodyExtractors.toDataBuffers()), this.maxResponseSize)
			.map((body) -> open(call, status, body));
	}

	private Envelope open(Call call, int status, byte[] body) {
		Envelope envelope = EnvelopeReader.read(body);
		if (envelope == null) {
			throw notReadable(call, status, body);
		}
		ErrorBody error = envelope.error();
		if (error != null || status >= 400) {
			throw ErrorTranslator.translate(call.method(), call.version(), status,
					(error != null) ? error : new ErrorBody(null, null, List.of()), this.redactor);
		}
		return envelope;
	}

	private Bitrix24Exception notReadable(Call call, int status, byte[] body) {
		String description = (body.length == 0) ? "the answer is empty"
				: "the answer is not a JSON object: " + snippet(body);
		Bitrix24Error error = new Bitrix24Error(null, description, call.method(), status, true);
		return (status >= 500) ? new Bitrix24ServerException(error)
				: new Bitrix24UnreadableResponseException(error, null);
	}

	private String snippet(byte[] body) {
		String start = new String(body, 0, Math.min(body.length, SEARCHED_LENGTH), StandardCharsets.UTF_8);
		String text = this.redactor.apply(start.replaceAll("\\s+", " ").strip());
		return (text.length() > SNIPPET_LENGTH) ? text.substring(0, SNIPPET_LENGTH) + "…" : text;
	}

}
