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
package io.github.b24spring.client.internal.answer;

import org.jspecify.annotations.Nullable;

/**
 * Finds what an error of the portal is: by code; by description where one code stands for
 * several things or none was given; by HTTP status last. It looks at what came, not at
 * what is shown of it.
 */
final class ErrorClassifier {

	private static final int BAD_REQUEST = 400;

	private static final int UNAUTHORIZED = 401;

	private static final int TOO_MANY_REQUESTS = 429;

	private static final int SERVER_ERROR = 500;

	private ErrorClassifier() {
	}

	static ErrorType classify(int status, ErrorBody body) {
		if (!body.fieldErrors().isEmpty()) {
			return ErrorType.VALIDATION;
		}
		ErrorType type = ErrorCodes.find(body.code());
		if (type == ErrorType.ACCESS_DENIED) {
			return accessDenied(status, body);
		}
		if (type == null && status == TOO_MANY_REQUESTS) {
			return ErrorType.RATE_LIMIT;
		}
		if (type == null && ErrorCodes.isNondescript(body.code())) {
			type = Sentences.find(body.description());
		}
		return (type != null) ? type : byStatus(status, body.code());
	}

	private static ErrorType accessDenied(int status, ErrorBody body) {
		return (status == UNAUTHORIZED && "INVALID_CREDENTIALS".equalsIgnoreCase(body.code()))
				? ErrorType.AUTHENTICATION : Sentences.refused(body.description());
	}

	private static ErrorType byStatus(int status, @Nullable String code) {
		if (status >= SERVER_ERROR) {
			return ErrorType.SERVER;
		}
		return ((code == null || code.isBlank()) && status > BAD_REQUEST) ? ofForeigner(status) : ErrorType.OTHER;
	}

	/**
	 * Find what the status means where something else than REST answered, such as a proxy
	 * or the portal's web server.
	 */
	static ErrorType ofForeigner(int status) {
		return switch (status) {
			case UNAUTHORIZED -> ErrorType.AUTHENTICATION;
			case 402 -> ErrorType.PAYMENT_REQUIRED;
			case 403 -> ErrorType.ACCESS_DENIED;
			case 404, 410 -> ErrorType.METHOD_NOT_FOUND;
			case TOO_MANY_REQUESTS -> ErrorType.RATE_LIMIT;
			case BAD_REQUEST, 405, 411, 413, 414, 415, 417, 431 -> ErrorType.BAD_REQUEST;
			case 408 -> ErrorType.UNREADABLE;
			default -> (status >= SERVER_ERROR) ? ErrorType.SERVER
					: (status > BAD_REQUEST) ? ErrorType.OTHER : ErrorType.UNREADABLE;
		};
	}

}
