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
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads a block of any kind.
 */
final class ContentBlockDeserializer extends StdDeserializer<ContentBlock> {

	private static final TypeReference<Map<String, Object>> PROPERTIES = new TypeReference<>() {
	};

	ContentBlockDeserializer() {
		super(ContentBlock.class);
	}

	@Override
	public @Nullable ContentBlock deserialize(JsonParser parser, DeserializationContext context) {
		JsonNode json = context.readTree(parser);
		if (!json.isObject()) {
			return null;
		}
		String type = json.path("type").asString("");
		JsonNode properties = json.path("properties");
		if (!properties.isObject()) {
			// PHP writes an empty map as an array.
			properties = JsonNodeFactory.instance.objectNode();
		}
		return switch (type) {
			case "text" -> context.readTreeAsValue(properties, ContentBlock.PlainText.class);
			case "largeText" -> context.readTreeAsValue(properties, ContentBlock.LargeText.class);
			case "link" -> context.readTreeAsValue(properties, ContentBlock.Link.class);
			case "withTitle" -> context.readTreeAsValue(properties, ContentBlock.WithTitle.class);
			case "lineOfBlocks" -> context.readTreeAsValue(properties, ContentBlock.LineOfBlocks.class);
			case "deadline" -> context.readTreeAsValue(properties, ContentBlock.Deadline.class);
			default -> new ContentBlock.Unknown(type,
					context.readTreeAsValue(properties, context.getTypeFactory().constructType(PROPERTIES)));
		};
	}

}
