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
import io.github.b24spring.client.internal.answer.Envelope.BatchResults;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult;
import reactor.core.observability.DefaultSignalListener;

/**
 * Records what becomes of one request, so that admission knows what the portal still
 * allows.
 */
final class AdmissionFeedback extends DefaultSignalListener<Envelope> {

	private final Admission admission;

	private final AdmissionCandidate candidate;

	AdmissionFeedback(Admission admission, AdmissionCandidate candidate) {
		this.admission = admission;
		this.candidate = candidate;
	}

	@Override
	public void doOnNext(Envelope envelope) {
		Call call = this.candidate.call();
		this.admission.accepted();
		this.admission.answered(call.method(), envelope.time());
		recordSize(call, envelope);
		if (!call.commands().isEmpty()) {
			BatchResults results = envelope.batchResults();
			call.commands().forEach((id, command) -> record(command, results.of(id)));
			this.admission.abandoned(this.candidate);
		}
	}

	private void record(Call command, CommandResult result) {
		if (result instanceof CommandResult.Answered answered) {
			this.admission.answered(command.method(), answered.envelope().time());
			recordSize(command, answered.envelope());
		}
		else if (result instanceof CommandResult.Refused refused) {
			record(command, refused.failure());
		}
	}

	private void recordSize(Call call, Envelope envelope) {
		if (envelope.result() != null && call.commands().isEmpty()) {
			this.admission.answeredBytes(call.method(), envelope.result().length());
		}
	}

	/**
	 * No answer of the calls was larger than its share, or less would have been read.
	 */
	private void recordTooLarge() {
		Call call = this.candidate.call();
		int commands = Math.max(call.commands().size(), 1);
		call.commands()
			.values()
			.forEach((command) -> this.admission.answeredBytes(command.method(),
					this.candidate.maxResponseSize() / commands));
	}

	@Override
	public void doOnError(Throwable error) {
		if (error instanceof Bitrix24Exception failure) {
			record(failure);
		}
		this.admission.abandoned(this.candidate);
	}

	private void record(Bitrix24Exception failure) {
		boolean refused = failure.kind() == FailureKind.RATE_LIMIT || failure.kind() == FailureKind.PORTAL_BLOCKED;
		// Without a code, something before the portal may have answered.
		if (failure.code() != null && !refused && !isUnsent(failure)) {
			this.admission.accepted();
		}
		record(this.candidate.call(), failure);
		if (Repetitions.isTooLarge(failure)) {
			recordTooLarge();
		}
	}

	/**
	 * A failure that the portal knows nothing of tells nothing of its limits.
	 */
	private void record(Call call, Bitrix24Exception failure) {
		if (isUnsent(failure)) {
			return;
		}
		if (failure instanceof Bitrix24RateLimitException refusal) {
			this.admission.refused(refusal.retryAfter());
		}
		else if (failure.kind() == FailureKind.PORTAL_BLOCKED) {
			this.admission.blocked();
		}
		else if (failure.kind() == FailureKind.OPERATING_LIMIT && !CallTraits.isBatchOfRest3(call)) {
			this.admission.exhausted(call.method());
		}
		else {
			this.admission.answered(call.method(), null);
		}
	}

	private static boolean isUnsent(Bitrix24Exception failure) {
		return failure.httpStatus() == null && !failure.mayHaveRun();
	}

	@Override
	public void doOnCancel() {
		this.admission.abandoned(this.candidate);
	}

}
