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

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24RateLimitException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.answer.AnswerReader.HttpAnswer;
import io.github.b24spring.client.internal.answer.AnswerReader.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Answers that are not those of REST, and answers that hardly are.
 */
class ForeignAnswerTests {

	private static final String SIGN_IN = "<!DOCTYPE html><form action='/auth/'><input name=USER_LOGIN>"
			+ "<input TYPE=\"password\" name=USER_PASSWORD></form>";

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", "null", "1", "\"ok\"", "{\"status\":\"UP\"}", "{\"total\":0}",
			"{\"time\":{\"start\":1}}", "{\"Result\":1}", "" })
	void answerWithoutResultIsNoSuccess(String body) {
		assertThat(failure(200, body)).isInstanceOf(Bitrix24UnreadableResponseException.class)
			.satisfies((ex) -> assertThat(ex.mayHaveRun()).isTrue());
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "\"\"", "\" \"", "false", "[]", "{}", "{\"code\":\"\"}" })
	void errorThatSaysNothingBesideAResultIsNone(String error) {
		for (String body : new String[] { "{\"result\":5,\"error\":" + error + "}",
				"{\"error\":" + error + ",\"result\":5}" }) {
			assertThat(value(body)).isEqualTo("5");
		}
		assertThat(failure(400, "{\"result\":5,\"error\":" + error + "}").httpStatus()).isEqualTo(400);
		assertThat(failure(200, "{\"error\":" + error + "}")).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"X\"", "7", "0", "true", "{\"code\":\"X\"}", "{\"message\":\"no\"}",
			"\"\",\"error_description\":\"No.\"", "null,\"error_description\":\"No.\"" })
	void errorThatSaysSomethingIsAFailure(String error) {
		assertThat(failure(200, "{\"result\":5,\"error\":" + error + "}")).isNotNull();
	}

	@ParameterizedTest
	@CsvSource({ "400,BadRequest", "401,Authentication", "402,PaymentRequired", "403,AccessDenied",
			"404,MethodNotFound", "405,BadRequest", "413,BadRequest", "414,BadRequest", "418,Api", "429,RateLimit",
			"500,Server", "502,Server", "503,Server", "504,Server", "521,Server" })
	void pagesAreWhatTheirStatusSays(int status, String type) {
		for (String body : new String[] { "<html><h1>No</h1></html>", "", "no" }) {
			Bitrix24Exception failure = failure(status, body);
			assertThat(failure.getClass().getSimpleName()).isEqualTo("Bitrix24" + type + "Exception");
			assertThat(failure.kind().isTransient()).isEqualTo(status >= 500);
			assertThat(failure.code()).isNull();
		}
	}

	@Test
	void signInPageIsAFailureOfAuthentication() {
		assertThat(failure(200, SIGN_IN).getClass().getSimpleName()).isEqualTo("Bitrix24AuthenticationException");
		assertThat(failure(200, "{\"html\":\"type=password\"}"))
			.isInstanceOf(Bitrix24UnreadableResponseException.class);
		assertThat(failure(502, SIGN_IN).getClass().getSimpleName()).isEqualTo("Bitrix24ServerException");
	}

	@ParameterizedTest
	@CsvSource(value = { "7,7000", "0,0", "1.5,1500", "-1,", "soon,", "1e99,", "99999999,86400000",
			"'Wed, 21 Oct 2026 07:28:30 GMT',30000", "'Wed, 21 Oct 2026 07:27:00 GMT',0", "'Wed, 99 Oct',", "'',",
			"," })
	void proxyTellsForHowLongToPause(@Nullable String retryAfter, @Nullable Long millis) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.DATE, "Wed, 21 Oct 2026 07:28:00 GMT");
		if (retryAfter != null) {
			headers.set(HttpHeaders.RETRY_AFTER, retryAfter);
		}
		for (String body : new String[] { "<html>", "{}", "{\"message\":\"slow down\"}" }) {
			Bitrix24Exception failure = catchThrowableOfType(Bitrix24Exception.class,
					() -> TestAnswers.READER.read(new Target("a.b", RestVersion.V2),
							new HttpAnswer(429, headers, body.getBytes(StandardCharsets.UTF_8))));
			assertThat(failure).isInstanceOfSatisfying(Bitrix24RateLimitException.class, (ex) -> {
				assertThat(ex.retryAfter()).isEqualTo((millis != null) ? Duration.ofMillis(millis) : null);
				assertThat(ex.withMethod("c.d"))
					.satisfies((copy) -> assertThat(((Bitrix24RateLimitException) copy).retryAfter())
						.isEqualTo(ex.retryAfter()));
			});
		}
	}

	@Test
	void portalsOwnLimitIsNotTheProxys() {
		assertThat(failure(429, "{\"error\":\"OPERATION_TIME_LIMIT\"}").getClass().getSimpleName())
			.isEqualTo("Bitrix24OperatingLimitException");
	}

	@Test
	void textsFromOutsideAreShort() {
		String megabyte = "x".repeat(1 << 20);
		for (String body : new String[] { megabyte, "<html>" + megabyte, "{\"error\":\"" + megabyte + "\"}",
				"{\"error\":\"X\",\"error_description\":\"" + megabyte + "\"}",
				"{\"error\":{\"code\":\"" + megabyte + "\",\"message\":\"" + megabyte + "\",\"validation\":["
						+ ("{\"field\":\"" + "f".repeat(9999) + "\",\"message\":\"" + "m".repeat(9999) + "\"},")
							.repeat(99)
						+ "{}]}}" }) {
			Bitrix24Exception failure = failure(400, body);
			assertThat(failure.getMessage()).hasSizeLessThan(15_000);
			assertThat(String.valueOf(failure.code())).hasSizeLessThan(310);
			assertThat(String.valueOf(failure.description())).hasSizeLessThan(400);
		}
	}

	@Test
	void whatAnErrorIsIsToldByWhatCameAndNotByWhatIsShown() {
		AnswerReader reader = TestAnswers.READER.withRedaction((text) -> text.replace("tok", "***"));
		Bitrix24Exception failure = catchThrowableOfType(Bitrix24Exception.class,
				() -> reader.read(new Target("a.b", RestVersion.V2), new HttpAnswer(401, HttpHeaders.EMPTY,
						"{\"error\":\"expired_token\"}".getBytes(StandardCharsets.UTF_8))));
		assertThat(failure.getClass().getSimpleName()).isEqualTo("Bitrix24ExpiredTokenException");
		assertThat(failure.code()).isEqualTo("expired_***en");
	}

	@Test
	void secretIsTakenOutOfWhateverIsShown() {
		String secret = TestAnswers.SECRET;
		for (int length = 0; length < 9000; length += (length % 300 < 280) ? 7 : 1) {
			String text = "y".repeat(length) + secret + "z".repeat(9000);
			for (String body : new String[] { text, "{\"error\":\"" + text + "\"}",
					"{\"error\":\"X\",\"error_description\":\"" + text + "\"}" }) {
				Bitrix24Exception failure = failure(400, body);
				assertThat(failure.toString()).doesNotContain(secret.substring(0, 4));
			}
		}
		for (Class<?> type : new Class<?>[] { Long.class, Boolean.class, java.time.Instant.class, int[].class }) {
			Envelope envelope = TestAnswers.read("{\"result\":\"" + secret + "\"}");
			Bitrix24Exception failure = catchThrowableOfType(Bitrix24Exception.class,
					() -> TestAnswers.READER.decode("a.b", envelope.result(), TestAnswers.READER.readerFor(type)));
			assertThat(failure).hasMessageContaining("does not fit").hasMessageNotContaining(secret).hasNoCause();
		}
	}

	private static String value(String body) {
		return String.valueOf(TestAnswers.READER.<JsonNode>decode("a.b", TestAnswers.read(body).result(),
				TestAnswers.READER.readerFor(JsonNode.class)));
	}

	private static Bitrix24Exception failure(int status, String body) {
		return catchThrowableOfType(Bitrix24Exception.class,
				() -> TestAnswers.read("a.b", status, body.getBytes(StandardCharsets.UTF_8)));
	}

}
