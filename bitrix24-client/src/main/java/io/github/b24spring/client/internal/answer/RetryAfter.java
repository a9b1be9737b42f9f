package io.github.b24spring.client.internal.answer;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * For how long the other side does not want to be asked. Where it tells a moment, its own
 * clock says when now is.
 */
final class RetryAfter {

	private static final long MAX_SECONDS = Duration.ofDays(1).toSeconds();

	private RetryAfter() {
	}

	static @Nullable Duration of(HttpHeaders headers) {
		String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
		if (value == null) {
			return null;
		}
		Double seconds = Scalars.seconds(Scalars.number(value.strip()));
		if (seconds == null) {
			seconds = secondsUntil(headers);
		}
		return (seconds != null) ? Duration.ofMillis((long) (1000 * Math.min(seconds, MAX_SECONDS))) : null;
	}

	private static @Nullable Double secondsUntil(HttpHeaders headers) {
		try {
			long until = headers.getFirstDate(HttpHeaders.RETRY_AFTER);
			long now = headers.getFirstDate(HttpHeaders.DATE);
			return (until >= 0 && now >= 0) ? (Double) (Math.max(0, until - now) / 1000d) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
