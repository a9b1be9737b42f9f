package io.github.b24spring.client.json;

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
