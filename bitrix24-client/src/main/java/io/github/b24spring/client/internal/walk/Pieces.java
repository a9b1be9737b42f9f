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
