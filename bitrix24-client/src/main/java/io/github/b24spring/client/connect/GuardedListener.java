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
package io.github.b24spring.client.connect;

import java.util.List;
import java.util.function.Consumer;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.internal.callback.Callbacks;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Calls listeners in their order, and keeps what one throws away from the others and from
 * the call.
 */
record GuardedListener(List<Bitrix24ClientListener> listeners) implements Bitrix24ClientListener {

	private static final Log logger = LogFactory.getLog(GuardedListener.class);

	GuardedListener {
		listeners = List.copyOf(listeners);
	}

	@Override
	public void answered(Answer answer) {
		guard((listener) -> listener.answered(answer));
	}

	@Override
	public void admitted(Admission admission) {
		guard((listener) -> listener.admitted(admission));
	}

	@Override
	public void sendingBatch(Batch batch) {
		guard((listener) -> listener.sendingBatch(batch));
	}

	@Override
	public void repeating(Repetition repetition) {
		guard((listener) -> listener.repeating(repetition));
	}

	@Override
	public void portalRenamed(String previousHost, String host) {
		guard((listener) -> listener.portalRenamed(previousHost, host));
	}

	private void guard(Consumer<Bitrix24ClientListener> callback) {
		Callbacks.each(this.listeners, callback,
				(failure) -> logger.error("A listener of the client failed; the call goes on", failure));
	}

}
