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

import java.util.List;

import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.BeanDeserializerBuilder;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapType;

/**
 * Puts a look at the first token before the deserializers of objects, maps and lists.
 */
final class PhpContainerModifier extends ValueDeserializerModifier {

	private static final long serialVersionUID = 1L;

	/**
	 * The packages of the types that the client itself reads.
	 */
	private static final List<String> OWN_PACKAGES = List.of("io.github.b24spring.client.crm.",
			"io.github.b24spring.client.event.");

	/**
	 * Unknown keys are passed over unless a mapper refuses them. Said for each type,
	 * Jackson need not copy them first in case somebody asks for them.
	 */
	@Override
	public BeanDeserializerBuilder updateBuilder(DeserializationConfig config, BeanDescription.Supplier description,
			BeanDeserializerBuilder builder) {
		String type = description.getType().getRawClass().getName();
		if (!config.isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
				|| OWN_PACKAGES.stream().anyMatch(type::startsWith)) {
			builder.setIgnoreUnknownProperties(true);
		}
		return builder;
	}

	@Override
	public ValueDeserializer<?> modifyDeserializer(DeserializationConfig config, BeanDescription.Supplier description,
			ValueDeserializer<?> deserializer) {
		return (deserializer instanceof BeanDeserializerBase) ? new PhpObjectDeserializer(deserializer) : deserializer;
	}

	@Override
	public ValueDeserializer<?> modifyMapDeserializer(DeserializationConfig config, MapType type,
			BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
		return new PhpMapDeserializer(deserializer, type.getKeyType());
	}

	@Override
	public ValueDeserializer<?> modifyCollectionDeserializer(DeserializationConfig config, CollectionType type,
			BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
		return new PhpListDeserializer(deserializer);
	}

}
