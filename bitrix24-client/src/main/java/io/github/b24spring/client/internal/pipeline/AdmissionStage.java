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
import java.util.List;

import io.github.b24spring.client.exception.Bitrix24BatchException;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24OperatingLimitException;
import io.github.b24spring.client.internal.admission.Admission;
import io.github.b24spring.client.internal.admission.Permit;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.Envelope.BatchResults;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Lets a call wait for a permit, and sends it alone or with others in one request. The
 * only code that knows limits.
 */
final class AdmissionStage implements Stage {

	private final Stage next;

	private final Admission admission;

	private final boolean joinReads;

	private final int maxResponseSize;

	private final AdmissionReporter reporter;

	/**
	 * Create the stage.
	 * @param next the next stage
	 * @param admission gives permits
	 * @param joinReads whether calls that read share requests unless told otherwise
	 * @param maxResponseSize the largest answer that is read, in bytes
	 * @param reporter tells the listener
	 */
	AdmissionStage(Stage next, Admission admission, boolean joinReads, int maxResponseSize,
			AdmissionReporter reporter) {
		this.next = next;
		this.admission = admission;
		this.joinReads = joinReads;
		this.maxResponseSize = maxResponseSize;
		this.reporter = reporter;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		return Mono.deferContextual((context) -> {
			CallProgress progress = CallProgress.from(context);
			AdmissionCandidate candidate = new AdmissionCandidate(call, this.admission, joinKey(call),
					this.maxResponseSize, StartedObservation.requestOf(context), progress);
			if (this.admission.passesFreely(candidate)) {
				this.reporter.admitted(candidate, Duration.ZERO);
				return sendAlone(candidate);
			}
			long start = this.reporter.now();
			progress.waits(() -> this.admission.obstacle(candidate));
			return this.admission.enter(candidate).flatMap((permit) -> {
				this.reporter.admitted(candidate, this.reporter.since(start));
				return permit.isAlone() ? sendAlone(candidate) : sendWithOthers(candidate, permit);
			});
		});
	}

	/**
	 * Calls of different clients may have different credentials, so they share no
	 * request. While the portal refuses batches, nobody does.
	 */
	private @Nullable Object joinKey(Call call) {
		boolean allowed = this.joinReads || Boolean.TRUE.equals(call.joinable());
		return (allowed && !this.admission.isStopped(BatchCalls.METHOD)) ? this : null;
	}

	private Mono<Envelope> sendAlone(AdmissionCandidate candidate) {
		if (!candidate.call().commands().isEmpty()) {
			this.reporter.sendingBatch(candidate.call(), 0);
		}
		return send(candidate);
	}

	private Mono<Envelope> send(AdmissionCandidate candidate) {
		ResetTimes resetTimes = new ResetTimes(this.admission);
		return this.next.exchange(candidate.call())
			.tap(() -> new AdmissionFeedback(this.admission, candidate))
			.map((envelope) -> resetTimes.of(candidate.call(), envelope))
			.onErrorMap(Bitrix24OperatingLimitException.class, resetTimes::of);
	}

	private Mono<Envelope> sendWithOthers(AdmissionCandidate candidate, Permit permit) {
		return permit.share(AdmissionCandidate.class, this::sendTogether)
			.onErrorMap(Bitrix24Exception.class, (failure) -> failure.withMethod(candidate.method()))
			.flatMap((joined) -> joined.calls().answer(candidate, joined.results()))
			.doOnError(Bitrix24Exception.class, (failure) -> candidate.progress().ended(failure.mayHaveRun()))
			.onErrorResume((failure) -> isFailureOfTogetherness(candidate, failure), (failure) -> sendApart(candidate));
	}

	/**
	 * A method that the portal does not take in a batch has not run. An answer that is
	 * too large for several may do for one.
	 */
	private static boolean isFailureOfTogetherness(AdmissionCandidate candidate, Throwable failure) {
		return failure instanceof Bitrix24BatchException
				|| (Repetitions.isTooLarge(failure) && CallTraits.isRepeatable(candidate.call()));
	}

	private Mono<Envelope> sendApart(AdmissionCandidate candidate) {
		return exchange(candidate.call().withJoinable(false));
	}

	/**
	 * A call whose deadline passed while the others got the permit was told that it never
	 * runs.
	 */
	private Mono<JoinedAnswers> sendTogether(List<AdmissionCandidate> candidates) {
		List<AdmissionCandidate> joining = candidates.stream().filter(AdmissionCandidate::joins).toList();
		if (joining.isEmpty()) {
			return Mono.empty();
		}
		JoinedCalls calls = new JoinedCalls(joining);
		this.reporter.sendingBatch(calls.batch(), joining.size());
		AdmissionCandidate batch = new AdmissionCandidate(calls.batch(), this.admission, null, this.maxResponseSize,
				null, new CallProgress());
		return this.reporter.sharedRequests()
			.observe(joining,
					send(batch).contextWrite((context) -> context.delete(CallProgress.CONTEXT_KEY))
						.doOnTerminate(() -> joining.forEach(this.admission::abandoned))
						.map((envelope) -> new JoinedAnswers(calls, envelope.batchResults())));
	}

	private record JoinedAnswers(JoinedCalls calls, BatchResults results) {
	}

}
