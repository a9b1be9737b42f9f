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
package io.github.b24spring.client.internal.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Where time comes from. Nothing else in the client asks a clock, so that tests can use a
 * virtual one.
 *
 * @param scheduler runs what has to wait
 * @param nanoTime tells the time, which never goes back, in nanoseconds
 * @param wallClock tells the date and time, which may jump
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record Timing(Scheduler scheduler, LongSupplier nanoTime, Supplier<Instant> wallClock) {

	/**
	 * Return the time of this machine.
	 * @return the timing
	 */
	public static Timing system() {
		return new Timing(Schedulers.parallel(), System::nanoTime, Instant::now);
	}

	/**
	 * Return the time of a scheduler, such as a virtual one.
	 * @param scheduler the scheduler
	 * @return the timing
	 */
	public static Timing of(Scheduler scheduler) {
		return new Timing(scheduler, () -> scheduler.now(TimeUnit.NANOSECONDS),
				() -> Instant.ofEpochMilli(scheduler.now(TimeUnit.MILLISECONDS)));
	}

	/**
	 * Return the time for measuring.
	 * @return nanoseconds since a moment that means nothing
	 */
	public long now() {
		return this.nanoTime.getAsLong();
	}

	/**
	 * Return the time since a moment.
	 * @param start the moment, as {@link #now()} told it
	 * @return the time
	 */
	public Duration since(long start) {
		return Duration.ofNanos(now() - start);
	}

	/**
	 * Return the date and time.
	 * @return the moment
	 */
	public Instant instant() {
		return this.wallClock.get();
	}

	/**
	 * Return the date and time of a moment.
	 * @param nanoTime the moment in the time of {@link #now()}
	 * @return the moment by the clock as it is now
	 */
	public Instant instantOf(long nanoTime) {
		return instant().plusNanos(nanoTime - now());
	}

	/**
	 * Wait.
	 * @param duration the time
	 * @return a signal after the time
	 */
	public Mono<Long> delay(Duration duration) {
		return Mono.delay(Durations.countable(duration), this.scheduler);
	}

}
