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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import io.github.b24spring.client.exception.FailureKind;
import org.jspecify.annotations.Nullable;

import static io.github.b24spring.client.exception.FailureKind.CONNECTION;
import static io.github.b24spring.client.exception.FailureKind.TIMEOUT;
import static io.github.b24spring.client.exception.FailureKind.UNREADABLE_RESPONSE;

/**
 * What a connection fails at.
 */
enum ConnectionPhase {

	NOT_THERE("", CONNECTION), CLOSED_IN_THE_HANDSHAKE("", CONNECTION),
	SILENT_IN_THE_HANDSHAKE("", TIMEOUT, CONNECTION), BEFORE_THE_REQUEST("", CONNECTION),
	RESET_IN_THE_REQUEST("", CONNECTION), CLOSED_IN_THE_REQUEST("", CONNECTION),
	CLOSED_BEFORE_THE_ANSWER("", CONNECTION), RESET_BEFORE_THE_ANSWER("", CONNECTION), SILENT("", TIMEOUT),
	CLOSED_IN_THE_STATUS_LINE("HTTP/1.1 2", CONNECTION, UNREADABLE_RESPONSE),
	RESET_IN_THE_HEADERS("HTTP/1.1 200 OK\r\nContent-Len", CONNECTION, UNREADABLE_RESPONSE),
	SILENT_IN_THE_HEADERS("HTTP/1.1 200 OK\r\nContent-Len", TIMEOUT),
	BROKEN_STATUS_LINE("HTP/x 200 \r\n\r\n", UNREADABLE_RESPONSE, CONNECTION),
	CLOSED_IN_THE_BODY("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"res", CONNECTION),
	RESET_IN_THE_BODY("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"res", CONNECTION),
	SILENT_IN_THE_BODY("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"res", TIMEOUT),
	BAD_CHUNK_SIZE("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{\"res", UNREADABLE_RESPONSE,
			CONNECTION),
	CLOSED_BETWEEN_CHUNKS("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"res\r\n", CONNECTION,
			UNREADABLE_RESPONSE),
	BAD_GZIP("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\nnot a zip at", UNREADABLE_RESPONSE,
			CONNECTION),
	CUT_GZIP(
			"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\n\u001f\u008b\b\0\0\0\0\0\0\0\u00ab\u00ab",
			UNREADABLE_RESPONSE, CONNECTION, TIMEOUT),
	HALF_GZIP(halfGzip(), UNREADABLE_RESPONSE, CONNECTION, TIMEOUT),
	SILENT_IN_A_REDIRECT(
			"HTTP/1.1 302 Found\r\nLocation: https://evil.example/\r\nContent-Length: 1000000\r\n\r\n<html>",
			FailureKind.values()),
	SILENT_IN_AN_ERROR("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 1000000\r\n\r\n<ht",
			TIMEOUT);

	private final String text;

	private final FailureKind[] kinds;

	ConnectionPhase(String text, FailureKind... kinds) {
		this.text = text;
		this.kinds = kinds;
	}

	/**
	 * Half of what a JSON object is packed into, sent as if it were all.
	 */
	private static String halfGzip() {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (OutputStream out = new GZIPOutputStream(packed)) {
			out.write(("{\"result\":[" + IntStream.range(0, 1000).boxed().toList() + "]}").getBytes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		String half = packed.toString(StandardCharsets.ISO_8859_1).substring(0, packed.size() / 2);
		return "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + half.length() + "\r\n\r\n" + half;
	}

	FailureKind[] kinds() {
		return this.kinds;
	}

	String url(RawPortal portal) {
		if (this == NOT_THERE) {
			return "http://localhost:" + RawPortal.unusedPort();
		}
		return name().endsWith("HANDSHAKE") ? portal.url().replace("http:", "https:") : portal.url();
	}

	/**
	 * Whether nothing is read of the connection that fails.
	 */
	boolean isOfConnections() {
		return ordinal() <= CLOSED_IN_THE_REQUEST.ordinal();
	}

	/**
	 * Whether another try finds a portal that answers.
	 */
	boolean isCurable() {
		return ordinal() >= BEFORE_THE_REQUEST.ordinal() && this != SILENT_IN_A_REDIRECT && this != BAD_GZIP
				&& this != CUT_GZIP && this != HALF_GZIP && this != BROKEN_STATUS_LINE && this != BAD_CHUNK_SIZE;
	}

	/**
	 * Whether the client may have to wait until its own time is over.
	 */
	boolean mayHang() {
		return name().endsWith("HANDSHAKE") || List.of(this.kinds).contains(TIMEOUT);
	}

	@Nullable Boolean mayHaveRun() {
		if (ordinal() < BEFORE_THE_REQUEST.ordinal()) {
			return false;
		}
		return (isOfConnections() || this == SILENT_IN_A_REDIRECT) ? null : true;
	}

	boolean accept(int number, Socket socket) throws IOException {
		switch (this) {
			case BEFORE_THE_REQUEST -> RawPortal.reset(socket);
			case CLOSED_IN_THE_HANDSHAKE -> RawPortal.write(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
			case SILENT_IN_THE_HANDSHAKE -> socket.getInputStream().transferTo(OutputStream.nullOutputStream());
			case RESET_IN_THE_REQUEST -> {
				socket.getInputStream().readNBytes(100);
				RawPortal.reset(socket);
			}
			case CLOSED_IN_THE_REQUEST -> socket.getInputStream().readNBytes(100);
			default -> {
				return true;
			}
		}
		return false;
	}

	void answer(Socket socket) throws IOException {
		RawPortal.write(socket, this.text);
		if (name().startsWith("RESET")) {
			RawPortal.reset(socket);
		}
		else if (name().startsWith("SILENT")) {
			// Until the client goes away.
			socket.getInputStream().read();
		}
		else {
			socket.close();
		}
	}

}
