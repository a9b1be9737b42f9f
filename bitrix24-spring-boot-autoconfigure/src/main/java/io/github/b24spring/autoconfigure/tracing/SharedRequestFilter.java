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
