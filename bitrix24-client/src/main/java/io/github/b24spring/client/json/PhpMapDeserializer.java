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

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.util.TokenBuffer;

/**
 * A map that PHP may have written as an array, because its keys are 0, 1, … or because it
 * is empty.
 */
final class PhpMapDeserializer extends DelegatingDeserializer {

	private final JavaType keyType;

	PhpMapDeserializer(ValueDeserializer<?> delegate, JavaType keyType) {
		super(delegate);
		this.keyType = keyType;
	}

	@Override
	protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
		return new PhpMapDeserializer(delegate, this.keyType);
	}

	@Override
	public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
		JsonToken token = parser.currentToken();
		if (token == JsonToken.START_OBJECT || token == JsonToken.PROPERTY_NAME) {
			return this._delegatee.deserialize(parser, context);
		}
		if (token == JsonToken.START_ARRAY) {
			return deserializeArray(parser, context);
		}
		boolean empty = token == JsonToken.VALUE_FALSE
				|| (token == JsonToken.VALUE_STRING && parser.getString().isEmpty());
		return empty ? this._delegatee.getEmptyValue(context) : this._delegatee.deserialize(parser, context);
	}

	private @Nullable Object deserializeArray(JsonParser parser, DeserializationContext context) {
		PhpContent content = PhpContent.of(this._delegatee);
		return (content != null) ? deserializeElements(parser, context, content) : deserializeCopy(parser, context);
	}

	@SuppressWarnings("unchecked")
	private Object deserializeElements(JsonParser parser, DeserializationContext context, PhpContent content) {
		KeyDeserializer keys = context.findKeyDeserializer(this.keyType, null);
		Map<Object, @Nullable Object> map = (Map<Object, @Nullable Object>) content.newContainer(context);
		for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
			map.put(keys.deserializeKey(Integer.toString(i), context), content.element(parser, context));
		}
		return map;
	}

	private @Nullable Object deserializeCopy(JsonParser parser, DeserializationContext context) {
		try (TokenBuffer object = context.bufferForInputBuffering(parser)) {
			object.writeStartObject();
			for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
				object.writeName(Integer.toString(i));
				object.copyCurrentStructure(parser);
			}
			object.writeEndObject();
			try (JsonParser copy = object.asParserOnFirstToken(context)) {
				return this._delegatee.deserialize(copy, context);
			}
		}
	}

}
