package io.github.b24spring.client.internal.pipeline;

import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24RateLimitException;
import io.github.b24spring.client.exception.FailureKind;
import io.github.b24spring.client.internal.admission.Admission;
import io.github.b24spring.client.internal.answer.Envelope;
import reactor.core.publisher.Mono;

/**
 * Keeps downloads, which take no permit, away from a portal that Bitrix24 has blocked, or
 * that asked for a pause.
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
		return this.admission.passCircuit(new AdmissionCandidate(call, this.admission, null, Integer.MAX_VALUE))
			.then(this.next.exchange(call))
			.doOnNext((envelope) -> this.admission.notBlocked())
			.doOnError(Bitrix24Exception.class, this::record);
	}

	private void record(Bitrix24Exception failure) {
		if (failure.kind() == FailureKind.PORTAL_BLOCKED && failure.httpStatus() != null) {
			this.admission.blocked();
		}
		else if (failure instanceof Bitrix24RateLimitException refusal) {
			this.admission.refused(refusal.retryAfter());
		}
	}

}
