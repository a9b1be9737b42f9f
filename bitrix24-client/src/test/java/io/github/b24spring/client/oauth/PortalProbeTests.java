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
package io.github.b24spring.client.oauth;

import java.net.URI;

import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.oauth.request.RefusalReason;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the answers of a portal prove.
 */
class PortalProbeTests {

	private static final PortalAddress PORTAL = PortalAddress.of(URI.create("https://company.bitrix24.com"));

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{'result':{'ADMIN':true}} | true", "{'result':{'ADMIN':'Y'}} | true",
					"{'result':{'ADMIN':'y'}} | true", "{'result':{'ADMIN':false}} | false",
					"{'result':{'ADMIN':'N'}} | false", "{'result':{'ID':'1'}} | false", "{'result':[]} | false" })
	void administratorIsKnownInAllFormsOfTruth(String answer, boolean administrator) {
		StepVerifier.create(probe(200, answer).isAdministrator(PORTAL, "token"))
			.expectNext(administrator)
			.verifyComplete();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "401 | {'error':'expired_token'}", "200 | {'error':'NO_AUTH_FOUND'}", "403 | {'error':''}" })
	void tokenIsRefusedByThePortalItself(int status, String answer) {
		StepVerifier.create(probe(status, answer).check(PORTAL, "token"))
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(RefusedRequestException.class,
					(refused) -> assertThat(refused.reason()).isEqualTo(RefusalReason.TOKENS_REFUSED)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "500 | {'error':'INTERNAL_SERVER_ERROR'}", "503 | {'error':'x','result':1}",
			"401 | <html>", "200 | {}", "200 | []", "204 | ''" })
	void portalThatIsOutOfOrderProvesNothing(int status, String answer) {
		StepVerifier.create(probe(status, answer).check(PORTAL, "token"))
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(Bitrix24ConnectionException.class)
				.hasMessageContaining("company.bitrix24.com")
				.hasMessageNotContaining("token"));
	}

	private static PortalProbe probe(int status, String answer) {
		WebClient webClient = WebClient.builder()
			.exchangeFunction((request) -> Mono.just(ClientResponse.create(HttpStatusCode.valueOf(status))
				.header("Content-Type", "application/json")
				.body(answer.replace('\'', '"'))
				.build()))
			.build();
		return new PortalProbe(webClient, OAuthSettings.defaults(), Timing.system());
	}

}
