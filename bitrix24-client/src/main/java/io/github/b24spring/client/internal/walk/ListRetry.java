package io.github.b24spring.client.internal.walk;

import java.time.Duration;

import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24OperatingLimitException;
import io.github.b24spring.client.exception.Bitrix24PortalUnavailableException;
import io.github.b24spring.client.exception.Bitrix24RateLimitException;
import io.github.b24spring.client.exception.Bitrix24ServerException;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;

/**
 * Whether and when pages of a list that failed are asked for again. They only read, so
 * all that matters is whether it may help.
 */
final class ListRetry {

	private static final int MAX_ATTEMPTS = 5;

	private ListRetry() {
	}

	/**
	 * Whether it may help to ask again.
	 * @param failure the failure
	 * @param attempts how often nothing but failures came
	 */
	static boolean mayHelp(Bitrix24Exception failure, int attempts) {
		return attempts < MAX_ATTEMPTS && (failure instanceof Bitrix24RateLimitException
				|| failure instanceof Bitrix24OperatingLimitException || failure instanceof Bitrix24ServerException
				|| failure instanceof Bitrix24TimeoutException || failure instanceof Bitrix24ConnectionException
				|| failure instanceof Bitrix24PortalUnavailableException);
	}

	static Duration pause(int attempts) {
		return Duration.ofSeconds(1L << attempts);
	}

}
