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
package io.github.b24spring.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A request or an answer as it travels.
 *
 * @param head the first line and the headers, with the empty line
 * @param body the body as it travels, with the sizes of chunks
 * @author The b24spring maintainers
 */
record HttpMessage(byte[] head, byte[] body) {

	/**
	 * Read a message.
	 * @param in where it comes from
	 * @return the message, {@code null} if the other side has closed the connection
	 * @throws IOException if it ends early
	 */
	static @Nullable HttpMessage read(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		int last = 0;
		while (last != 0x0D0A0D0A) {
			int next = in.read();
			if (next == -1) {
				if (head.size() == 0) {
					return null;
				}
				throw new EOFException();
			}
			head.write(next);
			last = last << 8 | next;
		}
		byte[] bytes = head.toByteArray();
		return new HttpMessage(bytes, body(in, new String(bytes, StandardCharsets.ISO_8859_1)));
	}

	private static byte[] body(InputStream in, String head) throws IOException {
		String headers = head.toLowerCase(Locale.ROOT);
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		if (headers.contains("\r\ntransfer-encoding: chunked\r\n")) {
			int size;
			do {
				String line = line(in, body);
				size = Integer.parseInt(line.trim(), 16);
				copy(in, body, size + 2);
			}
			while (size > 0);
		}
		int length = headers.indexOf("\r\ncontent-length:");
		if (length != -1) {
			int start = headers.indexOf(':', length) + 1;
			copy(in, body, Integer.parseInt(headers.substring(start, headers.indexOf('\r', start)).trim()));
		}
		return body.toByteArray();
	}

	private static String line(InputStream in, ByteArrayOutputStream copy) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = in.read(); next != -1; next = in.read()) {
			copy.write(next);
			if (next == '\n') {
				return line.toString();
			}
			line.append((char) next);
		}
		throw new EOFException();
	}

	private static void copy(InputStream in, ByteArrayOutputStream copy, int length) throws IOException {
		byte[] bytes = in.readNBytes(length);
		copy.write(bytes);
		if (bytes.length < length) {
			throw new EOFException();
		}
	}

	byte[] all() {
		byte[] all = new byte[this.head.length + this.body.length];
		System.arraycopy(this.head, 0, all, 0, this.head.length);
		System.arraycopy(this.body, 0, all, this.head.length, this.body.length);
		return all;
	}

	/**
	 * Return the message with another first line.
	 */
	HttpMessage withFirstLine(String line) {
		String text = new String(this.head, StandardCharsets.ISO_8859_1);
		return new HttpMessage((line + text.substring(text.indexOf("\r\n"))).getBytes(StandardCharsets.ISO_8859_1),
				this.body);
	}

	/**
	 * Return the message with a part of its body, as if it were all.
	 */
	HttpMessage truncated(int length) {
		String text = new String(this.head, StandardCharsets.ISO_8859_1)
			.replaceAll("(?i)\r\n(content-length|transfer-encoding):[^\r]*", "");
		String head = text.substring(0, text.length() - 2) + "Content-Length: " + length + "\r\n\r\n";
		byte[] part = new byte[length];
		System.arraycopy(this.body, 0, part, 0, length);
		return new HttpMessage(head.getBytes(StandardCharsets.ISO_8859_1), part);
	}

	static HttpMessage page(int status, String body) {
		String head = "HTTP/1.1 " + status + " Proxy\r\nContent-Type: text/html\r\nContent-Length: " + body.length()
				+ "\r\n\r\n";
		return new HttpMessage(head.getBytes(StandardCharsets.ISO_8859_1), body.getBytes(StandardCharsets.ISO_8859_1));
	}

}
