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

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads the four spellings of booleans.
 */
final class LenientBooleanDeserializer extends StdDeserializer<Boolean> {

	private final boolean primitive;

	LenientBooleanDeserializer(boolean primitive) {
		super(primitive ? Boolean.TYPE : Boolean.class);
		this.primitive = primitive;
	}

	@Override
	public @Nullable Boolean deserialize(JsonParser parser, DeserializationContext context) {
		JsonToken token = parser.currentToken();
		if (token == JsonToken.VALUE_TRUE) {
			return true;
		}
		if (token == JsonToken.VALUE_FALSE) {
			return false;
		}
		if (token == JsonToken.VALUE_NUMBER_INT && (parser.getIntValue() == 0 || parser.getIntValue() == 1)) {
			return parser.getIntValue() == 1;
		}
		if (token == JsonToken.VALUE_STRING) {
			return read(parser.getString().strip(), context);
		}
		return (Boolean) context.handleUnexpectedToken(context.constructType(Boolean.class), parser);
	}

	private @Nullable Boolean read(String text, DeserializationContext context) {
		return switch (text) {
			case "Y", "y", "1", "true", "TRUE" -> true;
			case "N", "n", "0", "false", "FALSE" -> false;
			case "" -> getNullValue(context);
			default -> (Boolean) context.handleWeirdStringValue(Boolean.class, text, "not Y, N, 1, 0, true or false");
		};
	}

	@Override
	public @Nullable Boolean getNullValue(DeserializationContext context) {
		if (this.primitive) {
			return context.reportInputMismatch(this,
					"The portal sent no value where a boolean is wanted;" + " declare it as Boolean to accept that");
		}
		return null;
	}

}
