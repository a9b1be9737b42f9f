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

import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.observation.Bitrix24ClientContext;
import io.github.b24spring.client.observation.Bitrix24ClientListContext;
import io.github.b24spring.client.observation.Bitrix24ClientListConvention;
import io.github.b24spring.client.observation.Bitrix24ClientObservationDocumentation.LowCardinalityKeyNames;
import io.github.b24spring.client.observation.Bitrix24ClientRequestContext;
import io.github.b24spring.client.observation.Bitrix24ClientRequestConvention;
import io.github.b24spring.client.observation.Bitrix24ClientSharedRequestContext;
import io.github.b24spring.client.observation.Bitrix24ClientSharedRequestConvention;
import io.github.b24spring.client.observation.DefaultBitrix24ClientListConvention;
import io.github.b24spring.client.observation.DefaultBitrix24ClientRequestConvention;
import io.github.b24spring.client.observation.DefaultBitrix24ClientSharedRequestConvention;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.ObservationConvention;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;

/**
 * Names and tags of observations as the application chose them, but for a portal with a
 * name, which they call by it where they would call it by its host.
 */
record NamedPortalConventions(BeanFactory beans, @Nullable String portal) {

	void configure(Bitrix24ClientBuilder builder) {
		Bitrix24ClientRequestConvention requests = chosen(Bitrix24ClientRequestConvention.class);
		Bitrix24ClientListConvention lists = chosen(Bitrix24ClientListConvention.class);
		Bitrix24ClientSharedRequestConvention shared = chosen(Bitrix24ClientSharedRequestConvention.class);
		if (this.portal != null) {
			requests = new Requests(this.portal,
					(requests != null) ? requests : new DefaultBitrix24ClientRequestConvention());
			lists = new Lists(this.portal, (lists != null) ? lists : new DefaultBitrix24ClientListConvention());
			shared = new SharedRequests(this.portal,
					(shared != null) ? shared : new DefaultBitrix24ClientSharedRequestConvention());
		}
		builder.observationConvention(requests)
			.listObservationConvention(lists)
			.sharedRequestObservationConvention(shared);
	}

	private <T> @Nullable T chosen(Class<T> type) {
		return this.beans.getBeanProvider(type).getIfAvailable();
	}

	/**
	 * What all of them have in common.
	 *
	 * @param <C> what is observed
	 */
	private interface Named<C extends Bitrix24ClientContext> extends ObservationConvention<C> {

		String portal();

		ObservationConvention<C> convention();

		@Override
		default @Nullable String getName() {
			return convention().getName();
		}

		@Override
		default @Nullable String getContextualName(C context) {
			return convention().getContextualName(context);
		}

		@Override
		default KeyValues getLowCardinalityKeyValues(C context) {
			String key = LowCardinalityKeyNames.PORTAL.asString();
			return KeyValues.of(convention().getLowCardinalityKeyValues(context)
				.stream()
				.map((value) -> value.getKey().equals(key) ? KeyValue.of(key, portal()) : value)
				.collect(Collectors.toList()));
		}

		@Override
		default KeyValues getHighCardinalityKeyValues(C context) {
			return convention().getHighCardinalityKeyValues(context);
		}

	}

	private record Requests(String portal, Bitrix24ClientRequestConvention convention)
			implements
				Named<Bitrix24ClientRequestContext>,
				Bitrix24ClientRequestConvention {
	}

	private record Lists(String portal, Bitrix24ClientListConvention convention)
			implements
				Named<Bitrix24ClientListContext>,
				Bitrix24ClientListConvention {
	}

	private record SharedRequests(String portal, Bitrix24ClientSharedRequestConvention convention)
			implements
				Named<Bitrix24ClientSharedRequestContext>,
				Bitrix24ClientSharedRequestConvention {
	}

}
