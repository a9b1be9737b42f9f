package io.github.b24spring.client.internal.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24OperatingLimitException;
import io.github.b24spring.client.exception.Bitrix24RateLimitException;
import io.github.b24spring.client.exception.Bitrix24ServerException;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.settings.RetrySettings;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.buffer.DataBufferLimitException;

/**
 * Decides for one call, failure by failure, whether it is repeated and when. The question
 * is whether it ran, not whether the failure is temporary.
 */
final class RetryDecision {

	/**
	 * The first failure and the latest tell enough of a call that is refused for long.
	 */
	private static final int MAX_REMEMBERED = 10;

	private final RetrySettings settings;

	private final boolean repeatable;

	private final List<Throwable> failures = new ArrayList<>();

	private int repetitions;

	RetryDecision(Call call, RetrySettings settings) {
		this.settings = settings;
		this.repeatable = CallTraits.isRepeatable(call);
	}

	/**
	 * Decides after a failure. One that ends the call is given the failures before it.
	 * @return how long to wait, or {@code null} to give up
	 */
	@Nullable Duration delay(Throwable failure, Duration elapsed) {
		Duration delay = (elapsed.compareTo(this.settings.timeout()) < 0) ? delay(failure) : null;
		if (delay == null) {
			this.failures.stream().filter((earlier) -> earlier != failure).forEach(failure::addSuppressed);
		}
		else {
			this.failures.add(failure);
			if (this.failures.size() > MAX_REMEMBERED) {
				this.failures.remove(1);
			}
		}
		return delay;
	}

	private @Nullable Duration delay(Throwable failure) {
		if (failure instanceof Bitrix24RateLimitException || failure instanceof Bitrix24OperatingLimitException) {
			// Admission knows how long these take.
			return Duration.ZERO;
		}
		if (!isPassing(failure) || this.repetitions == this.settings.maxRetries()) {
			return null;
		}
		boolean mayHaveRun = ((Bitrix24Exception) failure).mayHaveRun();
		return (this.repeatable || !mayHaveRun) ? backoff(this.repetitions++) : null;
	}

	private static boolean isPassing(Throwable failure) {
		return failure instanceof Bitrix24TimeoutException || failure instanceof Bitrix24ConnectionException
				|| failure instanceof Bitrix24ServerException || (failure instanceof Bitrix24UnreadableResponseException
						&& !(failure.getCause() instanceof DataBufferLimitException));
	}

	private Duration backoff(int repetition) {
		double millis = Math.min(this.settings.delay().toMillis() * Math.pow(this.settings.multiplier(), repetition),
				this.settings.maxDelay().toMillis());
		double jitter = 1 + this.settings.jitter() * (2 * ThreadLocalRandom.current().nextDouble() - 1);
		return Duration.ofMillis((long) (millis * jitter));
	}

}
