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
package io.github.b24spring.client.observation;

import io.github.b24spring.client.observation.Bitrix24ClientObservationDocumentation.SharedRequestHighCardinalityKeyNames;
import io.github.b24spring.client.observation.Bitrix24ClientObservationDocumentation.SharedRequestLowCardinalityKeyNames;
import io.micrometer.common.KeyValues;

/**
 * The names and tags of requests that several calls share, unless others are chosen. The
 * set of tags is constant and their values are bounded.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public class DefaultBitrix24ClientSharedRequestConvention implements Bitrix24ClientSharedRequestConvention {

	@Override
	public String getName() {
		return "bitrix24.client.shared.requests";
	}

	@Override
	public String getContextualName(Bitrix24ClientSharedRequestContext context) {
		return "bitrix24 shared request";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(Bitrix24ClientSharedRequestContext context) {
		return KeyValues.of(SharedRequestLowCardinalityKeyNames.CODE.withValue(TagValues.code(context)),
				SharedRequestLowCardinalityKeyNames.OUTCOME.withValue(TagValues.outcome(context)),
				SharedRequestLowCardinalityKeyNames.PORTAL.withValue(context.portalHost()));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(Bitrix24ClientSharedRequestContext context) {
		return KeyValues
			.of(SharedRequestHighCardinalityKeyNames.CALLS.withValue(Integer.toString(context.calls().size())));
	}

}
