package io.github.b24spring.client.observation;

import java.util.Locale;
import java.util.Set;

import io.github.b24spring.client.catalog.MethodCatalog;
import io.github.b24spring.client.catalog.MethodDescription;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.FailureKind;
import io.github.b24spring.client.observation.Bitrix24ClientObservationDocumentation.HighCardinalityKeyNames;
import io.github.b24spring.client.observation.Bitrix24ClientObservationDocumentation.LowCardinalityKeyNames;
import io.micrometer.common.KeyValues;

/**
 * The names and tags unless others are chosen. The set of tags is constant and their
 * values are bounded: methods and error codes that the documentation does not know are
 * {@code other}.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public class DefaultBitrix24ClientRequestConvention implements Bitrix24ClientRequestConvention {

	private static final String NONE = "none";

	private static final String OTHER = "other";

	private static final Set<String> CODES = Set.of("QUERY_LIMIT_EXCEEDED", "OPERATION_TIME_LIMIT", "OVERLOAD_LIMIT",
			"INTERNAL_SERVER_ERROR", "ERROR_UNEXPECTED_ANSWER", "PORTAL_DELETED", "INVALID_REQUEST", "NO_AUTH_FOUND",
			"EXPIRED_TOKEN", "INVALID_TOKEN", "INVALID_CREDENTIALS", "ACCESS_DENIED", "INSUFFICIENT_SCOPE",
			"USER_ACCESS_ERROR", "WRONG_AUTH_TYPE", "ALLOWED_ONLY_INTRANET_USER", "METHOD_CONFIRM_WAITING",
			"METHOD_CONFIRM_DENIED", "ERROR_METHOD_NOT_FOUND", "ERROR_BATCH_METHOD_NOT_ALLOWED",
			"ERROR_BATCH_LENGTH_EXCEEDED", "ERROR_OAUTH", "PAYMENT_REQUIRED", "NOT_FOUND", "ERROR_NOT_FOUND",
			"OWNER_NOT_FOUND", "ERROR_CORE", "ERROR_ARGUMENT");

	private final MethodCatalog catalog = MethodCatalog.documented();

	@Override
	public String getName() {
		return "bitrix24.client.requests";
	}

	@Override
	public String getContextualName(Bitrix24ClientRequestContext context) {
		return "bitrix24 " + method(context);
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(Bitrix24ClientRequestContext context) {
		return KeyValues.of(LowCardinalityKeyNames.CODE.withValue(code(context)),
				LowCardinalityKeyNames.METHOD.withValue(method(context)),
				LowCardinalityKeyNames.OUTCOME.withValue(outcome(context)),
				LowCardinalityKeyNames.PORTAL.withValue(context.portalHost()),
				LowCardinalityKeyNames.STATUS.withValue(status(context)));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(Bitrix24ClientRequestContext context) {
		return KeyValues.of(HighCardinalityKeyNames.REQUESTED_METHOD.withValue(context.method()));
	}

	private String method(Bitrix24ClientRequestContext context) {
		return this.catalog.find(context.method()).map(MethodDescription::name).orElse(OTHER);
	}

	private static String outcome(Bitrix24ClientRequestContext context) {
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

	private static String unanswered(Bitrix24ClientRequestContext context) {
		return context.isCancelled() ? "CANCELLED" : "UNKNOWN";
	}

	private static String code(Bitrix24ClientRequestContext context) {
		Bitrix24Exception failure = context.failure();
		String code = (failure != null) ? failure.code() : null;
		if (code == null || code.isEmpty()) {
			return NONE;
		}
		String upperCase = code.toUpperCase(Locale.ROOT);
		return CODES.contains(upperCase) ? upperCase : OTHER;
	}

	private static String status(Bitrix24ClientRequestContext context) {
		if (context.isAnswered()) {
			return "200";
		}
		Bitrix24Exception failure = context.failure();
		Integer status = (failure != null) ? failure.httpStatus() : null;
		return (status != null) ? status.toString() : NONE;
	}

}
