package io.github.b24spring.client.internal.walk;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Rows in pieces. The failure of a list tells the last row that was given away, so that a
 * piece that has begun is not dropped for it.
 */
final class Pieces {

	private Pieces() {
	}

	static <T> Flux<List<T>> of(Flux<T> rows, int size) {
		return Flux.defer(() -> {
			AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
			return rows.onErrorResume((ex) -> {
				failure.set(ex);
				return Mono.empty();
			}).buffer(size).concatWith(Mono.defer(() -> {
				Throwable ex = failure.get();
				return (ex != null) ? Mono.error(ex) : Mono.empty();
			}));
		});
	}

}
