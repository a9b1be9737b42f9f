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
