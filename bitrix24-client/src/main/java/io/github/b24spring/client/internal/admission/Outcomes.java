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

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Decides under a lock, and hands out what was decided outside of it and never within
 * each other, in the order in which it was decided.
 */
final class Outcomes {

	private final Object lock = new Object();

	private final Queue<Runnable> pending = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean emitting = new AtomicBoolean();

	/**
	 * Decide something while nobody else does, and hand out what came of it.
	 */
	void decide(Runnable decision) {
		synchronized (this.lock) {
			decision.run();
		}
		emit();
	}

	/**
	 * Read something while nobody decides.
	 */
	<T> T read(Supplier<T> state) {
		synchronized (this.lock) {
			return state.get();
		}
	}

	void add(Runnable outcome) {
		this.pending.add(outcome);
	}

	/**
	 * Hand out what there is, unless somebody does already or will.
	 */
	private void emit() {
		while (!this.pending.isEmpty() && !Thread.holdsLock(this.lock) && this.emitting.compareAndSet(false, true)) {
			try {
				emitAll();
			}
			finally {
				this.emitting.set(false);
			}
		}
	}

	/**
	 * An outcome that throws must not keep the others from those who wait for them.
	 */
	private void emitAll() {
		Throwable thrown = null;
		for (Runnable outcome = this.pending.poll(); outcome != null; outcome = this.pending.poll()) {
			try {
				outcome.run();
			}
			catch (RuntimeException | Error ex) {
				thrown = (thrown != null) ? thrown : ex;
			}
		}
		if (thrown instanceof Error error) {
			throw error;
		}
		if (thrown instanceof RuntimeException exception) {
			throw exception;
		}
	}

}
