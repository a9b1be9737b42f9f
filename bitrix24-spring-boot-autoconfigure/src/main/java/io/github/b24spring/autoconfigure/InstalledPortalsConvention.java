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
package io.github.b24spring.autoconfigure;

import java.util.stream.Collectors;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.http.client.observation.ClientHttpObservationDocumentation.LowCardinalityKeyNames;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention;

/**
 * Calls the host of each portal of the token store by one name: there may be any number.
 */
record InstalledPortalsConvention(
		ClientRequestObservationConvention convention) implements ClientRequestObservationConvention {

	private static final String NAME_PROPERTY = "management.observations.http.client.requests.name";

	static InstalledPortalsConvention of(BeanFactory beans) {
		return new InstalledPortalsConvention(beans.getBeanProvider(ClientRequestObservationConvention.class)
			.getIfAvailable(() -> new DefaultClientRequestObservationConvention(
					beans.getBean(Environment.class).getProperty(NAME_PROPERTY, "http.client.requests"))));
	}

	@Override
	public @Nullable String getName() {
		return this.convention.getName();
	}

	@Override
	public @Nullable String getContextualName(ClientRequestObservationContext context) {
		return this.convention.getContextualName(context);
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ClientRequestObservationContext context) {
		String key = LowCardinalityKeyNames.CLIENT_NAME.asString();
		return KeyValues.of(this.convention.getLowCardinalityKeyValues(context)
			.stream()
			.map((value) -> value.getKey().equals(key) ? KeyValue.of(key, PortalConfiguration.INSTALLED) : value)
			.collect(Collectors.toList()));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ClientRequestObservationContext context) {
		return this.convention.getHighCardinalityKeyValues(context);
	}

}
