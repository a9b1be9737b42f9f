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

import java.util.function.Function;

import io.github.b24spring.client.exception.Bitrix24AccessDeniedException;
import io.github.b24spring.client.exception.Bitrix24ApiException;
import io.github.b24spring.client.exception.Bitrix24AuthenticationException;
import io.github.b24spring.client.exception.Bitrix24BadRequestException;
import io.github.b24spring.client.exception.Bitrix24BatchException;
import io.github.b24spring.client.exception.Bitrix24ConfirmationPendingException;
import io.github.b24spring.client.exception.Bitrix24ConflictException;
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
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.exception.Bitrix24ValidationException;
import io.github.b24spring.client.exception.Bitrix24WrongAuthTypeException;

/**
 * The exceptions for what a portal answers, and whether the call may have run.
 */
enum ErrorType {

	RATE_LIMIT((details) -> new Bitrix24RateLimitException(details.refused(), details.retryAfter())),

	OPERATING_LIMIT((details) -> new Bitrix24OperatingLimitException(details.notRun(), null)),

	PORTAL_BLOCKED((details) -> new Bitrix24PortalBlockedException(details.refused())),

	PORTAL_UNAVAILABLE((details) -> new Bitrix24PortalUnavailableException(details.refused())),

	SERVER((details) -> new Bitrix24ServerException(details.mayHaveRun())),

	AUTHENTICATION((details) -> new Bitrix24AuthenticationException(details.refused())),

	EXPIRED_TOKEN((details) -> new Bitrix24ExpiredTokenException(details.refused())),

	ACCESS_DENIED((details) -> new Bitrix24AccessDeniedException(details.notRun())),

	PLAN_RESTRICTION((details) -> new Bitrix24PlanRestrictionException(details.notRun())),

	PAYMENT_REQUIRED((details) -> new Bitrix24PaymentRequiredException(details.notRun())),

	INSUFFICIENT_SCOPE((details) -> new Bitrix24InsufficientScopeException(details.notRun(), details.scope())),

	WRONG_AUTH_TYPE((details) -> new Bitrix24WrongAuthTypeException(details.notRun())),

	CONFIRMATION_PENDING((details) -> new Bitrix24ConfirmationPendingException(details.notRun())),

	METHOD_NOT_FOUND((details) -> new Bitrix24MethodNotFoundException(details.notRun())),

	NOT_FOUND((details) -> new Bitrix24NotFoundException(details.notRun())),

	BATCH((details) -> new Bitrix24BatchException(details.notRun())),

	BAD_REQUEST((details) -> new Bitrix24BadRequestException(details.notRun())),

	CONFLICT((details) -> new Bitrix24ConflictException(details.notRun())),

	VALIDATION((details) -> new Bitrix24ValidationException(details.notRun(), details.fieldErrors())),

	UNREADABLE((details) -> new Bitrix24UnreadableResponseException(details.mayHaveRun(), null)),

	/**
	 * A method that answers with a code of its own may have done part of its work, as
	 * {@code crm.activity.add} does when it stores an e-mail that it fails to send.
	 */
	OTHER((details) -> new Bitrix24ApiException(details.mayHaveRun()));

	private final Function<ErrorDetails, Bitrix24Exception> factory;

	ErrorType(Function<ErrorDetails, Bitrix24Exception> factory) {
		this.factory = factory;
	}

	Bitrix24Exception exception(ErrorDetails details) {
		return this.factory.apply(details);
	}

}
