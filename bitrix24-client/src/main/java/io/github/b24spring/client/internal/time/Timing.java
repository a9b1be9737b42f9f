package io.github.b24spring.client.internal.time;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Where time comes from.
 *
 * @param scheduler runs what has to wait
 * @param nanoTime tells the time, which never goes back, in nanoseconds
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record Timing(Scheduler scheduler, LongSupplier nanoTime) {

	/**
	 * The time of this machine.
	 * @return the timing
	 */
	public static Timing system() {
		return new Timing(Schedulers.parallel(), System::nanoTime);
	}

	/**
	 * The time of a scheduler, such as a virtual one.
	 * @param scheduler the scheduler
	 * @return the timing
	 */
	public static Timing of(Scheduler scheduler) {
		return new Timing(scheduler, () -> scheduler.now(TimeUnit.NANOSECONDS));
	}

	public long now() {
		return this.nanoTime.getAsLong();
	}

}
