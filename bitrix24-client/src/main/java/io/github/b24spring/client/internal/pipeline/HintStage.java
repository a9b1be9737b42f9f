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
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/**
 * Adds to a failure what the surroundings of the client know of it.
 */
final class HintStage implements Stage {

	private static final Log logger = LogFactory.getLog(HintStage.class);

	private final Stage next;

	private final Function<Bitrix24Exception, @Nullable String> hints;

	HintStage(Stage next, Function<Bitrix24Exception, @Nullable String> hints) {
		this.next = next;
		this.hints = hints;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		return this.next.exchange(call).doOnError(Bitrix24Exception.class, (failure) -> {
			String hint = hint(failure);
			if (hint != null) {
				failure.setHint(hint);
			}
		});
	}

	/**
	 * What the surroundings throw does not take the place of the failure.
	 */
	private @Nullable String hint(Bitrix24Exception failure) {
		try {
			return this.hints.apply(failure);
		}
		catch (Throwable ex) {
			Exceptions.throwIfJvmFatal(ex);
			logger.error("Nothing can be added to a failure of the client", ex);
			return null;
		}
	}

}
