package io.github.b24spring.client.internal.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.batch.BatchReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns beans and records in parameters into maps of what JSON would write, so that a
 * command string can carry them.
 */
final class PlainParameters {

	private final JsonMapper jsonMapper;

	PlainParameters(JsonMapper jsonMapper) {
		this.jsonMapper = jsonMapper;
	}

	Call plain(Call call) {
		Object plain = plain(call.parameters().value());
		if (plain instanceof List<?> list) {
			return call.withParameters(CallParameters.positional(list));
		}
		CallParameters parameters = CallParameters.NONE;
		@SuppressWarnings("unchecked")
		Map<String, @Nullable Object> named = (Map<String, @Nullable Object>) plain;
		return call.withParameters((named != null) ? parameters.and(named) : parameters);
	}

	private @Nullable Object plain(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
			map.forEach((key, element) -> plain.put(key, plain(element)));
			return plain;
		}
		if (value instanceof Collection<?> collection) {
			List<@Nullable Object> plain = new ArrayList<>(collection.size());
			collection.forEach((element) -> plain.add(plain(element)));
			return plain;
		}
		if (value == null || value instanceof BatchReference || PhpQuery.isText(value)) {
			return value;
		}
		return this.jsonMapper.convertValue(value, Object.class);
	}

}
