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
