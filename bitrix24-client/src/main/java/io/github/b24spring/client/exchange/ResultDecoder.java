package io.github.b24spring.client.exchange;

import java.lang.reflect.Type;

import io.github.b24spring.client.Bitrix24Error;
import io.github.b24spring.client.Bitrix24UnreadableResponseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decodes the result of a method into the type that its caller wants.
 */
final class ResultDecoder {

	private final JsonMapper jsonMapper;

	ResultDecoder(JsonMapper jsonMapper) {
		this.jsonMapper = jsonMapper;
	}

	ObjectReader reader(Type type) {
		return this.jsonMapper.readerFor(this.jsonMapper.constructType(type));
	}

	<T> @Nullable T decode(String method, @Nullable JsonSlice result, ObjectReader reader) {
		if (result == null || result.isNull()) {
			return null;
		}
		try {
			return result.decode(reader);
		}
		catch (JacksonException ex) {
			throw new Bitrix24UnreadableResponseException(new Bitrix24Error(null,
					"the result does not fit " + reader.getValueType().toCanonical() + ": " + ex.getOriginalMessage(),
					method, 200, true), ex);
		}
	}

}
