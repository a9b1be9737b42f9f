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

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * A scheduler that knows which timers were neither run nor cancelled.
 */
public final class TimerCount implements Scheduler {

	private final Scheduler delegate;

	private final Set<Disposable> live = ConcurrentHashMap.newKeySet();

	public TimerCount(Scheduler delegate) {
		this.delegate = delegate;
	}

	public int live() {
		return this.live.size();
	}

	@Override
	public Disposable schedule(Runnable task) {
		return this.delegate.schedule(task);
	}

	@Override
	public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
		Disposable.Swap timer = Disposables.swap();
		Disposable tracked = Disposables.composite(timer, () -> this.live.remove(timer));
		this.live.add(timer);
		timer.update(this.delegate.schedule(() -> {
			this.live.remove(timer);
			task.run();
		}, delay, unit));
		return tracked;
	}

	@Override
	public Worker createWorker() {
		return this.delegate.createWorker();
	}

	@Override
	public long now(TimeUnit unit) {
		return this.delegate.now(unit);
	}

}
