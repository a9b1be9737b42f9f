package io.github.b24spring.client.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.util.TokenBuffer;

/**
 * A map that PHP may have written as an array, because its keys are 0, 1, … or because it
 * is empty.
 */
final class PhpMapDeserializer extends DelegatingDeserializer {

	PhpMapDeserializer(ValueDeserializer<?> delegate) {
		super(delegate);
	}

	@Override
	protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
		return new PhpMapDeserializer(delegate);
	}

	@Override
	public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
		JsonToken token = parser.currentToken();
		if (token == JsonToken.START_OBJECT) {
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
