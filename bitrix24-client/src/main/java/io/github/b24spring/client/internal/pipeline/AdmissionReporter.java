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
package io.github.b24spring.client.internal.pipeline;

import java.time.Duration;
import java.util.function.Supplier;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.Bitrix24ClientListener.Admission;
import io.github.b24spring.client.Bitrix24ClientListener.Batch;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.observation.Bitrix24ClientRequestContext;

/**
 * Tells the listener and observations how calls get their permits.
 *
 * @param listener the listener
 * @param portalHost the host of the portal
 * @param timing where time comes from
 * @param sharedRequests observe requests that several calls share
 */
record AdmissionReporter(Bitrix24ClientListener listener, Supplier<String> portalHost, Timing timing,
		SharedRequestObservations sharedRequests) {

	long now() {
		return this.timing.now();
	}

	Duration since(long start) {
		return this.timing.since(start);
	}

	void admitted(AdmissionCandidate candidate, Duration waited) {
		Bitrix24ClientRequestContext observed = candidate.observed();
		if (observed != null) {
			observed.addWaiting(waited);
		}
		this.listener.admitted(new Admission(this.portalHost.get(), candidate.method(), candidate.priority(), waited));
	}

	void sendingBatch(Call batch, int joinedCalls) {
		this.listener.sendingBatch(new Batch(this.portalHost.get(), batch.commands().size(), joinedCalls));
	}

}
