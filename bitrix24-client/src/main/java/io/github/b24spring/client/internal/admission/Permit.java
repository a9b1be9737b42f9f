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
package io.github.b24spring.client.internal.admission;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The permission to send one request, of one call or shared by several.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Permit {

	private final List<? extends Admissible> calls;

	private @Nullable Mono<?> request;

	Permit(List<? extends Admissible> calls) {
		this.calls = calls;
	}

	/**
	 * Return whether one call has the permit for itself.
	 * @return whether the request is not shared
	 */
	public boolean isAlone() {
		return this.calls.size() == 1;
	}

	/**
	 * Send the request that the calls share, once: whoever asks first sends it, and all
	 * get the same answer. It goes on when a call is cancelled, for the sake of the
	 * others.
	 * @param <T> the type of the calls
	 * @param <R> the type of the answer
	 * @param type the type of the calls
	 * @param sender makes the request
	 * @return the answer
	 */
	@SuppressWarnings("unchecked")
	public synchronized <T extends Admissible, R> Mono<R> share(Class<T> type, Function<List<T>, Mono<R>> sender) {
		if (this.request == null) {
			this.request = sender.apply(this.calls.stream().map(type::cast).toList()).cache();
		}
		return (Mono<R>) this.request;
	}

}
