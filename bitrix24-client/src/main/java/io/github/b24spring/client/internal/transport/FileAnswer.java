package io.github.b24spring.client.internal.transport;

import java.util.List;

import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.exception.Bitrix24AccessDeniedException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24NotFoundException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.file.FileDownload;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.EnvelopeReader;
import io.github.b24spring.client.internal.answer.ErrorBody;
import io.github.b24spring.client.internal.answer.ErrorTranslator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * The head of an answer to a download. What a portal sends is a file unless the status,
 * or JSON or HTML that is not sent as an attachment, says otherwise.
 *
 * @param link where it came from
 * @param response the answer
 */
record FileAnswer(FileLink link, ClientResponse response) {

	static final byte[] NO_BODY = new byte[0];

	boolean isFile() {
		MediaType type = contentType();
		boolean page = type != null && (MediaType.TEXT_HTML.includes(type) || MediaType.APPLICATION_JSON.includes(type))
				&& !headers().containsHeader(HttpHeaders.CONTENT_DISPOSITION);
		return this.response.statusCode().is2xxSuccessful() && !page;
	}

	FileDownload file(Flux<DataBuffer> content) {
		return new FileDownload(filename(), contentType(), headers().getContentLength(), content);
	}

	/**
	 * What the answer is if it is no file.
	 */
	Bitrix24Exception failure(byte[] body) {
		int status = this.response.statusCode().value();
		Envelope envelope = EnvelopeReader.read(body);
		ErrorBody error = (envelope != null) ? envelope.error() : null;
		if (error != null) {
			return ErrorTranslator.translate(FileLink.METHOD, RestVersion.V2, status, error, this.link::redact);
		}
		if (status == HttpStatus.NOT_FOUND.value()) {
			return new Bitrix24NotFoundException(error("there is no such file, or the link has expired"));
		}
		if (status == HttpStatus.FORBIDDEN.value()) {
			return new Bitrix24AccessDeniedException(error("the portal does not give the file"));
		}
		if (!this.response.statusCode().isError()) {
			return new Bitrix24UnreadableResponseException(error("a page came in place of the file, most often"
					+ " because the link needs a browser that is signed in to the portal"), null);
		}
		return ErrorTranslator.translate(FileLink.METHOD, RestVersion.V2, status, new ErrorBody(null, null, List.of()),
				this.link::redact);
	}

	private Bitrix24Error error(String description) {
		return new Bitrix24Error(null, description, FileLink.METHOD, this.response.statusCode().value(), false);
	}

	private @Nullable String filename() {
		String disposition = headers().getFirst(HttpHeaders.CONTENT_DISPOSITION);
		try {
			return (disposition != null) ? ContentDisposition.parse(disposition).getFilename() : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private @Nullable MediaType contentType() {
		try {
			return headers().getContentType();
		}
		catch (InvalidMediaTypeException ex) {
			return null;
		}
	}

	private HttpHeaders headers() {
		return this.response.headers().asHttpHeaders();
	}

}
