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

import org.springframework.util.Assert;

/**
 * Times that users set. What comes out of here is counted, added up and doubled without
 * an overflow.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Durations {

	private static final Duration SHORTEST = Duration.ofMillis(1);

	/**
	 * Longer than any process runs, and short enough that times add up without an
	 * overflow.
	 */
	private static final Duration FOR_EVER = Duration.ofDays(3650);

	private Durations() {
	}

	/**
	 * Check a time that must be one, to the millisecond.
	 * @param name what the user knows it by
	 * @param duration the time, of any length
	 * @return the time, or one that is as good as for ever
	 * @throws IllegalArgumentException if it is shorter than a millisecond
	 */
	public static Duration positive(String name, Duration duration) {
		Assert.isTrue(duration.compareTo(SHORTEST) >= 0, () -> "'" + name + "' must be at least 1 ms, not " + duration);
		return countable(duration);
	}

	/**
	 * Check a time that may be none.
	 * @param name what the user knows it by
	 * @param duration the time, of any length
	 * @return the time, or one that is as good as for ever
	 * @throws IllegalArgumentException if it is negative
	 */
	public static Duration notNegative(String name, Duration duration) {
		Assert.isTrue(!duration.isNegative(), () -> "'" + name + "' must not be negative, but is " + duration);
		return countable(duration);
	}

	static Duration countable(Duration duration) {
		return (duration.compareTo(FOR_EVER) < 0) ? duration : FOR_EVER;
	}

}
