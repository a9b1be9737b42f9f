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
package io.github.b24spring.autoconfigure.testportal;

import java.time.Duration;
import java.util.stream.Stream;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.exception.Bitrix24AccessDeniedException;
import io.github.b24spring.client.exception.Bitrix24AuthenticationException;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24InsufficientScopeException;
import io.github.b24spring.client.exception.Bitrix24MethodNotFoundException;
import io.github.b24spring.client.exception.Bitrix24NotFoundException;
import io.github.b24spring.client.exception.Bitrix24OperatingLimitException;
import io.github.b24spring.client.exception.Bitrix24PlanRestrictionException;
import io.github.b24spring.client.exception.Bitrix24PortalBlockedException;
import io.github.b24spring.client.exception.Bitrix24RateLimitException;
import io.github.b24spring.client.exception.Bitrix24ServerException;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Fault;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * How a test sees each failure, as {@code docs/testing.md} says it.
 */
@SpringBootTest(classes = EnableBitrix24TestPortalTests.ApplicationUnderTest.class,
		properties = { "bitrix24.retry.timeout=0s", "bitrix24.retry.max-retries=0" })
@EnableBitrix24TestPortal
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class FailureGuideTests {

	@Autowired
	private Bitrix24Client client;

	static Stream<Arguments> failures() {
		return Stream.of(
				arguments(Fault.error(503, "QUERY_LIMIT_EXCEEDED", "Too many requests"),
						Bitrix24RateLimitException.class),
				arguments(Fault.error(429, "OPERATION_TIME_LIMIT", "Method is blocked"),
						Bitrix24OperatingLimitException.class),
				arguments(Fault.error(403, "insufficient_scope", "Higher privileges needed"),
						Bitrix24InsufficientScopeException.class),
				arguments(Fault.error(401, "INVALID_CREDENTIALS", "Invalid request credentials"),
						Bitrix24AuthenticationException.class),
				arguments(Fault.error(403, "ACCESS_DENIED", "Access denied"), Bitrix24AccessDeniedException.class),
				arguments(Fault.error(403, "ACCESS_DENIED", "REST is available only on commercial plans"),
						Bitrix24PlanRestrictionException.class),
				arguments(Fault.error(400, "", "Not found"), Bitrix24NotFoundException.class),
				arguments(Fault.error(404, "ERROR_METHOD_NOT_FOUND", "Method not found!"),
						Bitrix24MethodNotFoundException.class),
				arguments(Fault.error(423, "OVERLOAD_LIMIT", "REST API is blocked"),
						Bitrix24PortalBlockedException.class),
				arguments(Fault.error(500, "INTERNAL_SERVER_ERROR", "Internal server error"),
						Bitrix24ServerException.class),
				arguments(Fault.html(502), Bitrix24ServerException.class),
				arguments(Fault.RESET, Bitrix24ConnectionException.class),
				arguments(Fault.HALF_JSON, Bitrix24UnreadableResponseException.class));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void failureThatAlwaysComesIsSeenAtOnce(Fault fault, Class<? extends Bitrix24Exception> type,
			@Autowired Bitrix24TestPortal portal) {
		portal.faults().always("crm.deal.get", fault);
		StepVerifier.create(this.client.call("crm.deal.get").param("id", 1).retrieve(Object.class))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(type))
			.verify(Duration.ofSeconds(30));
	}

	@Test
	void refusalForRateIsCountedOnce(Bitrix24TestPortal portal) {
		portal.faults().always(Fault.error(503, "QUERY_LIMIT_EXCEEDED", "Too many requests"));
		StepVerifier.create(this.client.call("crm.deal.get").param("id", 1).retrieve(Object.class))
			.expectError(Bitrix24RateLimitException.class)
			.verify(Duration.ofSeconds(30));
		assertThat(portal.statistics().requests()).isOne();
	}

	@Nested
	@TestPropertySource(properties = "bitrix24.http.response-timeout=300ms")
	class ImpatientApplication {

		@Test
		void silenceIsATimeout(@Autowired Bitrix24Client impatient, Bitrix24TestPortal portal) {
			portal.faults().always("crm.deal.get", Fault.HANG);
			StepVerifier.create(impatient.call("crm.deal.get").param("id", 1).retrieve(Object.class))
				.expectError(Bitrix24TimeoutException.class)
				.verify(Duration.ofSeconds(30));
		}

	}

}
