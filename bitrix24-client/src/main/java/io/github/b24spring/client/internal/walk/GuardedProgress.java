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

import java.util.function.Consumer;

import io.github.b24spring.client.ListProgress;
import io.github.b24spring.client.internal.callback.Callbacks;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Keeps what a listener throws away from the list of whose progress it is told.
 */
record GuardedProgress(Consumer<ListProgress> next) implements Consumer<ListProgress> {

	private static final Log logger = LogFactory.getLog(GuardedProgress.class);

	@Override
	public void accept(ListProgress progress) {
		Callbacks.run(() -> this.next.accept(progress),
				(failure) -> logger.error("A listener of the progress of a list failed; the list goes on", failure));
	}

}
