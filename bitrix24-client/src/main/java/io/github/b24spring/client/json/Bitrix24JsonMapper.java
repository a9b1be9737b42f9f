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

import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.module.kotlin.KotlinModule;

import org.springframework.util.ClassUtils;

/**
 * Makes the mapper of a client.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24JsonMapper {

	private static final boolean KOTLIN = ClassUtils.isPresent("tools.jackson.module.kotlin.KotlinModule",
			Bitrix24JsonMapper.class.getClassLoader());

	private Bitrix24JsonMapper() {
	}

	/**
	 * Create a mapper that understands the portal.
	 * @return the mapper
	 */
	public static JsonMapper create() {
		return builder().build();
	}

	/**
	 * Start a mapper that understands the portal, to be adjusted further. Jackson's
	 * module for Kotlin is part of it if it is on the class path.
	 * @return the builder
	 */
	public static JsonMapper.Builder builder() {
		JsonMapper.Builder builder = JsonMapper.builder().addModule(new Bitrix24JacksonModule());
		return KOTLIN ? builder.addModule(Kotlin.module()) : builder;
	}

	/**
	 * Return a reader whose values can find the mapper that they are read with.
	 * @param jsonMapper the mapper
	 * @param type the type of the values
	 * @return the reader
	 */
	public static ObjectReader readerFor(JsonMapper jsonMapper, JavaType type) {
		return jsonMapper.readerFor(type).withAttribute(Bitrix24JsonMapper.class, jsonMapper);
	}

	/**
	 * Return the mapper that a value is read with, for values that are themselves read
	 * later.
	 * @param context the reading of the value
	 * @return the mapper of the client, or a standard one if the value is read with a
	 * mapper alone
	 */
	public static JsonMapper of(DeserializationContext context) {
		return (context.getAttribute(Bitrix24JsonMapper.class) instanceof JsonMapper jsonMapper) ? jsonMapper
				: Standard.INSTANCE;
	}

	/**
	 * Is loaded only if the module is there.
	 */
	private static final class Kotlin {

		private static JacksonModule module() {
			return new KotlinModule.Builder().build();
		}

	}

	/**
	 * Holds the standard mapper from its first use on.
	 */
	private static final class Standard {

		private static final JsonMapper INSTANCE = create();

	}

}
