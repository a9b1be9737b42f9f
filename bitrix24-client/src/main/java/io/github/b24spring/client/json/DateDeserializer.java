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
package io.github.b24spring.client.json;

import java.time.DateTimeException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a type of date.
 */
final class DateDeserializer<T> extends StdDeserializer<T> {

	private final transient Function<String, T> reader;

	DateDeserializer(Class<T> type, Function<String, T> reader) {
		super(type);
		this.reader = reader;
	}

	@Override
	public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
		JsonToken token = parser.currentToken();
		if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) {
			String text = parser.getString().strip();
			return text.isEmpty() ? null : read(text, context);
		}
		if (token == JsonToken.VALUE_FALSE) {
			return null;
		}
		return handledType().cast(context.handleUnexpectedToken(context.constructType(handledType()), parser));
	}

	private T read(String text, DeserializationContext context) {
		try {
			return this.reader.apply(text);
		}
		catch (DateTimeException ex) {
			return handledType().cast(context.handleWeirdStringValue(handledType(), text, "%s", ex.getMessage()));
		}
	}

	@Override
	@SuppressWarnings("unchecked")
	public Class<T> handledType() {
		return (Class<T>) super.handledType();
	}

}
