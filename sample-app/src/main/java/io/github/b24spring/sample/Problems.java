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
package io.github.b24spring.sample;

import java.time.Clock;
import java.time.Duration;

import io.github.b24spring.client.exception.Bitrix24AdmissionException;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ListException;
import io.github.b24spring.client.exception.Bitrix24OperatingLimitException;
import io.github.b24spring.client.exception.FailureKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * What a failed call of the portal means to those who call this application. The portal's
 * own HTTP status says little; the type of the exception tells.
 */
final class Problems {

	private Problems() {
	}

	static ProblemDetail describe(Bitrix24Exception failure) {
		Problem problem = problem(reason(failure).kind());
		ProblemDetail detail = ProblemDetail.forStatusAndDetail(problem.status(), failure.getMessage());
		detail.setTitle(problem.title());
		detail.setProperty("method", failure.method());
		if (failure.code() != null && !failure.code().isEmpty()) {
			detail.setProperty("code", failure.code());
		}
		return detail;
	}

	private static Problem problem(FailureKind kind) {
		return switch (kind) {
			case ADMISSION -> new Problem(HttpStatus.SERVICE_UNAVAILABLE, "Too many calls wait for the portal");
			case RATE_LIMIT, OPERATING_LIMIT -> new Problem(HttpStatus.SERVICE_UNAVAILABLE, "The portal is busy");
			case PORTAL_BLOCKED, PORTAL_UNAVAILABLE ->
				new Problem(HttpStatus.SERVICE_UNAVAILABLE, "The portal is blocked or closed");
			case TIMEOUT -> new Problem(HttpStatus.GATEWAY_TIMEOUT, "The portal did not answer in time");
			case CONNECTION -> new Problem(HttpStatus.BAD_GATEWAY, "The portal cannot be reached");
			case AUTHENTICATION, EXPIRED_TOKEN ->
				new Problem(HttpStatus.BAD_GATEWAY, "The portal does not let this application in");
			case SCOPE, PLAN ->
				new Problem(HttpStatus.BAD_GATEWAY, "The webhook or application lacks a scope, or the portal a plan");
			case ACCESS -> new Problem(HttpStatus.FORBIDDEN, "The portal does not allow this");
			case NOT_FOUND -> new Problem(HttpStatus.NOT_FOUND, "The portal does not have this");
			case INVALID_REQUEST -> new Problem(HttpStatus.BAD_REQUEST, "The portal does not accept these values");
			case CONFLICT -> new Problem(HttpStatus.CONFLICT, "The portal cannot do this now");
			case REFUSED -> new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "The portal refuses this");
			case PORTAL_MOVED, SERVER, UNREADABLE_RESPONSE -> new Problem(HttpStatus.BAD_GATEWAY, "The portal failed");
		};
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
