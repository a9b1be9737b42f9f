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

import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24RateLimitException;
import io.github.b24spring.client.exception.FailureKind;
import io.github.b24spring.client.internal.admission.Admission;
import io.github.b24spring.client.internal.answer.Envelope;
import reactor.core.publisher.Mono;

/**
 * Keeps downloads, which take no permit, away from a portal that Bitrix24 has blocked,
 * that asked for a pause, or that has no execution time left for them.
 */
final class CircuitStage implements Stage {

	private final Stage next;

	private final Admission admission;

	CircuitStage(Stage next, Admission admission) {
		this.next = next;
		this.admission = admission;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		return Mono.defer(() -> {
			AdmissionCandidate candidate = new AdmissionCandidate(call, this.admission, null, Integer.MAX_VALUE, null,
					new CallProgress());
			return this.admission.passCircuit(candidate)
				.then(this.next.exchange(call))
				.doOnNext((envelope) -> delivered(call))
				.doOnError((failure) -> failed(candidate, failure))
				.doOnCancel(() -> this.admission.abandoned(candidate));
		});
	}

	private void delivered(Call call) {
		this.admission.notBlocked();
		this.admission.answered(call.method(), null);
	}

	private void failed(AdmissionCandidate candidate, Throwable failure) {
		if (failure instanceof Bitrix24Exception known) {
			record(candidate, known);
		}
		this.admission.abandoned(candidate);
	}

	private void record(AdmissionCandidate candidate, Bitrix24Exception failure) {
		if (failure.kind() == FailureKind.PORTAL_BLOCKED && failure.httpStatus() != null) {
			this.admission.blocked();
		}
		else if (failure instanceof Bitrix24RateLimitException refusal) {
			this.admission.refused(refusal.retryAfter());
		}
		else if (failure.kind() == FailureKind.OPERATING_LIMIT) {
			this.admission.exhausted(candidate.method());
		}
		else if (failure.httpStatus() != null) {
			this.admission.answered(candidate.method(), null);
		}
	}

}
