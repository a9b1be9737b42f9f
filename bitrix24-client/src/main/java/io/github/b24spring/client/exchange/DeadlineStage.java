package io.github.b24spring.client.exchange;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.github.b24spring.client.Bitrix24Error;
import io.github.b24spring.client.Bitrix24TimeoutException;
import reactor.core.publisher.Mono;

/**
 * Ends a call at the deadline that its caller set.
 */
final class DeadlineStage implements Stage {

	private final Stage next;

	DeadlineStage(Stage next) {
		this.next = next;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		Duration deadline = call.deadline();
		if (deadline == null) {
			return this.next.exchange(call);
		}
		return this.next.exchange(call)
			.timeout(deadline)
			.onErrorMap(TimeoutException.class,
					(failure) -> new Bitrix24TimeoutException(
							Bitrix24Error.withoutAnswer(call.method(),
									"the call's deadline of " + deadline.toMillis() + " ms has passed", true),
							failure));
	}

}
