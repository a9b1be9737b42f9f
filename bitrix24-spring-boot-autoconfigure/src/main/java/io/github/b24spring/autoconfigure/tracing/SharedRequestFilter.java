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
package io.github.b24spring.autoconfigure.tracing;

import io.github.b24spring.client.observation.Bitrix24ClientRequestContext;
import io.github.b24spring.client.observation.Bitrix24ClientSharedRequestContext;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;

/**
 * Tells of a call in which trace and span the request is that it shared. A span that has
 * begun takes tags, but no links.
 */
final class SharedRequestFilter implements ObservationFilter {

	private static final String TRACE_ID = "bitrix24.shared.trace.id";

	private static final String SPAN_ID = "bitrix24.shared.span.id";

	@Override
	public Observation.Context map(Observation.Context context) {
		if (context instanceof Bitrix24ClientRequestContext call) {
			Bitrix24ClientSharedRequestContext sharedRequest = call.sharedRequest();
			TracingContext tracing = (sharedRequest != null) ? sharedRequest.get(TracingContext.class) : null;
			Span span = (tracing != null) ? tracing.getSpan() : null;
			if (span != null) {
				TraceContext trace = span.context();
				context.addHighCardinalityKeyValue(KeyValue.of(TRACE_ID, trace.traceId()));
				context.addHighCardinalityKeyValue(KeyValue.of(SPAN_ID, trace.spanId()));
			}
		}
		return context;
	}

}
