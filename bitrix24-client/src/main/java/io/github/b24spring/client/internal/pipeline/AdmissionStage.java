package io.github.b24spring.client.internal.pipeline;

import java.util.List;

import io.github.b24spring.client.exception.Bitrix24BatchException;
import io.github.b24spring.client.exception.Bitrix24Exception;
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

	private final AdmissionReporter reporter;

	/**
	 * Create the stage.
	 * @param next the next stage
	 * @param admission gives permits
	 * @param joinReads whether calls that read share requests unless told otherwise
	 * @param reporter tells the listener
	 */
	AdmissionStage(Stage next, Admission admission, boolean joinReads, AdmissionReporter reporter) {
		this.next = next;
		this.admission = admission;
		this.joinReads = joinReads;
		this.reporter = reporter;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		return Mono.deferContextual((context) -> {
			AdmissionCandidate candidate = new AdmissionCandidate(call, this.admission, joinKey(call));
			CallProgress progress = CallProgress.from(context);
			if (this.admission.passesFreely(candidate)) {
				return send(candidate, progress);
			}
			long start = this.reporter.now();
			return this.admission.enter(candidate).flatMap((permit) -> {
				this.reporter.admitted(call, start);
				return permit.isAlone() ? send(candidate, progress) : sendWithOthers(candidate, permit, progress);
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

	private Mono<Envelope> send(AdmissionCandidate candidate, CallProgress progress) {
		progress.sent();
		return this.next.exchange(candidate.call())
			.tap(() -> new AdmissionFeedback(this.admission, candidate, progress));
	}

	private Mono<Envelope> sendWithOthers(AdmissionCandidate candidate, Permit permit, CallProgress progress) {
		progress.sent();
		return permit.share(AdmissionCandidate.class, this::sendTogether)
			.onErrorMap(Bitrix24Exception.class, (failure) -> failure.withMethod(candidate.method()))
			.flatMap((joined) -> joined.calls().answer(candidate, joined.results()))
			.doOnError(Bitrix24Exception.class, (failure) -> progress.failed(failure.mayHaveRun()))
			.onErrorResume(Bitrix24BatchException.class, (refused) -> sendAfterAll(candidate));
	}

	/**
	 * A method that the portal does not take in a batch has not run.
	 */
	private Mono<Envelope> sendAfterAll(AdmissionCandidate candidate) {
		return exchange(candidate.call().withJoinable(false));
	}

	private Mono<JoinedAnswers> sendTogether(List<AdmissionCandidate> candidates) {
		JoinedCalls calls = new JoinedCalls(candidates);
		this.reporter.sendingBatch(calls.batch(), candidates.size());
		return send(new AdmissionCandidate(calls.batch(), this.admission, null), new CallProgress())
			.map((envelope) -> new JoinedAnswers(calls, envelope.batchResults()));
	}

	private record JoinedAnswers(JoinedCalls calls, BatchResults results) {
	}

}
