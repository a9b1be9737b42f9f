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
package io.github.b24spring.autoconfigure.metrics;

import io.github.b24spring.client.observation.Bitrix24ClientListContext;
import io.github.b24spring.client.observation.Bitrix24ClientObservationDocumentation.ListLowCardinalityKeyNames;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

/**
 * Counts the calls and the rows of each list that was read, beside the timer that its
 * observation makes.
 */
record ListMetrics(MeterRegistry registry) implements ObservationHandler<Bitrix24ClientListContext> {

	@Override
	public void onStop(Bitrix24ClientListContext context) {
		Tags tags = tags(context);
		DistributionSummary.builder("bitrix24.list.requests")
			.description("Calls that a list took")
			.tags(tags)
			.register(this.registry)
			.record(context.requests());
		DistributionSummary.builder("bitrix24.list.rows")
			.description("Rows of a list that were read")
			.tags(tags)
			.register(this.registry)
			.record(context.rows());
	}

	/**
	 * The tags of the observation, which another convention may have changed.
	 */
	private static Tags tags(Bitrix24ClientListContext context) {
		return Tags.of(value(context, ListLowCardinalityKeyNames.METHOD),
				value(context, ListLowCardinalityKeyNames.PORTAL));
	}

	private static Tag value(Bitrix24ClientListContext context, ListLowCardinalityKeyNames name) {
		KeyValue value = context.getLowCardinalityKeyValue(name.asString());
		return Tag.of(name.asString(), (value != null) ? value.getValue() : KeyValue.NONE_VALUE);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof Bitrix24ClientListContext;
	}

}
