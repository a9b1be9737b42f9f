package io.github.b24spring.autoconfigure.metrics;

import java.util.Locale;

import io.github.b24spring.client.exception.Bitrix24Exception;

/**
 * Why a call is repeated, as the value of a tag.
 */
enum RepetitionReason {

	RATE_LIMIT, OPERATING_LIMIT, EXPIRED_TOKEN, TIMEOUT, CONNECTION, UNREADABLE_RESPONSE, SERVER_ERROR;

	static RepetitionReason of(Bitrix24Exception failure) {
		return switch (failure.kind()) {
			case RATE_LIMIT -> RATE_LIMIT;
			case OPERATING_LIMIT -> OPERATING_LIMIT;
			case EXPIRED_TOKEN -> EXPIRED_TOKEN;
			case TIMEOUT -> TIMEOUT;
			case CONNECTION -> CONNECTION;
			case UNREADABLE_RESPONSE -> UNREADABLE_RESPONSE;
			default -> SERVER_ERROR;
		};
	}

	String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

}
