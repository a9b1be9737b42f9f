package io.github.b24spring.client.internal.pipeline;

import java.util.function.Function;

import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.internal.answer.Envelope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Adds to a failure what the surroundings of the client know of it.
 */
final class HintStage implements Stage {

	private final Stage next;

	private final Function<Bitrix24Exception, @Nullable String> hints;

	HintStage(Stage next, Function<Bitrix24Exception, @Nullable String> hints) {
		this.next = next;
		this.hints = hints;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		return this.next.exchange(call).doOnError(Bitrix24Exception.class, (failure) -> {
			String hint = this.hints.apply(failure);
			if (hint != null) {
				failure.setHint(hint);
			}
		});
	}

}
