package io.github.b24spring.client.internal.pipeline;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.exception.Bitrix24BatchException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24OperatingLimitException;
import io.github.b24spring.client.exception.Bitrix24PortalBlockedException;
import io.github.b24spring.client.exception.Bitrix24RateLimitException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.admission.OperatingBudget;
import io.github.b24spring.client.internal.admission.PortalAdmission;
import io.github.b24spring.client.internal.admission.Turn;
import io.github.b24spring.client.internal.answer.BatchResults;
import io.github.b24spring.client.internal.answer.CommandResult;
import io.github.b24spring.client.internal.answer.Envelope;
import org.jspecify.annotations.Nullable;
import reactor.core.observability.DefaultSignalListener;
import reactor.core.publisher.Mono;

/**
 * Lets a call wait for its turn, alone or with others in one request, and learns from
 * every answer what the portal still allows. The only code that knows limits.
 */
final class AdmissionStage implements Stage {

	private final Stage next;

	private final PortalAdmission admission;

	private final OperatingBudget budget;

	private final boolean joinReads;

	private final AdmissionReporter reporter;

	AdmissionStage(Stage next, PortalAdmission admission, OperatingBudget budget, boolean joinReads,
			AdmissionReporter reporter) {
		this.next = next;
		this.admission = admission;
		this.budget = budget;
		this.joinReads = joinReads;
		this.reporter = reporter;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		return Mono.deferContextual((context) -> {
			AdmissionCandidate candidate = new AdmissionCandidate(call, this.budget, joinKey(call));
			CallProgress progress = CallProgress.from(context);
			if (this.admission.passesFreely(candidate)) {
				return send(candidate, progress);
			}
			long start = this.reporter.now();
			return this.admission.enter(candidate).flatMap((turn) -> {
				this.reporter.admitted(call, start);
				return turn.isAlone() ? send(candidate, progress) : sendWithOthers(candidate, turn, progress);
			});
		});
	}

	/**
	 * Calls of different clients may have different credentials, so they share no
	 * request. While the portal refuses batches, nobody does.
	 */
	private @Nullable Object joinKey(Call call) {
		boolean allowed = this.joinReads || Boolean.TRUE.equals(call.joinable());
		return (allowed && !this.budget.isStopped(BatchCalls.METHOD)) ? this : null;
	}

	private Mono<Envelope> send(AdmissionCandidate candidate, CallProgress progress) {
		progress.sent();
		return this.next.exchange(candidate.call()).tap(() -> new Learner(candidate, progress));
	}

	private Mono<Envelope> sendWithOthers(AdmissionCandidate candidate, Turn turn, CallProgress progress) {
		progress.sent();
		return turn.share(AdmissionCandidate.class, this::sendTogether)
			.onErrorMap(Bitrix24Exception.class, (failure) -> JoinedFailure.forMethod(candidate.method(), failure))
			.flatMap((answers) -> answers.of(candidate))
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
		Map<String, Call> commands = new LinkedHashMap<>();
		Map<AdmissionCandidate, String> ids = new IdentityHashMap<>();
		Map<String, String> sameCalls = new HashMap<>();
		for (AdmissionCandidate candidate : candidates) {
			Call call = candidate.call();
			String id = (call.parameters().isEmpty() && CallTraits.isRepeatable(call))
					? sameCalls.computeIfAbsent(call.method(), (method) -> "c" + commands.size())
					: "c" + commands.size();
			commands.put(id, call);
			ids.put(candidate, id);
		}
		Call batch = BatchCalls.of(commands, false).withPriority(candidates.get(0).priority());
		this.reporter.sendingBatch(batch, candidates.size());
		return send(new AdmissionCandidate(batch, this.budget, null), new CallProgress())
			.map((envelope) -> new JoinedAnswers(ids, envelope.batchResults()));
	}

	private void learn(Call call, Envelope envelope) {
		this.admission.accepted();
		this.admission.answered(this.budget, call.method(), envelope.time());
		if (!call.commands().isEmpty()) {
			BatchResults results = envelope.batchResults();
			call.commands().forEach((id, command) -> learn(command, results.of(id)));
		}
	}

	private void learn(Call command, CommandResult result) {
		if (result instanceof CommandResult.Answered answered) {
			this.admission.answered(this.budget, command.method(), answered.envelope().time());
		}
		else if (result instanceof CommandResult.Refused refused) {
			learnRefusal(command, refused.failure());
		}
	}

	private void learn(AdmissionCandidate candidate, Throwable failure) {
		if (!(failure instanceof Bitrix24Exception told) || (told.httpStatus() == null && !told.mayHaveRun())) {
			this.admission.abandoned(candidate);
		}
		else if (told instanceof Bitrix24RateLimitException) {
			this.admission.refused();
		}
		else if (told instanceof Bitrix24PortalBlockedException) {
			this.admission.blocked();
		}
		else {
			// Without a code, something before the portal may have answered.
			if (told.code() != null) {
				this.admission.accepted();
			}
			learnRefusal(candidate.call(), told);
		}
	}

	private void learnRefusal(Call call, Bitrix24Exception failure) {
		if (failure instanceof Bitrix24OperatingLimitException) {
			this.admission.exhausted(this.budget, call.method());
		}
		else {
			this.admission.answered(this.budget, call.method(), null);
		}
	}

	/**
	 * Learns from what becomes of a request.
	 */
	private final class Learner extends DefaultSignalListener<Envelope> {

		private final AdmissionCandidate candidate;

		private final CallProgress progress;

		private Learner(AdmissionCandidate candidate, CallProgress progress) {
			this.candidate = candidate;
			this.progress = progress;
		}

		@Override
		public void doOnNext(Envelope envelope) {
			learn(this.candidate.call(), envelope);
		}

		@Override
		public void doOnError(Throwable error) {
			learn(this.candidate, error);
			if (error instanceof Bitrix24Exception failure) {
				this.progress.failed(failure.mayHaveRun());
			}
		}

		@Override
		public void doOnCancel() {
			AdmissionStage.this.admission.abandoned(this.candidate);
		}

	}

	/**
	 * The answers to calls that shared a request.
	 */
	private record JoinedAnswers(Map<AdmissionCandidate, String> ids, BatchResults results) {

		Mono<Envelope> of(AdmissionCandidate candidate) {
			CommandResult result = this.results.of(this.ids.getOrDefault(candidate, ""));
			if (result instanceof CommandResult.Answered answered) {
				return Mono.just(answered.envelope());
			}
			if (result instanceof CommandResult.Refused refused) {
				return Mono.error(refused.failure());
			}
			return Mono.error(new Bitrix24UnreadableResponseException(Bitrix24Error.withoutAnswer(candidate.method(),
					"the portal left the call out of its answer to several", true), null));
		}

	}

}
