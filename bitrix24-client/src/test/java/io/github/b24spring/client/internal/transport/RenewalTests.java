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
package io.github.b24spring.client.internal.transport;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.BatchOutcome;
import io.github.b24spring.client.BatchResponse;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAccess;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ExpiredTokenException;
import io.github.b24spring.client.exception.Bitrix24RateLimitException;
import io.github.b24spring.client.file.FileUpload;
import io.github.b24spring.client.settings.RateLimitSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.buffer.DataBufferUtils;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of call, with a token that the portal refuses as expired.
 */
class RenewalTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String EXPIRED = "{\"error\":\"expired_token\",\"error_description\":\"The access token"
			+ " provided has expired\"}";

	@RegisterExtension
	private final PortalStub portal = new PortalStub();

	private RotatingCredentials credentials;

	@BeforeEach
	void firstTokenHasExpired() {
		this.credentials = new RotatingCredentials(this.portal.url());
		this.portal.server().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401).withBody(EXPIRED)));
		this.portal.server()
			.stubFor(post(anyUrl()).withRequestBody(containing(RotatingCredentials.token(2)))
				.willReturn(okJson("{\"result\":7}")));
	}

	@Test
	void callIsRepeatedOnceWithTheRenewedToken() {
		Bitrix24Client client = client(this.credentials);
		StepVerifier.create(client.call("crm.deal.add").retrieve(Integer.class))
			.expectNext(7)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.server().getAllServeEvents()).hasSize(2);
		assertThat(this.credentials.renewals).hasValue(1);
	}

	@Test
	void callThatIsRefusedAgainFails() {
		this.credentials = new RotatingCredentials(this.portal.url());
		this.portal.server().resetAll();
		this.portal.answer(401, EXPIRED);
		StepVerifier.create(client(this.credentials).call("crm.deal.get").retrieve(Integer.class))
			.expectError(Bitrix24ExpiredTokenException.class)
			.verify(LIMIT);
		assertThat(this.portal.server().getAllServeEvents()).hasSize(2);
	}

	@Test
	void tokenThatNobodyRenewsIsNotSentAgain() {
		Bitrix24Client client = client(Bitrix24Credentials.accessToken(this.portal.url(), PortalStub.TOKEN));
		StepVerifier.create(client.call("crm.deal.get").retrieve(Integer.class))
			.expectError(Bitrix24ExpiredTokenException.class)
			.verify(LIMIT);
		assertThat(this.portal.server().getAllServeEvents()).hasSize(1);
	}

	@Test
	void sameTokenForAnotherAddressIsNotSentAgain() {
		PortalAddress other = PortalAddress.of(URI.create(this.portal.url().replace("localhost", "127.0.0.1")));
		this.credentials = new RotatingCredentials(this.portal.url()) {

			@Override
			public Mono<PortalAccess> access() {
				return super.access().map((access) -> (this.renewals.get() == 0) ? access
						: PortalAccess.accessToken(other, RotatingCredentials.token(1)));
			}

		};
		StepVerifier.create(client(this.credentials).call("crm.deal.get").retrieve(Integer.class))
			.expectError(Bitrix24ExpiredTokenException.class)
			.verify(LIMIT);
		assertThat(this.credentials.renewals).hasValue(1);
		assertThat(this.portal.server().getAllServeEvents()).hasSize(1);
	}

	@Test
	void lateRefusalsOfTheSameTokenRenewItOnce() {
		this.portal.server()
			.stubFor(post(anyUrl()).withRequestBody(containing(RotatingCredentials.token(1)))
				.willReturn(aResponse().withStatus(401).withBody(EXPIRED).withUniformRandomDelay(1, 300)));
		Bitrix24Client client = client(this.credentials);
		StepVerifier
			.create(Flux.range(0, 30).flatMap((i) -> client.call("crm.deal.add").retrieve(Integer.class), 30).count())
			.expectNext(30L)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.server().getAllServeEvents()).hasSizeBetween(31, 60)
			.noneMatch((event) -> event.getRequest().getBodyAsString().contains(RotatingCredentials.token(3)));
	}

	@Test
	void commandsThatCameTooLateAreSentAgainWithoutTheOthers() {
		this.portal.server().resetAll();
		this.portal.server()
			.stubFor(post(anyUrl()).withRequestBody(containing(RotatingCredentials.token(1)))
				.willReturn(okJson("{\"result\":{\"result\":{\"c0\":1},\"result_error\":{\"c1\":" + EXPIRED + ",\"c2\":"
						+ EXPIRED + "}}}")));
		this.portal.server()
			.stubFor(post(anyUrl()).withRequestBody(containing(RotatingCredentials.token(2)))
				.willReturn(okJson("{\"result\":{\"result\":{\"c1\":2,\"c2\":3},\"result_error\":[]}}")));
		var batch = client(this.credentials).batch()
			.command("a", "crm.deal.add", Map.of("n", "first"), Integer.class)
			.command("b", "crm.deal.add", Map.of("n", "second"), Integer.class)
			.command("c", "crm.deal.add", Map.of("n", "third"), Integer.class);
		StepVerifier.create(batch.execute()).assertNext((response) -> {
			assertThat(response.get("a", Integer.class)).isEqualTo(1);
			assertThat(response.get("b", Integer.class)).isEqualTo(2);
			assertThat(response.get("c", Integer.class)).isEqualTo(3);
		}).expectComplete().verify(LIMIT);
		assertThat(this.portal.server().getAllServeEvents()).hasSize(2);
		assertThat(this.portal.server().getAllServeEvents().get(0).getRequest().getBodyAsString())
			.doesNotContain("first")
			.contains("second", "third");
	}

	@Test
	void refusalOfTheSecondAttemptLeavesTheOtherCommandsAlone() {
		this.portal.server()
			.stubFor(post(anyUrl()).withRequestBody(containing(RotatingCredentials.token(2)))
				.willReturn(aResponse().withStatus(503).withBody("{\"error\":\"QUERY_LIMIT_EXCEEDED\"}")));
		BatchResponse response = responseToWrites(this.credentials);
		assertThat(response.get("a", Integer.class)).isEqualTo(1);
		assertThat(failure(response, "b")).isInstanceOf(Bitrix24RateLimitException.class)
			.satisfies((failure) -> assertThat(failure.method()).isEqualTo("crm.deal.add"));
		assertThat(this.portal.server().getAllServeEvents()).hasSize(2);
	}

	@Test
	void renewalThatFailsInTheMiddleOfABatchLeavesTheOtherCommandsAlone() {
		Bitrix24ConnectionException lost = new Bitrix24ConnectionException(
				Bitrix24Error.withoutAnswer("oauth", "the token store is gone", false), null);
		assertThat(failure(responseToWrites(failingWith(lost)), "b")).isInstanceOf(Bitrix24ConnectionException.class);
		assertThat(failure(responseToWrites(failingWith(new IllegalStateException("a fault of the store"))), "b"))
			.isInstanceOf(Bitrix24ExpiredTokenException.class);
		assertThat(this.portal.server().getAllServeEvents()).hasSize(2);
	}

	private RotatingCredentials failingWith(RuntimeException failure) {
		return new RotatingCredentials(this.portal.url()) {

			@Override
			public Mono<Void> invalidate(PortalAccess refused) {
				return Mono.error(failure);
			}

		};
	}

	private BatchResponse responseToWrites(Bitrix24Credentials credentials) {
		this.portal.server()
			.stubFor(post(anyUrl()).withRequestBody(containing(RotatingCredentials.token(1)))
				.willReturn(okJson("{\"result\":{\"result\":{\"c0\":1},\"result_error\":{\"c1\":" + EXPIRED + "}}}")));
		List<BatchResponse> responses = new ArrayList<>();
		StepVerifier
			.create(client(credentials).batch()
				.command("a", "crm.deal.add", Map.of("n", "first"), Integer.class)
				.command("b", "crm.deal.add", Map.of("n", "second"), Integer.class)
				.execute())
			.consumeNextWith(responses::add)
			.expectComplete()
			.verify(LIMIT);
		return responses.get(0);
	}

	private static Bitrix24Exception failure(BatchResponse response, String name) {
		return ((BatchOutcome.Failure<?>) response.outcome(name)).exception();
	}

	@Test
	void streamedFileIsReadAgain() {
		FileUpload upload = FileUpload.of(new ClassPathResource("META-INF/spring/aot.factories"));
		StepVerifier
			.create(client(this.credentials).call("crm.activity.add")
				.param("fields", Map.of("FILES", List.of(upload)))
				.retrieve(Integer.class))
			.expectNext(7)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.server().getAllServeEvents()).hasSize(2)
			.allSatisfy((event) -> assertThat(event.getRequest().getBodyAsString().length()).isGreaterThan(200));
	}

	@Test
	void linkIsCompletedWithTheRenewedToken() {
		this.portal.server()
			.stubFor(get(urlMatching(".*auth=" + RotatingCredentials.token(2)))
				.willReturn(aResponse().withHeader("Content-Type", "text/plain").withBody("Hello")));
		StepVerifier.create(DataBufferUtils.join(client(this.credentials).download("/show_file.php?auth=").content())
			.map((buffer) -> {
				String text = buffer.toString(StandardCharsets.UTF_8);
				DataBufferUtils.release(buffer);
				return text;
			})).expectNext("Hello").expectComplete().verify(LIMIT);
		assertThat(this.portal.server().getAllServeEvents()).hasSize(2);
	}

	@Test
	void tokenOfRest3IsAHeader() {
		this.portal.server()
			.stubFor(post(urlPathEqualTo("/rest/api/tasks.task.get"))
				.withHeader("Authorization", equalTo("Bearer " + RotatingCredentials.token(2)))
				.willReturn(okJson("{\"result\":7}")));
		StepVerifier
			.create(client(this.credentials).call("tasks.task.get")
				.version(RestVersion.V3)
				.param("id", 1)
				.retrieve(Integer.class))
			.expectNext(7)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.server().getAllServeEvents()).hasSize(2)
			.allSatisfy((event) -> assertThat(event.getRequest().getBodyAsString()).isEqualTo("{\"id\":1}"));
	}

	private static Bitrix24Client client(Bitrix24Credentials credentials) {
		return Bitrix24ClientBuilder.create(credentials)
			.httpSettings((settings) -> PortalStub.settings())
			.rateLimitSettings((settings) -> RateLimitSettings.unlimited())
			.build();
	}

}
