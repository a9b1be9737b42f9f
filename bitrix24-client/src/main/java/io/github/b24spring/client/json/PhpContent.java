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
package io.github.b24spring.client.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.ContainerDeserializerBase;

/**
 * Reads the elements of a container that PHP wrote as the other kind, straight from the
 * parser. A copy of the tokens in the right form would do as well, but where such
 * containers lie in each other, all that is in the innermost would be copied at each
 * level.
 */
final class PhpContent {

	private final ContainerDeserializerBase<?> container;

	private final ValueDeserializer<Object> elements;

	private PhpContent(ContainerDeserializerBase<?> container, ValueDeserializer<Object> elements) {
		this.container = container;
		this.elements = elements;
	}

	/**
	 * Return the content of a container.
	 * @return the content, or {@code null} if its elements contain no others of this
	 * kind, or the container takes them in another way than one by one
	 */
	static @Nullable PhpContent of(ValueDeserializer<?> deserializer) {
		if (!(deserializer instanceof ContainerDeserializerBase<?> container)
				|| !container.getValueInstantiator().canCreateUsingDefault()) {
			return null;
		}
		ValueDeserializer<Object> elements = container.getContentDeserializer();
		boolean nested = elements instanceof PhpObjectDeserializer || elements instanceof PhpListDeserializer
				|| elements instanceof PhpMapDeserializer;
		return (nested && container.getContentType().getTypeHandler() == null) ? new PhpContent(container, elements)
				: null;
	}

	Object newContainer(DeserializationContext context) {
		return this.container.getValueInstantiator().createUsingDefault(context);
	}

	/**
	 * Read an element.
	 * @param parser the parser, at the element or at the first name in it
	 */
	@Nullable Object element(JsonParser parser, DeserializationContext context) {
		return parser.hasToken(JsonToken.VALUE_NULL) ? this.elements.getNullValue(context)
				: this.elements.deserialize(parser, context);
	}

}
