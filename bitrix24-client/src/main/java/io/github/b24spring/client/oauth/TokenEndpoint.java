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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.internal.transport.SecretRedactor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The OAuth server. Secrets are sent in the body of a POST, past every codec that logs
 * what it writes, and never in an address.
 */
final class TokenEndpoint {

	private final WebClient webClient;

	private final OAuthApplication application;

	private final OAuthSettings settings;

	private final TokenServers servers;

	private final TokenAnswerReader reader;

	private final Timing timing;

	TokenEndpoint(WebClient webClient, OAuthApplication application, OAuthSettings settings, Timing timing) {
		this.webClient = webClient;
		this.application = application;
		this.settings = settings;
		this.servers = new TokenServers(settings);
		this.reader = new TokenAnswerReader(settings);
		this.timing = timing;
	}

	/**
	 * Renew tokens. The refresh token is of no use afterwards.
	 * @return the new pair; fails with an {@link InvalidGrantException} if the refresh
	 * token is not valid, else with a {@link Bitrix24Exception}
	 */
	Mono<PortalTokens> refresh(PortalTokens tokens) {
		return post("refresh_token", "refresh_token", tokens.refreshToken(), tokens.serverHost(), tokens);
	}

	/**
	 * Renew tokens of which nothing is proven but what the answer tells.
	 * @param refreshToken the refresh token, which is of no use afterwards
	 * @param serverHost the host of the OAuth server that was named
	 */
	Mono<PortalTokens> redeem(String refreshToken, @Nullable String serverHost) {
		return post("refresh_token", "refresh_token", refreshToken, serverHost, null);
	}

	/**
	 * Exchange a code for the first tokens.
	 * @param code the code, which lives 30 seconds
	 * @param serverHost the host of the OAuth server that the portal named
	 */
	Mono<PortalTokens> exchange(String code, @Nullable String serverHost) {
		return post("authorization_code", "code", code, serverHost, null);
	}

	private Mono<PortalTokens> post(String grantType, String name, String grant, @Nullable String serverHost,
			@Nullable PortalTokens before) {
		SecretRedactor redactor = new SecretRedactor();
		redactor.add(this.application.clientSecret());
		redactor.add(grant);
		Map<String, String> form = new LinkedHashMap<>();
		form.put("grant_type", grantType);
		form.put("client_id", this.application.clientId());
		form.put("client_secret", this.application.clientSecret());
		form.put(name, grant);
		byte[] body = encode(form);
		return this.webClient.post()
			.uri(this.servers.tokenUri(serverHost))
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.contentLength(body.length)
			.accept(MediaType.APPLICATION_JSON)
			.body(body(body))
			.exchangeToMono((response) -> response.bodyToMono(byte[].class)
				.defaultIfEmpty(new byte[0])
				.map((answer) -> this.reader.read(response.statusCode().value(), answer, before, this.timing.instant(),
						redactor)))
			.timeout(this.settings.responseTimeout(), this.timing.scheduler())
			.onErrorMap((failure) -> translate(failure, redactor));
	}

	private static BodyInserter<?, ? super org.springframework.http.client.reactive.ClientHttpRequest> body(
			byte[] body) {
		return BodyInserters
			.fromDataBuffers(Mono.<DataBuffer>fromSupplier(() -> DefaultDataBufferFactory.sharedInstance.wrap(body)));
	}

	private static byte[] encode(Map<String, String> form) {
		return form.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"))
			.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * The call that needs the tokens did not run, whatever became of this request.
	 */
	private Throwable translate(Throwable failure, SecretRedactor redactor) {
		if (failure instanceof Bitrix24Exception || failure instanceof InvalidGrantException
				|| failure instanceof Error) {
			return failure;
		}
		if (failure instanceof TimeoutException) {
			return new Bitrix24TimeoutException(error(
					"the OAuth server did not answer within " + this.settings.responseTimeout().toMillis() + " ms"),
					null);
		}
		if (failure instanceof DataBufferLimitException) {
			return new Bitrix24UnreadableResponseException(error("the OAuth server's answer is too large"), null);
		}
		return new Bitrix24ConnectionException(
				error("no answer of the OAuth server: " + redactor.apply(String.valueOf(failure.getMessage()))), null);
	}

	private static Bitrix24Error error(String description) {
		return Bitrix24Error.withoutAnswer(TokenAnswerReader.METHOD, description, false);
	}

}
