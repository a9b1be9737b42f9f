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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24OAuthException;
import io.github.b24spring.client.exception.Bitrix24PaymentRequiredException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TokenAnswerReaderTests {

	private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

	private static final PortalAddress PORTAL = PortalAddress.of(URI.create("https://company.bitrix24.com"));

	private static final PortalTokens BEFORE = PortalTokens.of("m1", PORTAL, "a1", "r1")
		.withServerHost("oauth.bitrix24.tech")
		.withApplicationToken("events");

	@Test
	void readsTheDocumentedAnswer() {
		PortalTokens tokens = read(
				"""
						{"access_token":"a2","expires":1764244800,"expires_in":3600,"scope":"crm,user task",
						"domain":"oauth.bitrix.info","server_endpoint":"https://oauth.bitrix24.tech/rest/","status":"L",
						"client_endpoint":"https://renamed.bitrix24.com/rest/","member_id":"m1","user_id":1,"refresh_token":"r2"}
						""",
				BEFORE);
		assertThat(tokens).isEqualTo(new PortalTokens("m1",
				PortalAddress.of(URI.create("https://renamed.bitrix24.com")), "a2", "r2", NOW.plusSeconds(3600), 1L,
				Set.of("crm", "user", "task"), "L", "oauth.bitrix24.tech", "events", false));
	}

	@Test
	void needsTheTwoTokensAlone() {
		assertThat(read("{\"access_token\":\"a2\",\"refresh_token\":\"r2\"}", BEFORE)).isEqualTo(new PortalTokens("m1",
				PORTAL, "a2", "r2", null, null, Set.of(), null, "oauth.bitrix24.tech", "events", false));
	}

	@Test
	void readsNumbersThatAreTexts() {
		PortalTokens tokens = read(
				"{\"access_token\":\"a2\",\"refresh_token\":\"r2\",\"expires_in\":\"60\",\"user_id\":\"7\"}", BEFORE);
		assertThat(tokens.expiresAt()).isEqualTo(NOW.plusSeconds(60));
		assertThat(tokens.userId()).isEqualTo(7);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "null", "<html>", "{}", "{\"access_token\":\"a2\"}",
			"{\"refresh_token\":\"r2\",\"access_token\":\"\"}",
			"{\"access_token\":\"a2\",\"refresh_token\":\"r2\",\"member_id\":\"m2\"}",
			"{\"access_token\":\"a2\",\"refresh_token\":\"r2\",\"client_endpoint\":\"http://company.bitrix24.com/rest/\"}",
			"{\"access_token\":\"a2\",\"refresh_token\":\"r2\",\"client_endpoint\":\"http://localhost/rest/\"}",
			"{\"access_token\":\"a2\",\"refresh_token\":\"r2\",\"client_endpoint\":\"no address\"}" })
	void refusesAnswersWithoutUsableTokens(String answer) {
		assertThatExceptionOfType(Bitrix24UnreadableResponseException.class).isThrownBy(() -> read(answer, BEFORE))
			.satisfies((failure) -> {
				assertThat(failure.mayHaveRun()).isFalse();
				assertThat(failure.getMessage()).doesNotContain("a2", "r2");
			});
	}

	@Test
	void firstTokensNeedTheIdentityOfThePortal() {
		assertThatExceptionOfType(Bitrix24UnreadableResponseException.class)
			.isThrownBy(() -> read("{\"access_token\":\"a2\",\"refresh_token\":\"r2\"}", null))
			.withMessageContaining("member_id");
		assertThatExceptionOfType(Bitrix24UnreadableResponseException.class)
			.isThrownBy(() -> read("{\"access_token\":\"a2\",\"refresh_token\":\"r2\",\"member_id\":\"m\"}", null))
			.withMessageContaining("client_endpoint");
	}

	@ParameterizedTest
	@CsvSource({ "invalid_client, 400", "invalid_request, 200", "invalid_scope, 403", "insufficient_scope, 401" })
	void refusalIsToldByTheBody(String code, int status) {
		assertThatExceptionOfType(Bitrix24OAuthException.class)
			.isThrownBy(() -> read(status, "{\"error\":\"" + code + "\",\"error_description\":\"s3cret\"}", BEFORE,
					(text) -> text.replace("s3cret", "***")))
			.withMessageContaining(code)
			.withMessageContaining("***")
			.satisfies((failure) -> assertThat(failure.httpStatus()).isEqualTo(status));
	}

	@Test
	void paymentAndGrantHaveExceptionsOfTheirOwn() {
		assertThatExceptionOfType(Bitrix24PaymentRequiredException.class)
			.isThrownBy(() -> read("{\"error\":\"PAYMENT_REQUIRED\"}", BEFORE));
		assertThatExceptionOfType(InvalidGrantException.class)
			.isThrownBy(() -> read("{\"error\":\"invalid_grant\"}", BEFORE));
	}

	private static PortalTokens read(String answer, @Nullable PortalTokens before) {
		return read(200, answer, before, UnaryOperator.identity());
	}

	private static PortalTokens read(int status, String answer, @Nullable PortalTokens before,
			UnaryOperator<String> redaction) {
		return new TokenAnswerReader(OAuthSettings.defaults()).read(status, answer.getBytes(StandardCharsets.UTF_8),
				before, NOW, redaction);
	}

}
