package io.github.b24spring.autoconfigure;

import java.util.stream.Collectors;

import io.github.b24spring.client.observation.Bitrix24ClientObservationDocumentation.LowCardinalityKeyNames;
import io.github.b24spring.client.observation.Bitrix24ClientRequestContext;
import io.github.b24spring.client.observation.Bitrix24ClientRequestConvention;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * Calls a portal by its name where another convention calls it by its host.
 */
record NamedPortalConvention(String portal,
		Bitrix24ClientRequestConvention convention) implements Bitrix24ClientRequestConvention {

	@Override
	public @Nullable String getName() {
		return this.convention.getName();
	}

	@Override
	public @Nullable String getContextualName(Bitrix24ClientRequestContext context) {
		return this.convention.getContextualName(context);
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(Bitrix24ClientRequestContext context) {
		String key = LowCardinalityKeyNames.PORTAL.asString();
		return KeyValues.of(this.convention.getLowCardinalityKeyValues(context)
			.stream()
			.map((value) -> value.getKey().equals(key) ? KeyValue.of(key, this.portal) : value)
			.collect(Collectors.toList()));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(Bitrix24ClientRequestContext context) {
		return this.convention.getHighCardinalityKeyValues(context);
	}

}
