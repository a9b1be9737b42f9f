package io.github.b24spring.autoconfigure.metrics;

import java.util.Locale;

import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ExpiredTokenException;
import io.github.b24spring.client.exception.Bitrix24OperatingLimitException;
import io.github.b24spring.client.exception.Bitrix24RateLimitException;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;

/**
 * Why a call is repeated, as the value of a tag.
 */
enum RepetitionReason {

	RATE_LIMIT, OPERATING_LIMIT, EXPIRED_TOKEN, TIMEOUT, CONNECTION, UNREADABLE_RESPONSE, SERVER_ERROR;

	static RepetitionReason of(Bitrix24Exception failure) {
		if (failure instanceof Bitrix24RateLimitException) {
			return RATE_LIMIT;
		}
		if (failure instanceof Bitrix24OperatingLimitException) {
			return OPERATING_LIMIT;
		}
		if (failure instanceof Bitrix24ExpiredTokenException) {
			return EXPIRED_TOKEN;
		}
		if (failure instanceof Bitrix24TimeoutException) {
			return TIMEOUT;
		}
		if (failure instanceof Bitrix24ConnectionException) {
			return CONNECTION;
		}
		return (failure instanceof Bitrix24UnreadableResponseException) ? UNREADABLE_RESPONSE : SERVER_ERROR;
	}

	String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

}
