package io.github.b24spring.client.settings;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * How calls are repeated. A call that the portal refused without running it is repeated
 * until {@code timeout}; a call whose outcome is unknown is repeated only if it reads or
 * is marked idempotent, and at most {@code maxRetries} times.
 *
 * @param maxRetries the most repetitions after failures that are no refusal
 * @param delay the time before the first repetition after such a failure
 * @param multiplier how the time grows with each repetition, at least 1
 * @param maxDelay the longest time before a repetition
 * @param jitter the share of the time by which it varies at random, from 0 to 1
 * @param timeout the time from the first attempt after which nothing is repeated any more
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record RetrySettings(int maxRetries, Duration delay, double multiplier, Duration maxDelay, double jitter,
		Duration timeout) {

	public RetrySettings {
		Assert.isTrue(maxRetries >= 0, "'maxRetries' must not be negative");
		Assert.isTrue(!delay.isNegative(), "'delay' must not be negative");
		Assert.isTrue(multiplier >= 1, "'multiplier' must be at least 1");
		Assert.isTrue(maxDelay.compareTo(delay) >= 0, "'maxDelay' must not be shorter than 'delay'");
		Assert.isTrue(jitter >= 0 && jitter <= 1, "'jitter' must be from 0 to 1");
		Assert.isTrue(!timeout.isNegative(), "'timeout' must not be negative");
	}

	/**
	 * The settings of a client that was told nothing.
	 * @return three repetitions, after about 0.5, 1 and 2 seconds, within 30 minutes
	 */
	public static RetrySettings defaults() {
		return new RetrySettings(3, Duration.ofMillis(500), 2, Duration.ofSeconds(10), 0.2, Duration.ofMinutes(30));
	}

	/**
	 * Changes the most repetitions after failures that are no refusal.
	 * @param maxRetries the number
	 * @return a changed copy
	 */
	public RetrySettings withMaxRetries(int maxRetries) {
		return new RetrySettings(maxRetries, this.delay, this.multiplier, this.maxDelay, this.jitter, this.timeout);
	}

	/**
	 * Changes the time before a repetition.
	 * @param delay the time before the first
	 * @param multiplier how the time grows with each repetition
	 * @param maxDelay the longest time
	 * @return a changed copy
	 */
	public RetrySettings withBackoff(Duration delay, double multiplier, Duration maxDelay) {
		return new RetrySettings(this.maxRetries, delay, multiplier, maxDelay, this.jitter, this.timeout);
	}

	/**
	 * Changes how the time before a repetition varies.
	 * @param jitter the share of the time, from 0 to 1
	 * @return a changed copy
	 */
	public RetrySettings withJitter(double jitter) {
		return new RetrySettings(this.maxRetries, this.delay, this.multiplier, this.maxDelay, jitter, this.timeout);
	}

	/**
	 * Changes the time after which nothing is repeated any more.
	 * @param timeout the time from the first attempt
	 * @return a changed copy
	 */
	public RetrySettings withTimeout(Duration timeout) {
		return new RetrySettings(this.maxRetries, this.delay, this.multiplier, this.maxDelay, this.jitter, timeout);
	}

}
