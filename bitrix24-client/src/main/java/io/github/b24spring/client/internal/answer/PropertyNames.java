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
package io.github.b24spring.client.internal.answer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;

/**
 * Compares the names of what portals send with the properties that it is read into: a
 * type none of whose properties bears a name that came is read as if nothing had come,
 * and nobody would be told.
 */
final class PropertyNames {

	private static final Log logger = LogFactory.getLog(PropertyNames.class);

	private static final int MOST_SHOWN = 20;

	private final Set<JavaType> comparedTypes = ConcurrentHashMap.newKeySet();

	/**
	 * Warn, once a type, if none of its properties was sent.
	 * @param method the REST method
	 * @param decoded gives what was decoded
	 * @param reader what it was decoded with
	 * @param shown makes a text from outside fit to be shown
	 */
	void compare(String method, Supplier<JsonPart> decoded, ObjectReader reader, UnaryOperator<String> shown) {
		JavaType type = reader.getValueType();
		if (this.comparedTypes.contains(type)) {
			return;
		}
		JsonPart value = decoded.get();
		JsonPart object = value;
		if (type.isCollectionLikeType() && value.isArray()) {
			type = type.getContentType();
			Iterator<JsonPart> elements = value.members().iterator();
			object = elements.hasNext() ? elements.next() : value;
		}
		if (!object.isObject() || !this.comparedTypes.add(type)) {
			return;
		}
		Set<String> properties = properties(type, reader.getConfig());
		if (!properties.isEmpty() && !hasAny(object, properties)) {
			logger.warn("None of the properties " + properties + " of " + type.toCanonical()
					+ " is among the names that the method '" + method + "' answered with: "
					+ shown.apply(String.valueOf(list(object))) + ". Give them the portal's names by @JsonProperty");
		}
	}

	private static boolean hasAny(JsonPart object, Set<String> properties) {
		for (JsonPart member : object.members()) {
			if (properties.contains(member.name())) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Find the properties that Jackson fills by their names; none where it may take
	 * others.
	 */
	private static Set<String> properties(JavaType type, DeserializationConfig config) {
		if (type.isContainerType() || JsonNode.class.isAssignableFrom(type.getRawClass())
				|| config.isEnabled(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)) {
			return Set.of();
		}
		ClassIntrospector introspector = config.classIntrospectorInstance();
		AnnotatedClass annotated = introspector.introspectClassAnnotations(type);
		BeanDescription bean = introspector.introspectForDeserialization(type, annotated);
		if (config.getAnnotationIntrospector().findDeserializer(config, annotated) != null
				|| bean.findAnySetterAccessor() != null) {
			return Set.of();
		}
		Set<String> names = new LinkedHashSet<>();
		for (BeanPropertyDefinition property : bean.findProperties()) {
			names.add(property.getName());
			property.findAliases().forEach((alias) -> names.add(alias.getSimpleName()));
		}
		return names;
	}

	/**
	 * List the names beside the place where a value does not fit.
	 * @param value the whole value
	 * @param path the way to the place
	 * @return the names, or {@code null} if there are none
	 */
	static @Nullable String list(JsonPart value, List<JacksonException.Reference> path) {
		JsonPart part = value;
		for (int i = 0; i < path.size() - 1 && part != null; i++) {
			JacksonException.Reference step = path.get(i);
			String name = (step.getPropertyName() != null) ? step.getPropertyName() : Integer.toString(step.getIndex());
			part = part.element(name);
		}
		return list(part);
	}

	/**
	 * List the names of an object.
	 * @return the names, or {@code null} if the value is no object
	 */
	private static @Nullable String list(@Nullable JsonPart value) {
		if (value == null || !value.isObject()) {
			return null;
		}
		List<String> names = new ArrayList<>();
		for (JsonPart member : value.members()) {
			if (names.size() == MOST_SHOWN) {
				names.add("…");
				break;
			}
			names.add(member.name());
		}
		return String.join(", ", names);
	}

}
