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

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Writes the nulls of records, as those of maps: who makes a record gives each component,
 * and the portal removes a value that is {@code null}.
 */
final class RecordInclusion extends NopAnnotationIntrospector {

	private static final long serialVersionUID = 1L;

	@Override
	public JsonInclude.@Nullable Value findPropertyInclusion(MapperConfig<?> config, Annotated annotated) {
		return (annotated instanceof AnnotatedClass type && type.getRawType().isRecord())
				? JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS)
				: super.findPropertyInclusion(config, annotated);
	}

	@Override
	public Version version() {
		return Version.unknownVersion();
	}

}
