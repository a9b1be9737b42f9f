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
package io.github.b24spring.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page of all properties.
 */
final class PropertyReference {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private static final String ROOT = "bitrix24";

	private static final String HEAD = """
			# Properties

			All properties, from the metadata that editors show too; this page is made from it. Write times and sizes with
			their unit: `30s`, `16MB`. What the properties mean together: [limits](limits.md),
			[OAuth 2.0](oauth.md), [observability](observability.md).
			""";

	private PropertyReference() {
	}

	static String page() throws IOException {
		Map<String, List<JsonNode>> groups = new TreeMap<>();
		metadata().valueStream()
			.forEach((property) -> groups.computeIfAbsent(group(name(property)), (group) -> new ArrayList<>())
				.add(property));
		return HEAD + groups.entrySet()
			.stream()
			.map((group) -> "\n## `%s.*`\n\n| Property | Type | Default | Meaning |\n|---|---|---|---|\n%s"
				.formatted(group.getKey(), rows(group.getValue())))
			.collect(Collectors.joining());
	}

	private static JsonNode metadata() throws IOException {
		for (URL url : Collections.list(PropertyReference.class.getClassLoader().getResources(METADATA))) {
			try (InputStream in = url.openStream()) {
				JsonNode properties = JsonMapper.shared().readTree(in).path("properties");
				if (properties.valueStream().anyMatch((property) -> name(property).startsWith(ROOT + "."))) {
					return properties;
				}
			}
		}
		throw new IllegalStateException("The auto-configuration was built without " + METADATA);
	}

	private static String name(JsonNode property) {
		return property.path("name").asString();
	}

	/**
	 * Up to three levels, so that a section is neither one property nor all.
	 */
	private static String group(String name) {
		String[] levels = name.split("\\.");
		return Stream.of(levels)
			.limit(Math.min(levels.length - 1, name.startsWith(ROOT + ".oauth.") ? 3 : 2))
			.collect(Collectors.joining("."));
	}

	private static String rows(List<JsonNode> properties) {
		return properties.stream()
			.map((property) -> "| `%s` | %s | %s | %s |\n".formatted(name(property),
					type(property.path("type").asString()), value(property.path("defaultValue")),
					property.path("description").asString().replace("|", "\\|")))
			.collect(Collectors.joining());
	}

	private static String type(String type) {
		Class<?> found = find(type);
		if (found != null && found.isEnum()) {
			return Stream.of(found.getEnumConstants())
				.map((constant) -> "`" + ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
				.collect(Collectors.joining(", "));
		}
		String raw = type.replaceAll("<.*", "");
		return switch (raw.substring(raw.lastIndexOf('.') + 1)) {
			case "String" -> "text";
			case "Duration" -> "duration";
			case "DataSize" -> "size";
			case "Boolean" -> "`true`, `false`";
			case "Integer", "Long", "Double" -> "number";
			case "Set", "List" -> "list";
			case "Map" -> "by name";
			default -> "`" + raw + "`";
		};
	}

	private static @Nullable Class<?> find(String type) {
		try {
			return Class.forName(type, false, PropertyReference.class.getClassLoader());
		}
		catch (ClassNotFoundException ex) {
			return null;
		}
	}

	private static String value(JsonNode value) {
		if (value.isMissingNode()) {
			return "";
		}
		return value.isArray() ? value.valueStream().map(PropertyReference::value).collect(Collectors.joining(", "))
				: "`" + value.asString() + "`";
	}

}
