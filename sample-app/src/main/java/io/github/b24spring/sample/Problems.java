package io.github.b24spring.sample;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import io.github.b24spring.client.exception.Bitrix24AccessDeniedException;
import io.github.b24spring.client.exception.Bitrix24AdmissionException;
import io.github.b24spring.client.exception.Bitrix24ApiException;
import io.github.b24spring.client.exception.Bitrix24AuthenticationException;
import io.github.b24spring.client.exception.Bitrix24BadRequestException;
import io.github.b24spring.client.exception.Bitrix24ConflictException;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ExpiredTokenException;
import io.github.b24spring.client.exception.Bitrix24InsufficientScopeException;
import io.github.b24spring.client.exception.Bitrix24ListException;
import io.github.b24spring.client.exception.Bitrix24NotFoundException;
import io.github.b24spring.client.exception.Bitrix24OperatingLimitException;
import io.github.b24spring.client.exception.Bitrix24PortalBlockedException;
import io.github.b24spring.client.exception.Bitrix24RateLimitException;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.exception.Bitrix24ValidationException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * What a failed call of the portal means to those who call this application. The portal's
 * own HTTP status says little; the type of the exception tells.
 */
final class Problems {

	private static final Map<Class<? extends Bitrix24Exception>, Problem> PROBLEMS = Map.ofEntries(
			Map.entry(Bitrix24AdmissionException.class,
					new Problem(HttpStatus.SERVICE_UNAVAILABLE, "Too many calls wait for the portal")),
			Map.entry(Bitrix24RateLimitException.class,
					new Problem(HttpStatus.SERVICE_UNAVAILABLE, "The portal is busy")),
			Map.entry(Bitrix24OperatingLimitException.class,
					new Problem(HttpStatus.SERVICE_UNAVAILABLE, "The portal is busy")),
			Map.entry(Bitrix24PortalBlockedException.class,
					new Problem(HttpStatus.SERVICE_UNAVAILABLE, "The portal is blocked")),
			Map.entry(Bitrix24TimeoutException.class,
					new Problem(HttpStatus.GATEWAY_TIMEOUT, "The portal did not answer in time")),
			Map.entry(Bitrix24ConnectionException.class,
					new Problem(HttpStatus.BAD_GATEWAY, "The portal cannot be reached")),
			Map.entry(Bitrix24AuthenticationException.class,
					new Problem(HttpStatus.BAD_GATEWAY, "The portal does not let this application in")),
			Map.entry(Bitrix24ExpiredTokenException.class,
					new Problem(HttpStatus.BAD_GATEWAY, "The portal does not let this application in")),
			Map.entry(Bitrix24InsufficientScopeException.class,
					new Problem(HttpStatus.BAD_GATEWAY, "The webhook or application lacks a scope")),
			Map.entry(Bitrix24AccessDeniedException.class,
					new Problem(HttpStatus.FORBIDDEN, "The portal does not allow this")),
			Map.entry(Bitrix24NotFoundException.class,
					new Problem(HttpStatus.NOT_FOUND, "The portal does not have this")),
			Map.entry(Bitrix24ValidationException.class,
					new Problem(HttpStatus.BAD_REQUEST, "The portal does not accept these values")),
			Map.entry(Bitrix24BadRequestException.class,
					new Problem(HttpStatus.BAD_REQUEST, "The portal does not accept these values")),
			Map.entry(Bitrix24ConflictException.class,
					new Problem(HttpStatus.CONFLICT, "The portal cannot do this now")),
			Map.entry(Bitrix24ApiException.class,
					new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "The portal refuses this")));

	private static final Problem OTHER = new Problem(HttpStatus.BAD_GATEWAY, "The portal failed");

	private Problems() {
	}

	static ProblemDetail describe(Bitrix24Exception failure) {
		Problem problem = PROBLEMS.getOrDefault(reason(failure).getClass(), OTHER);
		ProblemDetail detail = ProblemDetail.forStatusAndDetail(problem.status(), failure.getMessage());
		detail.setTitle(problem.title());
		detail.setProperty("method", failure.method());
		if (failure.code() != null && !failure.code().isEmpty()) {
			detail.setProperty("code", failure.code());
		}
		return detail;
	}

	/**
	 * When it is worth another try, if that is known.
	 */
	static HttpHeaders headers(Bitrix24Exception failure, Clock clock) {
		HttpHeaders headers = new HttpHeaders();
		Duration wait = wait(reason(failure), clock);
		if (wait != null) {
			headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(0, wait.toSeconds()) + 1));
		}
		return headers;
	}

	private static Bitrix24Exception reason(Bitrix24Exception failure) {
		return (failure instanceof Bitrix24ListException && failure.getCause() instanceof Bitrix24Exception cause)
				? cause : failure;
	}

	private static @Nullable Duration wait(Bitrix24Exception failure, Clock clock) {
		if (failure instanceof Bitrix24AdmissionException admission) {
			return admission.estimatedWait();
		}
		if (failure instanceof Bitrix24OperatingLimitException limit && limit.resetAt() != null) {
			return Duration.between(clock.instant(), limit.resetAt());
		}
		return null;
	}

	private record Problem(HttpStatus status, String title) {

	}

}
