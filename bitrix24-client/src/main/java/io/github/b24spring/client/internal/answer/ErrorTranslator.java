package io.github.b24spring.client.internal.answer;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.catalog.MethodCatalog;
import io.github.b24spring.client.exception.Bitrix24AccessDeniedException;
import io.github.b24spring.client.exception.Bitrix24ApiException;
import io.github.b24spring.client.exception.Bitrix24AuthenticationException;
import io.github.b24spring.client.exception.Bitrix24BadRequestException;
import io.github.b24spring.client.exception.Bitrix24BatchException;
import io.github.b24spring.client.exception.Bitrix24ConfirmationPendingException;
import io.github.b24spring.client.exception.Bitrix24ConflictException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ExpiredTokenException;
import io.github.b24spring.client.exception.Bitrix24InsufficientScopeException;
import io.github.b24spring.client.exception.Bitrix24MethodNotFoundException;
import io.github.b24spring.client.exception.Bitrix24NotFoundException;
import io.github.b24spring.client.exception.Bitrix24OperatingLimitException;
import io.github.b24spring.client.exception.Bitrix24PaymentRequiredException;
import io.github.b24spring.client.exception.Bitrix24PlanRestrictionException;
import io.github.b24spring.client.exception.Bitrix24PortalBlockedException;
import io.github.b24spring.client.exception.Bitrix24PortalUnavailableException;
import io.github.b24spring.client.exception.Bitrix24RateLimitException;
import io.github.b24spring.client.exception.Bitrix24ServerException;
import io.github.b24spring.client.exception.Bitrix24ValidationException;
import io.github.b24spring.client.exception.Bitrix24WrongAuthTypeException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the exception for an error of the portal: by code, ignoring case; by description
 * where one code stands for several things or none was given; by HTTP status last.
 *
 * @see <a href="https://apidocs.bitrix24.com/error-codes.html">Error codes</a>
 */
public final class ErrorTranslator {

	private static final String V3_PREFIX = "BITRIX_REST_V3_EXCEPTION_";

	/**
	 * Parts of the sentences with which classic CRM methods refuse values.
	 */
	private static final List<String> REFUSED_VALUES = List.of("is not defined or", "the only one communication is",
			"could not build binding", "is not supported in current context", "for this activity provider");

	private ErrorTranslator() {
	}

	public static Bitrix24Exception translate(String method, RestVersion version, int status, ErrorBody body,
			UnaryOperator<String> redaction) {
		String code = redact(body.code(), redaction);
		String description = redact(body.description(), redaction);
		Function<Boolean, Bitrix24Error> error = (mayHaveRun) -> new Bitrix24Error(code, description, method, status,
				mayHaveRun);
		String key = (code != null) ? code.strip().toUpperCase(Locale.ROOT) : "";
		if (key.startsWith(V3_PREFIX)) {
			key = key.substring(V3_PREFIX.length());
		}
		if (!body.fieldErrors().isEmpty()) {
			return new Bitrix24ValidationException(error.apply(false), body.fieldErrors());
		}
		Bitrix24Exception known = byCode(key, description, method, version, status, body, error);
		return (known != null) ? known : byDescriptionOrStatus(key, description, status, body, error);
	}

