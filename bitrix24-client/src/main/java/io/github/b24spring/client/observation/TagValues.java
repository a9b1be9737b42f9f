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
package io.github.b24spring.client.observation;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.b24spring.client.catalog.MethodCatalog;
import io.github.b24spring.client.catalog.MethodDescription;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.FailureKind;

/**
 * Values of tags, each of which is one of few.
 */
final class TagValues {

	static final String NONE = "none";

	private static final String OTHER = "other";

	private static final String SEVERAL = "several";

	private static final Set<String> CODES = Set.of("QUERY_LIMIT_EXCEEDED", "OPERATION_TIME_LIMIT", "OVERLOAD_LIMIT",
			"INTERNAL_SERVER_ERROR", "ERROR_UNEXPECTED_ANSWER", "PORTAL_DELETED", "INVALID_REQUEST", "NO_AUTH_FOUND",
			"EXPIRED_TOKEN", "INVALID_TOKEN", "INVALID_CREDENTIALS", "ACCESS_DENIED", "INSUFFICIENT_SCOPE",
			"USER_ACCESS_ERROR", "WRONG_AUTH_TYPE", "ALLOWED_ONLY_INTRANET_USER", "METHOD_CONFIRM_WAITING",
			"METHOD_CONFIRM_DENIED", "ERROR_METHOD_NOT_FOUND", "ERROR_BATCH_METHOD_NOT_ALLOWED",
			"ERROR_BATCH_LENGTH_EXCEEDED", "ERROR_OAUTH", "PAYMENT_REQUIRED", "NOT_FOUND", "ERROR_NOT_FOUND",
			"OWNER_NOT_FOUND", "ERROR_CORE", "ERROR_ARGUMENT");

	private static final MethodCatalog CATALOG = MethodCatalog.documented();

	private TagValues() {
	}

	static String method(String method) {
		return CATALOG.find(method).map(MethodDescription::name).orElse(OTHER);
	}

	/**
	 * The method that all commands of a batch have in common.
	 */
	static String commands(Collection<String> methods) {
		if (methods.isEmpty()) {
			return NONE;
		}
		Set<String> different = methods.stream().map(TagValues::method).collect(Collectors.toSet());
		return (different.size() == 1) ? different.iterator().next() : SEVERAL;
	}

	static String outcome(Bitrix24ClientContext context) {
		if (context.getError() == null) {
			return context.isAnswered() ? "SUCCESS" : unanswered(context);
		}
		Bitrix24Exception failure = context.failure();
		return (failure != null) ? outcome(failure.kind()) : "SERVER_ERROR";
	}

	private static String outcome(FailureKind kind) {
		return switch (kind) {
			case RATE_LIMIT, OPERATING_LIMIT, PORTAL_BLOCKED -> "RATE_LIMITED";
			case AUTHENTICATION, EXPIRED_TOKEN -> "AUTHENTICATION_ERROR";
			case CONNECTION, TIMEOUT, UNREADABLE_RESPONSE -> "IO_ERROR";
			case SERVER -> "SERVER_ERROR";
			default -> "API_ERROR";
		};
	}

	private static String unanswered(Bitrix24ClientContext context) {
		return context.isCancelled() ? "CANCELLED" : "UNKNOWN";
	}

	static String code(Bitrix24ClientContext context) {
		Bitrix24Exception failure = context.failure();
		String code = (failure != null) ? failure.code() : null;
		if (code == null || code.isEmpty()) {
			return NONE;
		}
		String upperCase = code.toUpperCase(Locale.ROOT);
		return CODES.contains(upperCase) ? upperCase : OTHER;
	}

	static String status(Bitrix24ClientContext context) {
		if (context.isAnswered()) {
			return "200";
		}
		Bitrix24Exception failure = context.failure();
		Integer status = (failure != null) ? failure.httpStatus() : null;
		return (status != null) ? status.toString() : NONE;
	}

}
