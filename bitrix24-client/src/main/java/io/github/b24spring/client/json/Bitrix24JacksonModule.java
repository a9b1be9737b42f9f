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

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.TimeZone;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads what PHP makes of values, for any type and without annotations, and writes what
 * the portal expects.
 * <ul>
 * <li>An empty array, {@code false} or {@code ""} in place of an object is {@code null},
 * in place of a map or list an empty one, {@code false} in place of a text {@code null}.
 * A list with gaps in its keys comes as an object, a map with the keys 0, 1, … as an
 * array, a list of one sometimes as its element.</li>
 * <li>Numbers come as text, whole ones also as {@code "50.00"}, booleans also as
 * {@code Y}/{@code N} and {@code 1}/{@code 0}; {@code ""} in place of either is
 * {@code null}, which a primitive refuses.</li>
 * <li>Dates come in ISO form, in the forms of a portal's locale, and as Unix seconds. An
 * offset is kept. Where a moment is wanted and the text has no offset, the portal's zone
 * is taken; if it is not known, reading fails. Dates are written to the second.</li>
 * <li>Unknown keys are passed over, as Jackson does unless
 * {@link DeserializationFeature#FAIL_ON_UNKNOWN_PROPERTIES} is enabled: then a value with
 * such a key fails, but for the client's own types, because portals add keys to what they
 * describe. Nulls of maps and records are written, those of other objects are not.</li>
 * </ul>
 * Every other feature that reading a portal needs is set when the mapper is built,
 * whatever its builder said of it before or after the module was added.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/api-reference/data-types.html">Data
 * types</a>
 */
public final class Bitrix24JacksonModule extends SimpleModule {

	private static final long serialVersionUID = 1L;

	private static final String MOMENT = "uuuu-MM-dd'T'HH:mm:ssXXX";

	/**
	 * Portals know no fractions of a second.
	 */
	private static final Map<Class<?>, JsonFormat.Value> FORMATS = Map.of(OffsetDateTime.class, format(MOMENT),
			ZonedDateTime.class, format(MOMENT), Instant.class,
			format(MOMENT).withTimeZone(TimeZone.getTimeZone("UTC")), LocalDateTime.class,
			format("uuuu-MM-dd'T'HH:mm:ss"), LocalTime.class, format("HH:mm:ss"));

	private static JsonFormat.Value format(String pattern) {
		return JsonFormat.Value.forPattern(pattern);
	}

	/**
	 * Create a module that does not know the portal's time zone.
	 */
	public Bitrix24JacksonModule() {
		this(null);
	}

	/**
	 * Create a module.
	 * @param portalZone the time zone of dates without offset, or {@code null} if it is
	 * not known
	 */
	public Bitrix24JacksonModule(@Nullable ZoneId portalZone) {
		super("Bitrix24JacksonModule");
		addDeserializer(String.class, new LenientStringDeserializer());
		addDeserializer(Boolean.class, new LenientBooleanDeserializer(false));
		addDeserializer(Boolean.TYPE, new LenientBooleanDeserializer(true));
		DateReader dates = new DateReader(portalZone);
		addDeserializer(OffsetDateTime.class, new DateDeserializer<>(OffsetDateTime.class, dates::offsetDateTime));
		addDeserializer(ZonedDateTime.class, new DateDeserializer<>(ZonedDateTime.class, dates::zonedDateTime));
		addDeserializer(Instant.class, new DateDeserializer<>(Instant.class, dates::instant));
		addDeserializer(LocalDateTime.class, new DateDeserializer<>(LocalDateTime.class, dates::localDateTime));
		addDeserializer(LocalDate.class, new DateDeserializer<>(LocalDate.class, dates::localDate));
		setDeserializerModifier(new PhpContainerModifier());
	}

	@Override
	public void setupModule(SetupContext context) {
		super.setupModule(context);
		context.addHandler(new DecimalIntegerHandler());
		context.appendAnnotationIntrospector(new RecordInclusion());
		FORMATS.forEach((type, format) -> context.configOverride(type).setFormat(format));
		((JsonMapper.Builder) context.getOwner())
			.withCoercionConfig(LogicalType.POJO,
					(pojo) -> pojo.setCoercion(CoercionInputShape.EmptyArray, CoercionAction.AsNull)
						.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
			.withCoercionConfig(LogicalType.Integer,
					(number) -> number.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
			.withCoercionConfig(LogicalType.Float,
					(number) -> number.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
			.withCoercionConfig(LogicalType.Enum,
					(constant) -> constant.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
			.enable(DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT)
			.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
			.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
			.disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE, DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
			.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL)
				.withContentInclusion(JsonInclude.Include.ALWAYS));
	}

}