	private static @Nullable Bitrix24Exception byCode(String code, @Nullable String description, String method,
			RestVersion version, int status, ErrorBody body, Function<Boolean, Bitrix24Error> error) {
		return switch (code) {
			case "QUERY_LIMIT_EXCEEDED" -> new Bitrix24RateLimitException(error.apply(false));
			case "OPERATION_TIME_LIMIT" -> new Bitrix24OperatingLimitException(error.apply(false), null);
			case "OVERLOAD_LIMIT" -> new Bitrix24PortalBlockedException(error.apply(false));
			case "INTERNAL_SERVER_ERROR", "ERROR_UNEXPECTED_ANSWER" -> new Bitrix24ServerException(error.apply(true));
			case "PORTAL_DELETED" -> new Bitrix24PortalUnavailableException(error.apply(false));
			case "NO_AUTH_FOUND", "INVALID_TOKEN", "ERROR_OAUTH", "INVALID_GRANT", "INVALID_CLIENT",
					"AUTHORIZATION_ERROR" ->
				new Bitrix24AuthenticationException(error.apply(false));
			case "EXPIRED_TOKEN" -> new Bitrix24ExpiredTokenException(error.apply(false));
			case "INVALID_CREDENTIALS" -> (status == 401) ? new Bitrix24AuthenticationException(error.apply(false))
					: new Bitrix24AccessDeniedException(error.apply(false));
			case "ACCESS_DENIED", "ACCESSEXCEPTION" -> accessDenied(description, error);
			case "ACCESSDENIEDEXCEPTION", "USER_ACCESS_ERROR", "ALLOWED_ONLY_INTRANET_USER", "METHOD_CONFIRM_DENIED",
					"ERROR_WRONG_APPLICATION" ->
				new Bitrix24AccessDeniedException(error.apply(false));
			case "INSUFFICIENT_SCOPE", "INSUFFICIENTSCOPEEXCEPTION", "INVALID_SCOPE" ->
				new Bitrix24InsufficientScopeException(error.apply(false), scopeOf(method, version));
			case "WRONG_AUTH_TYPE", "ERROR_WRONG_CONTEXT" -> new Bitrix24WrongAuthTypeException(error.apply(false));
			case "METHOD_CONFIRM_WAITING" -> new Bitrix24ConfirmationPendingException(error.apply(false));
			case "ERROR_METHOD_NOT_FOUND", "METHOD_NOT_FOUND" ->
				new Bitrix24MethodNotFoundException(error.apply(false));
			case "NOT_FOUND", "ERROR_NOT_FOUND", "OWNER_NOT_FOUND", "BINDING_NOT_FOUND", "ENTITY_NOT_FOUND",
					"ENTITYNOTFOUNDEXCEPTION", "BITRIX_REST_V3_REALISATION_EXCEPTION_FIELDNOTFOUNDEXCEPTION",
					"ERROR_MANIFEST_IS_NOT_AVAILABLE" ->
				new Bitrix24NotFoundException(error.apply(false));
			case "ERROR_BATCH_METHOD_NOT_ALLOWED", "ERROR_BATCH_LENGTH_EXCEEDED" ->
				new Bitrix24BatchException(error.apply(false));
			case "PAYMENT_REQUIRED" -> new Bitrix24PaymentRequiredException(error.apply(false));
			case "INVALID_REQUEST", "INVALIDJSONEXCEPTION", "INVALIDSELECTEXCEPTION", "INVALIDFILTEREXCEPTION",
					"UNKNOWNFILTEROPERATOREXCEPTION", "INVALIDORDEREXCEPTION", "INVALIDPAGINATIONEXCEPTION",
					"UNKNOWNDTOPROPERTYEXCEPTION", "INVALIDIDEMPOTENCYKEYEXCEPTION" ->
				new Bitrix24BadRequestException(error.apply(false));
			case "IDEMPOTENCYKEYREUSEDEXCEPTION", "NOTE_COLLECTION_UNDER_IMPORT", "ACTIVITY_IS_ALREADY_BOUND",
					"LAST_BINDING_CANNOT_BE_DELETED", "CAN_NOT_UPDATE_COMPLETED_TODO",
					"CAN_NOT_UPDATE_COLOR_COMPLETED_TODO", "CAN_NOT_UPDATE_RESPONSIBLE_USER_COMPLETED_TODO" ->
				new Bitrix24ConflictException(error.apply(false));
			case "100", "ERROR_ARGUMENT", "INVALID_ARG_VALUE", "WRONG_DATETIME_FORMAT", "MISSING_PARAMS",
					"INVALID_FORMAT", "SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR",
					"SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR", "CAN_NOT_UPDATE_WRONG_COLOR_TODO",
					"ERROR_PARENT_ACTIVITY_RESTRICT", "WRONG_FIELD_VALUE", "INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE",
					"ERROR_EMPTY_LAYOUT", "FIELD_IS_REQUIRED", "FIELD_IS_REDUNDANT", "ENUM_FIELD", "TOO_MANY_ITEMS",
					"KEY_CONTAIN_WRONG_SYMBOLS", "WRONG_LANG", "UNSUITABLE_ACTIVITY_TYPE_ERROR", "REQUIRED_ARG_MISSING",
					"ARGUMENTNULLEXCEPTION", "VALIDATION_REQUESTVALIDATIONEXCEPTION",
					"VALIDATION_DTOVALIDATIONEXCEPTION", "VALIDATION_REQUESTFILTERVALIDATIONEXCEPTION" ->
				new Bitrix24ValidationException(error.apply(false), body.fieldErrors());
			default -> null;
		};
	}

	private static Bitrix24Exception accessDenied(@Nullable String description,
			Function<Boolean, Bitrix24Error> error) {
		if (contains(description, "commercial plan")) {
			return new Bitrix24PlanRestrictionException(error.apply(false));
		}
		return contains(description, "application context required")
				? new Bitrix24WrongAuthTypeException(error.apply(false))
				: new Bitrix24AccessDeniedException(error.apply(false));
	}

	/**
	 * Classic CRM methods give no code; the sentence tells what happened.
	 */
	private static Bitrix24Exception byDescriptionOrStatus(String code, @Nullable String description, int status,
			ErrorBody body, Function<Boolean, Bitrix24Error> error) {
		if (code.isEmpty() || code.equals("0") || code.equals("ERROR_CORE")) {
			if (contains(description, "email send error")) {
				// The activity was stored, whatever the reason that follows sounds like.
				return new Bitrix24ApiException(error.apply(true));
			}
			if (contains(description, "access denied") || contains(description, "application context required")
					|| contains(description, "admin permissions required")) {
				return accessDenied(description, error);
			}
			if (contains(description, "is not found") || contains(description, "could not find")
					|| "not found".equalsIgnoreCase(description)) {
				return new Bitrix24NotFoundException(error.apply(false));
			}
			if (REFUSED_VALUES.stream().anyMatch((part) -> contains(description, part))) {
				return new Bitrix24ValidationException(error.apply(false), body.fieldErrors());
			}
		}
		if (status >= 500) {
			return new Bitrix24ServerException(error.apply(true));
		}
		if (code.isEmpty() && status == 401) {
			return new Bitrix24AuthenticationException(error.apply(false));
		}
		if (code.isEmpty() && status == 402) {
			return new Bitrix24PaymentRequiredException(error.apply(false));
		}
		// A method that answers with a code of its own may have done part of its work, as
		// crm.activity.add does when it stores an e-mail that it fails to send.
		return new Bitrix24ApiException(error.apply(true));
	}

	private static @Nullable String scopeOf(String method, RestVersion version) {
		return MethodCatalog.documented().find(method).flatMap((known) -> known.scope(version)).orElse(null);
	}

	private static boolean contains(@Nullable String text, String part) {
		return text != null && text.toLowerCase(Locale.ROOT).contains(part);
	}

	private static @Nullable String redact(@Nullable String text, UnaryOperator<String> redaction) {
		return (text != null) ? redaction.apply(text) : null;
	}

}
