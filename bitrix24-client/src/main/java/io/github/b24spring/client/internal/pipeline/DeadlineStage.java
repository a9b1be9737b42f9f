package io.github.b24spring.client.internal.pipeline;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.internal.answer.Envelope;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Ends a call at the deadline that its caller set, wherever it is on its way.
 */
final class DeadlineStage implements Stage {

	private final Stage next;

	private final Scheduler scheduler;

	DeadlineStage(Stage next, Scheduler scheduler) {
		this.next = next;
		this.scheduler = scheduler;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		Duration deadline = call.deadline();
		if (deadline == null) {
			return this.next.exchange(call);
		}
		return Mono.defer(() -> {
			CallProgress progress = new CallProgress();
			return this.next.exchange(call)
				.contextWrite((context) -> context.put(CallProgress.CONTEXT_KEY, progress))
				.timeout(deadline, this.scheduler)
				.onErrorMap(TimeoutException.class, (failure) -> passed(call, deadline, progress, failure));
		});
	}

	private static Bitrix24TimeoutException passed(Call call, Duration deadline, CallProgress progress,
			Throwable failure) {
		String obstacle = progress.obstacle();
		String description = "the call's deadline of " + deadline.toMillis() + " ms has passed"
				+ ((obstacle != null) ? " while it waited: " + obstacle : "");
		return Bitrix24TimeoutException
			.ofDeadline(Bitrix24Error.withoutAnswer(call.method(), description, progress.giveUp()), failure);
	}

}
