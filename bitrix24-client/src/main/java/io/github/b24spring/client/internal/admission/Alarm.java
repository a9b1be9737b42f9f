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
