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

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How far a request got, for the moment when it fails: whether the connection took
 * anything of its body, which no portal runs a call without; and, where the connector can
 * tell, whether its head was written.
 */
final class SendProgress {

	private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

	private volatile boolean watched;

	private volatile boolean written;

	/**
	 * Note that the connection takes the request.
	 * @throws CancellationException if the request was given up
	 */
	void take() {
		if (!this.state.compareAndSet(State.WAITING, State.TAKEN) && this.state.get() == State.GIVEN_UP) {
			throw new CancellationException("The request was given up before it was sent");
		}
	}

	/**
	 * Note that the connector will tell when the head is written.
	 */
	void watch() {
		this.watched = true;
	}

	void written() {
		this.written = true;
	}

	/**
	 * Give the request up.
	 * @return whether it may have reached the portal; if not, it never will
	 */
	boolean giveUp() {
		return !this.state.compareAndSet(State.WAITING, State.GIVEN_UP) && this.state.get() == State.TAKEN;
	}

	/**
	 * Whether the request may have reached the portal over a connection that is closed.
	 */
	boolean mayHaveBeenSent() {
		return giveUp() && (!this.watched || this.written);
	}

	private enum State {

		WAITING, TAKEN, GIVEN_UP

	}

}
