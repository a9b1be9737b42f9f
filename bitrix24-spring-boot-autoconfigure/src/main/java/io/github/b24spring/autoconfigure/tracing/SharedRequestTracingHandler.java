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
import io.micrometer.observation.Observation;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;

/**
 * Makes the span of a request that several calls share, with links to the calls. A span
 * has one parent alone, and takes links when it begins.
 */
final class SharedRequestTracingHandler implements TracingObservationHandler<Bitrix24ClientSharedRequestContext> {

	private final Tracer tracer;

	SharedRequestTracingHandler(Tracer tracer) {
		this.tracer = tracer;
	}

	@Override
	public void onStart(Bitrix24ClientSharedRequestContext context) {
		Span.Builder span = this.tracer.spanBuilder().name(getSpanName(context));
		Span parent = getParentSpan(context);
		if (parent != null) {
			span.setParent(parent.context());
		}
		for (Bitrix24ClientRequestContext call : context.calls()) {
			TracingContext tracing = call.get(TracingContext.class);
			Span linked = (tracing != null) ? tracing.getSpan() : null;
			if (linked != null) {
				span.addLink(new Link(linked.context()));
			}
		}
		getTracingContext(context).setSpan(span.start());
	}

	@Override
	public void onStop(Bitrix24ClientSharedRequestContext context) {
		Span span = getRequiredSpan(context);
		span.name(getSpanName(context));
		tagSpan(context, span);
		endSpan(context, span);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof Bitrix24ClientSharedRequestContext;
	}

	@Override
	public Tracer getTracer() {
		return this.tracer;
	}

}
