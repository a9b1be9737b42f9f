package io.github.b24spring.client.internal.answer;

import java.lang.reflect.Type;

import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decodes the result of a method into the type that its caller wants.
 */
public final class ResultDecoder {

	private final JsonMapper jsonMapper;

	public ResultDecoder(JsonMapper jsonMapper) {
		this.jsonMapper = jsonMapper;
	}

	public ObjectReader reader(Type type) {
		return this.jsonMapper.readerFor(this.jsonMapper.constructType(type));
	}

	public <T> @Nullable T decode(String method, @Nullable JsonSlice result, ObjectReader reader) {
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
