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

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The codes of errors and what they stand for: the one place that knows codes.
 *
 * @see <a href="https://apidocs.bitrix24.com/error-codes.html">Error codes</a>
 */
final class ErrorCodes {

	private static final String V3_PREFIX = "BITRIX_REST_V3_EXCEPTION_";

	/**
	 * Codes that say no more than that something failed.
	 */
	private static final List<String> NONDESCRIPT = List.of("", "0", "ERROR_CORE");

	private static final Map<String, ErrorType> TYPES = new HashMap<>();

	static {
		put(ErrorType.RATE_LIMIT, "QUERY_LIMIT_EXCEEDED");
		put(ErrorType.OPERATING_LIMIT, "OPERATION_TIME_LIMIT", "RATELIMITEXCEPTION");
		put(ErrorType.PORTAL_BLOCKED, "OVERLOAD_LIMIT");
		put(ErrorType.PORTAL_UNAVAILABLE, "PORTAL_DELETED");
		put(ErrorType.SERVER, "INTERNAL_SERVER_ERROR", "ERROR_UNEXPECTED_ANSWER");
		put(ErrorType.AUTHENTICATION, "NO_AUTH_FOUND", "INVALID_TOKEN", "ERROR_OAUTH", "INVALID_GRANT",
				"INVALID_CLIENT", "AUTHORIZATION_ERROR");
		put(ErrorType.EXPIRED_TOKEN, "EXPIRED_TOKEN");
		put(ErrorType.ACCESS_DENIED, "ACCESS_DENIED", "ACCESSEXCEPTION", "ACCESSDENIEDEXCEPTION", "INVALID_CREDENTIALS",
				"USER_ACCESS_ERROR", "ALLOWED_ONLY_INTRANET_USER", "METHOD_CONFIRM_DENIED", "ERROR_WRONG_APPLICATION");
		put(ErrorType.INSUFFICIENT_SCOPE, "INSUFFICIENT_SCOPE", "INSUFFICIENTSCOPEEXCEPTION", "INVALID_SCOPE");
		put(ErrorType.WRONG_AUTH_TYPE, "WRONG_AUTH_TYPE", "ERROR_WRONG_CONTEXT");
		put(ErrorType.CONFIRMATION_PENDING, "METHOD_CONFIRM_WAITING");
		put(ErrorType.METHOD_NOT_FOUND, "ERROR_METHOD_NOT_FOUND", "METHOD_NOT_FOUND", "METHODNOTFOUNDEXCEPTION");
		put(ErrorType.NOT_FOUND, "NOT_FOUND", "ERROR_NOT_FOUND", "OWNER_NOT_FOUND", "BINDING_NOT_FOUND",
				"ENTITY_NOT_FOUND", "ENTITYNOTFOUNDEXCEPTION",
				"BITRIX_REST_V3_REALISATION_EXCEPTION_FIELDNOTFOUNDEXCEPTION", "ERROR_MANIFEST_IS_NOT_AVAILABLE");
		put(ErrorType.BATCH, "ERROR_BATCH_METHOD_NOT_ALLOWED", "ERROR_BATCH_LENGTH_EXCEEDED");
		put(ErrorType.PAYMENT_REQUIRED, "PAYMENT_REQUIRED");
		put(ErrorType.BAD_REQUEST, "INVALID_REQUEST", "INVALIDJSONEXCEPTION", "INVALIDSELECTEXCEPTION",
				"INVALIDFILTEREXCEPTION", "UNKNOWNFILTEROPERATOREXCEPTION", "INVALIDORDEREXCEPTION",
				"INVALIDPAGINATIONEXCEPTION", "UNKNOWNDTOPROPERTYEXCEPTION", "INVALIDIDEMPOTENCYKEYEXCEPTION");
		put(ErrorType.PLAN_RESTRICTION, "FEATURE_NOT_AVAILABLE_ON_CURRENT_PLAN");
		put(ErrorType.CONFLICT, "IDEMPOTENCYKEYREUSEDEXCEPTION", "NOTE_COLLECTION_UNDER_IMPORT", "BATCH_PROCESSING",
				"ACTIVITY_IS_ALREADY_BOUND", "LAST_BINDING_CANNOT_BE_DELETED", "CAN_NOT_UPDATE_COMPLETED_TODO",
				"CAN_NOT_UPDATE_COLOR_COMPLETED_TODO", "CAN_NOT_UPDATE_RESPONSIBLE_USER_COMPLETED_TODO");
		put(ErrorType.VALIDATION, "100", "ERROR_ARGUMENT", "INVALID_ARG_VALUE", "WRONG_DATETIME_FORMAT",
				"MISSING_PARAMS", "INVALID_FORMAT", "SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR",
				"SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR", "CAN_NOT_UPDATE_WRONG_COLOR_TODO",
				"ERROR_PARENT_ACTIVITY_RESTRICT", "WRONG_FIELD_VALUE", "INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE",
				"ERROR_EMPTY_LAYOUT", "FIELD_IS_REQUIRED", "FIELD_IS_REDUNDANT", "ENUM_FIELD", "TOO_MANY_ITEMS",
				"KEY_CONTAIN_WRONG_SYMBOLS", "WRONG_LANG", "UNSUITABLE_ACTIVITY_TYPE_ERROR", "REQUIRED_ARG_MISSING",
				"ARGUMENTNULLEXCEPTION", "VALIDATION_REQUESTVALIDATIONEXCEPTION", "VALIDATION_DTOVALIDATIONEXCEPTION",
				"VALIDATION_REQUESTFILTERVALIDATIONEXCEPTION");
	}

	private ErrorCodes() {
	}

	private static void put(ErrorType type, String... codes) {
		for (String code : codes) {
			TYPES.put(code, type);
		}
	}

	/**
	 * Find what a code stands for, ignoring case.
	 * @return the type, or {@code null} if the code is not known or says nothing
	 */
	static @Nullable ErrorType find(@Nullable String code) {
		String key = normalize(code);
		return TYPES.get(key.startsWith(V3_PREFIX) ? key.substring(V3_PREFIX.length()) : key);
	}

	static boolean isNondescript(@Nullable String code) {
		return NONDESCRIPT.contains(normalize(code));
	}

	private static String normalize(@Nullable String code) {
		return (code != null) ? code.strip().toUpperCase(Locale.ROOT) : "";
	}

}
