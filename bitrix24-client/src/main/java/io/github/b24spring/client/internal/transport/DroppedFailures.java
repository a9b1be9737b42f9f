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
package io.github.b24spring.client.internal.transport;

import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Takes the failures of a request that nobody waits for any more, such as that it was
 * cancelled. Reactor would log them as errors, though there is nothing to be done, and
 * with whatever secret the HTTP library repeats.
 */
final class DroppedFailures implements Consumer<Throwable> {

	/**
	 * Where Reactor looks for what takes the place of its hook in one sequence.
	 */
	static final String CONTEXT_KEY = "reactor.onErrorDropped.local";

	private static final Log logger = LogFactory.getLog(DroppedFailures.class);

	private final SecretRedactor redactor;

	DroppedFailures(SecretRedactor redactor) {
		this.redactor = redactor;
	}

	@Override
	public void accept(Throwable failure) {
		if (logger.isDebugEnabled()) {
			logger.debug("A request that nobody waits for failed", RedactedException.of(failure, this.redactor));
		}
	}

}
