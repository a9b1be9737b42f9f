package io.github.b24spring.client.crm;

import java.util.Map;

import io.github.b24spring.client.json.Bitrix24JsonMapper;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/**
 * Keeps what came, and the mapper that it came with, so that values are read later as the
 * client reads all others.
 */
final class ActivityDeserializer extends ValueDeserializer<Activity> {

	@Override
	public Activity deserialize(JsonParser parser, DeserializationContext context) {
		JavaType map = context.getTypeFactory().constructMapType(Map.class, String.class, Object.class);
		Map<String, @Nullable Object> raw = context.readValue(parser, map);
		return new Activity(raw, Bitrix24JsonMapper.of(context));
	}

}
