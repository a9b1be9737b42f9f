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
package io.github.b24spring.autoconfigure.internal;

import java.util.Locale;

import io.github.b24spring.client.exception.Bitrix24Exception;

/**
 * Why a call is repeated, as the value of a tag.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public enum RepetitionReason {

	/**
	 * The portal refused it for its rate.
	 */
	RATE_LIMIT,

	/**
	 * The portal refused it for the execution time of its method.
	 */
	OPERATING_LIMIT,

	/**
	 * Its token had expired.
	 */
	EXPIRED_TOKEN,

	/**
	 * No answer came in time.
	 */
	TIMEOUT,

	/**
	 * The connection failed.
	 */
	CONNECTION,

	/**
	 * The answer could not be read.
	 */
	UNREADABLE_RESPONSE,

	/**
	 * The portal failed.
	 */
	SERVER_ERROR;

	/**
	 * Return the reason.
	 * @param failure the failure after which a call is repeated
	 * @return the reason
	 */
	public static RepetitionReason of(Bitrix24Exception failure) {
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

	/**
	 * Return the value of the tag.
	 * @return the name in lower case
	 */
	public String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

}
