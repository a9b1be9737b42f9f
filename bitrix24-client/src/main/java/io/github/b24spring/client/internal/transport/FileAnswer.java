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

import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.exception.Bitrix24AccessDeniedException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24NotFoundException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.file.FileDownload;
import io.github.b24spring.client.internal.answer.AnswerReader;
import io.github.b24spring.client.internal.answer.AnswerReader.HttpAnswer;
import io.github.b24spring.client.internal.answer.AnswerReader.Target;
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
 * @param answers reads what the portal says in place of a file
 * @param response the answer
 */
record FileAnswer(AnswerReader answers, ClientResponse response) {

	private static final Target TARGET = new Target(FileLink.METHOD, RestVersion.V2);

	static final byte[] NO_BODY = new byte[0];

	boolean isFile() {
		MediaType type = contentType();
		boolean page = type != null && (MediaType.TEXT_HTML.includes(type) || MediaType.APPLICATION_JSON.includes(type))
				&& !headers().containsHeader(HttpHeaders.CONTENT_DISPOSITION);
		return this.response.statusCode().is2xxSuccessful() && !page;
	}

	/**
	 * Whether the library left the file as it was packed for the way. It would not be the
	 * file, and nobody would see that its end is missing.
	 */
	boolean isPacked() {
		String encoding = headers().getFirst(HttpHeaders.CONTENT_ENCODING);
		return encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity");
	}

	Bitrix24Exception packed() {
		return new Bitrix24UnreadableResponseException(
				error("the file came packed, with a Content-Encoding that the HTTP library does not unpack"), null);
	}

	FileDownload file(Flux<DataBuffer> content) {
		return new FileDownload(filename(), contentType(), headers().getContentLength(), content);
	}

	/**
	 * What the answer is if it is no file.
	 */
	Bitrix24Exception failure(byte[] body) {
		int status = this.response.statusCode().value();
		HttpAnswer answer = new HttpAnswer(status, headers(), body);
		Bitrix24Exception error = this.answers.findError(TARGET, answer);
		if (error != null) {
			return error;
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
		return this.answers.failureByStatus(TARGET, answer);
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
