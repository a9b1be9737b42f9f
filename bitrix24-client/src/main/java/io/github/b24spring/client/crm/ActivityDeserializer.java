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
