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
package io.github.b24spring.testportal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

import com.github.tomakehurst.wiremock.common.Json;
import org.jspecify.annotations.Nullable;
import wiremock.com.fasterxml.jackson.core.JsonFactory;
import wiremock.com.fasterxml.jackson.core.JsonGenerator;
import wiremock.com.fasterxml.jackson.core.JsonProcessingException;
import wiremock.com.fasterxml.jackson.core.SerializableString;
import wiremock.com.fasterxml.jackson.core.io.CharacterEscapes;
import wiremock.com.fasterxml.jackson.core.io.SerializedString;
import wiremock.com.fasterxml.jackson.core.util.ByteArrayBuilder;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;

/**
 * JSON as PHP writes it: slashes and everything beyond ASCII escaped, and one kind of
 * array for lists and maps, so that an empty map is a list, and so is a map with the keys
 * 0, 1, 2 and so on.
 * <p>
 * It is made with the Jackson that WireMock carries in itself: in WireMock's container
 * there is no other.
 *
 * @author The b24spring maintainers
 */
final class PhpJson {

	private static final ObjectMapper MAPPER = Json.getObjectMapper();

	private static final JsonFactory FACTORY = JsonFactory.builder()
		.enable(wiremock.com.fasterxml.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII)
		.build()
		.setCharacterEscapes(new SlashEscapes());

	private PhpJson() {
	}

	static byte[] write(@Nullable Object value) {
		ByteArrayBuilder bytes = new ByteArrayBuilder(512);
		try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
			write(generator, value);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * Read any JSON value.
	 * @param json the JSON
	 * @return the value, {@code null} if there is none
	 * @throws JsonProcessingException if it is not JSON
	 */
	static @Nullable Object read(byte[] json) throws JsonProcessingException {
		if (json.length == 0) {
			return null;
		}
		try {
			return MAPPER.readValue(json, Object.class);
		}
		catch (JsonProcessingException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Whether PHP takes a map for a list.
	 * @param map the map
	 * @return whether its keys are 0, 1, 2 and so on, or it is empty
	 */
	static boolean isList(Map<?, ?> map) {
		int index = 0;
		for (Object key : map.keySet()) {
			if (!isIndex(String.valueOf(key), index++)) {
				return false;
			}
		}
		return true;
	}

	private static boolean isIndex(String key, int index) {
		return Character.isDigit(key.isEmpty() ? ' ' : key.charAt(0)) && key.equals(Integer.toString(index));
	}

	private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
		if (value == null) {
			generator.writeNull();
		}
		else if (value instanceof CharSequence text) {
			generator.writeString(text.toString());
		}
		else if (value instanceof Boolean bool) {
			generator.writeBoolean(bool);
		}
		else if (value instanceof Number number) {
			writeNumber(generator, number);
		}
		else if (value instanceof Map<?, ?> map) {
			writeMap(generator, map);
		}
		else if (value instanceof Iterable<?> elements) {
			writeList(generator, elements);
		}
		else {
			write(generator, MAPPER.convertValue(value, Object.class));
		}
	}

	private static void writeNumber(JsonGenerator generator, Number number) throws IOException {
		if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
			generator.writeNumber(number.longValue());
		}
		else if (number instanceof BigInteger integer) {
			generator.writeNumber(integer);
		}
		else {
			BigDecimal decimal = (number instanceof BigDecimal big) ? big : new BigDecimal(number.toString());
			generator.writeNumber((decimal.signum() == 0) ? "0" : decimal.stripTrailingZeros().toPlainString());
		}
	}

	private static void writeMap(JsonGenerator generator, Map<?, ?> map) throws IOException {
		if (isList(map)) {
			writeList(generator, map.values());
			return;
		}
		generator.writeStartObject();
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			generator.writeFieldName(String.valueOf(entry.getKey()));
			write(generator, entry.getValue());
		}
		generator.writeEndObject();
	}

	private static void writeList(JsonGenerator generator, Iterable<?> elements) throws IOException {
		generator.writeStartArray();
		for (Object element : elements) {
			write(generator, element);
		}
		generator.writeEndArray();
	}

	private static final class SlashEscapes extends CharacterEscapes {

		private static final long serialVersionUID = 1L;

		private static final SerializableString SLASH = new SerializedString("\\/");

		@Override
		public int[] getEscapeCodesForAscii() {
			int[] codes = standardAsciiEscapesForJSON();
			codes['/'] = ESCAPE_CUSTOM;
			return codes;
		}

		@Override
		public @Nullable SerializableString getEscapeSequence(int character) {
			return (character == '/') ? SLASH : null;
		}

	}

}
