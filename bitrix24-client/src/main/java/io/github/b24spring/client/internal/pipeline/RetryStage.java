package io.github.b24spring.client.internal.pipeline;

import java.time.Duration;
import java.util.function.Supplier;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.Bitrix24ClientListener.Repetition;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RetrySettings;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Repeats calls that did not run, and those whose outcome is unknown if they may run
 * twice.
 */
final class RetryStage implements Stage {

	private final Stage next;

	private final RetrySettings settings;

	private final Timing timing;

	private final Bitrix24ClientListener listener;

	private final Supplier<String> portalHost;

	RetryStage(Stage next, RetrySettings settings, Timing timing, Bitrix24ClientListener listener,
			Supplier<String> portalHost) {
		this.next = next;
		this.settings = settings;
		this.timing = timing;
		this.listener = listener;
		this.portalHost = portalHost;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		return Mono.defer(() -> {
			long start = this.timing.now();
			return this.next.exchange(call)
				.onErrorResume(Bitrix24Exception.class, (failure) -> repeat(call, start, failure));
		});
	}

	/**
	 * Most calls succeed at once, so what it takes to repeat them is made for those that
	 * do not.
	 */
	private Mono<Envelope> repeat(Call call, long start, Bitrix24Exception failure) {
		RetryDecision decision = new RetryDecision(call, this.settings);
		return pause(call, decision, start, failure).flatMap((first) -> this.next.exchange(call)
			.retryWhen(Retry
				.from((signals) -> signals.concatMap((signal) -> pause(call, decision, start, signal.failure())))));
	}

	private Mono<Long> pause(Call call, RetryDecision decision, long start, Throwable failure) {
		Duration elapsed = this.timing.since(start);
		Duration delay = decision.delay(failure, elapsed);
		if (delay == null) {
			return Mono.error(failure);
		}
		this.listener.repeating(new Repetition(this.portalHost.get(), (Bitrix24Exception) failure, delay));
		return delay.isZero() ? Mono.just(0L) : this.timing.delay(delay);
	}

}
