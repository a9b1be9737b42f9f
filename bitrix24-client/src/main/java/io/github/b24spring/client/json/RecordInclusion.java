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
