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
package io.github.b24spring.client.internal.answer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import io.github.b24spring.client.internal.answer.JsonIndex.Reach;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as bytes in UTF-8: how it is parsed, and where it begins.
 */
final class JsonText {

	/**
	 * Several times as deep as any answer that is documented.
	 */
	static final int MAX_DEPTH = 100;

	private static final JsonFactory JSON = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
		.build();

	private static final int CHUNK = 8192;

	private JsonText() {
	}

	static JsonParser parser(byte[] json, int start, int length) {
		return JSON.createParser(ObjectReadContext.empty(), json, start, length);
	}

	/**
	 * Find a document that is an object, and make an index of it. Bytes that are not
	 * UTF-8 spoil only the text that they are in.
	 * @param bytes the document, with or without a byte order mark
	 * @param reach how far down values are located at once
	 * @return the object, or {@code null} if the bytes are not one whole JSON object
	 * @throws AnswerLimitException if the object is deeper or larger than any answer
	 */
	static @Nullable JsonPart object(byte[] bytes, Reach reach) {
		int start = hasByteOrderMark(bytes) ? 3 : 0;
		if (!mayStartObject(bytes, start)) {
			return null;
		}
		try {
			return objectOf(JsonIndex.read(bytes, bytes, start, reach));
		}
		catch (StreamConstraintsException ex) {
			throw new AnswerLimitException(ex.getOriginalMessage());
		}
		catch (JacksonException ex) {
			return withReplacedBytes(bytes, start, reach);
		}
	}

	private static @Nullable JsonPart withReplacedBytes(byte[] bytes, int start, Reach reach) {
		byte[] checked = replaceInvalid(bytes);
		if (checked == null) {
			return null;
		}
		try {
			return objectOf(JsonIndex.read(bytes, checked, start, reach));
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * Locate the values of what was part of a document.
	 * @param bytes the part
	 * @return the value, or {@code null} if the bytes are not one
	 */
	static @Nullable JsonPart part(byte[] bytes) {
		byte[] checked = replaceInvalid(bytes);
		return JsonIndex.read(bytes, (checked != null) ? checked : bytes, 0, Reach.RESULT);
	}

	private static @Nullable JsonPart objectOf(@Nullable JsonPart document) {
		return (document != null && document.isObject()) ? document : null;
	}

	private static boolean hasByteOrderMark(byte[] bytes) {
		return bytes.length > 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
	}

	/**
	 * Whether the parser will take the bytes for UTF-8, and not for a wider encoding.
	 */
	private static boolean mayStartObject(byte[] bytes, int start) {
		return bytes.length - start >= 2 && bytes[start + 1] != 0
				&& (bytes[start] == '{' || bytes[start] == ' ' || (bytes[start] >= '\t' && bytes[start] <= '\r'));
	}

	/**
	 * Put a question mark in place of each byte that is not UTF-8, so that all others
	 * stay where they are.
	 * @return a copy, or {@code null} if nothing had to be replaced
	 */
	private static byte @Nullable [] replaceInvalid(byte[] bytes) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
		byte[] copy = null;
		ByteBuffer in = ByteBuffer.wrap(bytes);
		CharBuffer out = CharBuffer.allocate(CHUNK);
		while (in.hasRemaining()) {
			CoderResult result = decoder.decode(in, out.clear(), true);
			int invalid = result.isError() ? result.length() : (result.isUnderflow() ? in.remaining() : 0);
			for (int i = 0; i < invalid; i++) {
				copy = (copy != null) ? copy : bytes.clone();
				copy[in.position()] = '?';
				in.position(in.position() + 1);
			}
		}
		return copy;
	}

	/**
	 * Return a scalar as text.
	 * @return the text; {@code null} if the value is {@code null}, an object, an array or
	 * not well-formed
	 */
	static @Nullable String text(JsonParser parser, JsonToken token) {
		return (token.isScalarValue() && token != JsonToken.VALUE_NULL) ? parser.getString() : null;
	}

	/**
	 * Return a number, which PHP may have written as a text.
	 * @return the number; {@code null} if this is none, or too large or too long
	 */
	static @Nullable Double number(JsonParser parser, JsonToken token) {
		if (!token.isNumeric()) {
			return Scalars.number(text(parser, token));
		}
		return (parser.getStringLength() <= Scalars.MAX_NUMBER) ? Scalars.finite(parser.getDoubleValue()) : null;
	}

}
