package io.github.b24spring.client.internal.transport;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24AccessDeniedException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24LinkRefusedException;
import io.github.b24spring.client.exception.Bitrix24NotFoundException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.file.FileDownload;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.EnvelopeReader;
import io.github.b24spring.client.internal.answer.ErrorBody;
import io.github.b24spring.client.internal.answer.ErrorTranslator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Downloads files. What a portal sends is a file unless the status, or JSON or HTML that
 * is not sent as an attachment, says otherwise.
 *
 * @see <a href="https://apidocs.bitrix24.com/api-reference/files/index.html">Files</a>
 */
public final class FileTransport {

	/**
	 * Stands in for path and query everywhere above the connector.
	 */
	private static final String VISIBLE_PATH = "/download";

	private static final int MAX_REDIRECTS = 3;

	private static final int MAX_ERROR_SIZE = 64 * 1024;

	private static final byte[] NO_BODY = new byte[0];

	private final WebClient webClient;

	private final Bitrix24Credentials credentials;

	private final Supplier<PortalAddress> portal;

	private final Set<String> allowedHosts;

	public FileTransport(WebClient webClient, Bitrix24Credentials credentials, Supplier<PortalAddress> portal,
			Set<String> allowedHosts) {
		this.webClient = webClient;
		this.credentials = credentials;
		this.portal = portal;
		this.allowedHosts = allowedHosts;
	}

	public <T> Flux<T> exchange(String url, Function<FileDownload, ? extends Flux<T>> handler) {
		return Flux.defer(() -> send(link(url), handler, MAX_REDIRECTS));
	}

	private FileLink link(String url) {
		return FileLink.of(url, this.portal.get(), this.allowedHosts, this.credentials);
	}

	private <T> Flux<T> send(FileLink link, Function<FileDownload, ? extends Flux<T>> handler, int redirects) {
		// What the handler fails with is not a failure of the connection.
		AtomicBoolean answered = new AtomicBoolean();
		return this.webClient.get()
			.uri(link.address().url() + VISIBLE_PATH)
			.header(HttpHeaders.ACCEPT, MediaType.ALL_VALUE)
			.header(HttpHeaders.ACCEPT_LANGUAGE, "en-US,en;q=0.9")
			.header(HttpHeaders.REFERER, this.portal.get().url() + "/")
			.exchangeToFlux((response) -> {
				answered.set(true);
				return receive(link, response, handler, redirects);
			})
			.onErrorMap((failure) -> !answered.get(),
					(failure) -> ConnectionFailureTranslator.translate(FileLink.METHOD, failure))
			.contextWrite((context) -> context.put(SecretPath.CONTEXT_KEY, link.secretPath()));
	}

	private <T> Flux<T> receive(FileLink link, ClientResponse response,
			Function<FileDownload, ? extends Flux<T>> handler, int redirects) {
		if (response.statusCode().is3xxRedirection()) {
			return response.releaseBody()
				.thenMany(Flux.defer(() -> send(redirect(link, response, redirects), handler, redirects - 1)));
		}
		FileDownload file = file(response);
		if (response.statusCode().isError() || isPage(file, response)) {
			return errorBody(file).flatMapMany((body) -> Flux.error(failure(link, response, body)));
		}
		return handler.apply(file);
	}

	private FileLink redirect(FileLink from, ClientResponse response, int redirects) {
		String location = response.headers().asHttpHeaders().getFirst(HttpHeaders.LOCATION);
		if (location == null || redirects == 0) {
			throw new Bitrix24LinkRefusedException(
					error((location == null) ? "the portal redirected to nowhere" : "the portal redirected too often",
							response));
		}
		return FileLink.of(location, this.portal.get(), this.allowedHosts, this.credentials);
	}

	private static FileDownload file(ClientResponse response) {
		HttpHeaders headers = response.headers().asHttpHeaders();
		Flux<DataBuffer> content = response.body(BodyExtractors.toDataBuffers())
			.onErrorMap((failure) -> ConnectionFailureTranslator.translate(FileLink.METHOD, failure))
			.doOnDiscard(DataBuffer.class, DataBufferUtils::release);
		return new FileDownload(filename(headers), contentType(headers), headers.getContentLength(), content);
	}

	private static @Nullable String filename(HttpHeaders headers) {
		String disposition = headers.getFirst(HttpHeaders.CONTENT_DISPOSITION);
		try {
			return (disposition != null) ? ContentDisposition.parse(disposition).getFilename() : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static @Nullable MediaType contentType(HttpHeaders headers) {
		try {
			return headers.getContentType();
		}
		catch (InvalidMediaTypeException ex) {
			return null;
		}
	}

	private static boolean isPage(FileDownload file, ClientResponse response) {
		MediaType type = file.contentType();
		return type != null && (MediaType.TEXT_HTML.includes(type) || MediaType.APPLICATION_JSON.includes(type))
				&& !response.headers().asHttpHeaders().containsHeader(HttpHeaders.CONTENT_DISPOSITION);
	}

	private static Mono<byte[]> errorBody(FileDownload file) {
		return BodyCollector.collect(file.content(), MAX_ERROR_SIZE)
			.onErrorReturn(DataBufferLimitException.class, NO_BODY);
	}

	private Bitrix24Exception failure(FileLink link, ClientResponse response, byte[] body) {
		UnaryOperator<String> redaction = (text) -> this.credentials.redact(link.redaction().apply(text));
		int status = response.statusCode().value();
		Envelope envelope = EnvelopeReader.read(body);
		ErrorBody error = (envelope != null) ? envelope.error() : null;
		if (error != null) {
			return ErrorTranslator.translate(FileLink.METHOD, RestVersion.V2, status, error, redaction);
		}
		if (status == HttpStatus.NOT_FOUND.value()) {
			return new Bitrix24NotFoundException(error("there is no such file, or the link has expired", response));
		}
		if (status == HttpStatus.FORBIDDEN.value()) {
			return new Bitrix24AccessDeniedException(error("the portal does not give the file", response));
		}
		if (!response.statusCode().isError()) {
			return new Bitrix24UnreadableResponseException(error("a page came in place of the file, most often"
					+ " because the link needs a browser that is signed in to the portal", response), null);
		}
		return ErrorTranslator.translate(FileLink.METHOD, RestVersion.V2, status, new ErrorBody(null, null, List.of()),
				redaction);
	}

	private static Bitrix24Error error(String description, ClientResponse response) {
		return new Bitrix24Error(null, description, FileLink.METHOD, response.statusCode().value(), false);
	}

}
