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

import java.util.concurrent.TimeUnit;

import io.github.b24spring.client.internal.time.Timing;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * Runs one task at a time that can be set, set anew and cancelled.
 */
final class Alarm {

	private final Timing timing;

	private final Runnable task;

	private Disposable timer = Disposables.disposed();

	private volatile boolean set;

	private long dueAt;

	Alarm(Timing timing, Runnable task) {
		this.timing = timing;
		this.task = task;
	}

	void setIn(long nanos) {
		cancel();
		this.dueAt = this.timing.now() + nanos;
		this.set = true;
		this.timer = this.timing.scheduler().schedule(this::ring, nanos, TimeUnit.NANOSECONDS);
	}

	private void ring() {
		this.set = false;
		this.task.run();
	}

	boolean isSet() {
		return this.set;
	}

	long dueAt() {
		return this.dueAt;
	}

	void cancel() {
		this.set = false;
		this.timer.dispose();
	}

}
