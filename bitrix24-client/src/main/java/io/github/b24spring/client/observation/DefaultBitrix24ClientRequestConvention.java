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

import io.github.b24spring.client.observation.Bitrix24ClientObservationDocumentation.HighCardinalityKeyNames;
import io.github.b24spring.client.observation.Bitrix24ClientObservationDocumentation.LowCardinalityKeyNames;
import io.micrometer.common.KeyValues;

/**
 * The names and tags unless others are chosen. The set of tags is constant and their
 * values are bounded: methods and error codes that the documentation does not know are
 * {@code other}.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public class DefaultBitrix24ClientRequestConvention implements Bitrix24ClientRequestConvention {

	@Override
	public String getName() {
		return "bitrix24.client.requests";
	}

	@Override
	public String getContextualName(Bitrix24ClientRequestContext context) {
		if (context.commands().isEmpty()) {
			return "bitrix24 " + TagValues.method(context.method());
		}
		return "bitrix24 batch " + TagValues.commands(context.commands());
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(Bitrix24ClientRequestContext context) {
		return KeyValues.of(LowCardinalityKeyNames.CODE.withValue(TagValues.code(context)),
				LowCardinalityKeyNames.COMMANDS.withValue(TagValues.commands(context.commands())),
				LowCardinalityKeyNames.METHOD.withValue(TagValues.method(context.method())),
				LowCardinalityKeyNames.OUTCOME.withValue(TagValues.outcome(context)),
				LowCardinalityKeyNames.PORTAL.withValue(context.portalHost()),
				LowCardinalityKeyNames.STATUS.withValue(TagValues.status(context)));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(Bitrix24ClientRequestContext context) {
		return KeyValues.of(HighCardinalityKeyNames.JOINED.withValue(joined(context)),
				HighCardinalityKeyNames.REPETITIONS.withValue(Integer.toString(context.repetitions())),
				HighCardinalityKeyNames.REQUESTED_METHOD.withValue(context.method()),
				HighCardinalityKeyNames.WAITED.withValue(context.waited().toMillis() + "ms"));
	}

	private static String joined(Bitrix24ClientRequestContext context) {
		Bitrix24ClientSharedRequestContext sharedRequest = context.sharedRequest();
		return (sharedRequest != null) ? Integer.toString(sharedRequest.calls().size()) : TagValues.NONE;
	}

}
