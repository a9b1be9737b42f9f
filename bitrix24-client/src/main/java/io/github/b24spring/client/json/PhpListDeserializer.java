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

import java.util.Collection;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.util.TokenBuffer;

/**
 * A list that PHP may have written as an object, because its keys have gaps, or as its
 * only element.
 */
final class PhpListDeserializer extends DelegatingDeserializer {

	PhpListDeserializer(ValueDeserializer<?> delegate) {
		super(delegate);
	}

	@Override
	protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
		return new PhpListDeserializer(delegate);
	}

	@Override
	public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
		JsonToken token = parser.currentToken();
		if (token == JsonToken.START_ARRAY) {
			return this._delegatee.deserialize(parser, context);
		}
		if (token == JsonToken.VALUE_FALSE || (token == JsonToken.VALUE_STRING && parser.getString().isEmpty())) {
			return this._delegatee.getEmptyValue(context);
		}
		if (token == JsonToken.START_OBJECT || token == JsonToken.PROPERTY_NAME) {
			PhpContent content = PhpContent.of(this._delegatee);
			if (content != null) {
				return deserializeObject(parser, context, content);
			}
		}
		try (TokenBuffer array = context.bufferForInputBuffering(parser)) {
			array.writeStartArray();
			if (token == JsonToken.START_OBJECT) {
				copyObject(parser, array);
			}
			else {
				array.copyCurrentStructure(parser);
			}
			array.writeEndArray();
			try (JsonParser copy = array.asParserOnFirstToken(context)) {
				return this._delegatee.deserialize(copy, context);
			}
		}
	}

	@SuppressWarnings("unchecked")
	private static Object deserializeObject(JsonParser parser, DeserializationContext context, PhpContent content) {
		String name = parser.hasToken(JsonToken.START_OBJECT) ? parser.nextName() : parser.currentName();
		Collection<@Nullable Object> list = (Collection<@Nullable Object>) content.newContainer(context);
		if (name != null && !isIndex(name)) {
			list.add(content.element(parser, context));
			return list;
		}
		for (; name != null; name = parser.nextName()) {
			parser.nextToken();
			list.add(content.element(parser, context));
		}
		return list;
	}

	private static void copyObject(JsonParser parser, TokenBuffer array) {
		String name = parser.nextName();
		boolean numbered = name == null || isIndex(name);
		if (!numbered) {
			array.writeStartObject();
		}
		for (; name != null; name = parser.nextName()) {
			parser.nextToken();
			if (!numbered) {
				array.writeName(name);
			}
			array.copyCurrentStructure(parser);
		}
		if (!numbered) {
			array.writeEndObject();
		}
	}

	private static boolean isIndex(String name) {
		return !name.isEmpty() && name.chars().allMatch((c) -> c >= '0' && c <= '9');
	}

}
