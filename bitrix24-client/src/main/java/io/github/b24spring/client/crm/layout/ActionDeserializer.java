package io.github.b24spring.client.crm.layout;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads an action of any kind.
 */
final class ActionDeserializer extends StdDeserializer<Action> {

	private static final TypeReference<Map<String, Object>> PROPERTIES = new TypeReference<>() {
	};

	ActionDeserializer() {
		super(Action.class);
	}

	@Override
	public @Nullable Action deserialize(JsonParser parser, DeserializationContext context) {
		JsonNode json = context.readTree(parser);
		if (!json.isObject()) {
			return null;
		}
		return switch (json.path("type").asString("")) {
			case "redirect" -> context.readTreeAsValue(json, Action.Redirect.class);
			case "restEvent" -> context.readTreeAsValue(json, Action.RestEvent.class);
			case "openRestApp" -> context.readTreeAsValue(json, Action.OpenRestApp.class);
			default ->
				new Action.Unknown(context.readTreeAsValue(json, context.getTypeFactory().constructType(PROPERTIES)));
		};
	}

}
