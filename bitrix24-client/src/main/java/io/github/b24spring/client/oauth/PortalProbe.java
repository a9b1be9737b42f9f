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

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.oauth.request.RefusalReason;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.util.ClassUtils;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Asks a portal about an access token: whether it is its own, and whose.
 */
final class PortalProbe {

	private final JsonMapper jsonMapper = JsonMapper.shared();

	private final WebClient webClient;

	private final OAuthSettings settings;

	private final Timing timing;

	PortalProbe(WebClient webClient, OAuthSettings settings, Timing timing) {
		this.webClient = webClient;
		this.settings = settings;
		this.timing = timing;
	}

	/**
	 * Ask a portal whether an access token is that of an application on it.
	 * @return completes if the token is the portal's; fails with a
	 * {@link RefusedRequestException} if it is not
	 */
	Mono<Void> check(PortalAddress portal, String accessToken) {
		return ask(portal, "app.info", accessToken).then();
	}

	/**
	 * Ask a portal whether an access token belongs to one of its administrators, by the
	 * method {@code profile}, which needs no scope.
	 * @return whether it does; fails with a {@link RefusedRequestException} if the token
	 * is not the portal's
	 */
	Mono<Boolean> isAdministrator(PortalAddress portal, String accessToken) {
		return ask(portal, "profile", accessToken).map((profile) -> {
			JsonNode administrator = profile.path("ADMIN");
			return administrator.asBoolean(false) || "Y".equalsIgnoreCase(administrator.asString(""));
		});
	}

	private Mono<JsonNode> ask(PortalAddress portal, String method, String accessToken) {
		byte[] body = this.jsonMapper.writeValueAsBytes(Map.of("auth", accessToken));
		return this.webClient.post()
			.uri(portal.url() + "/rest/" + method)
			.contentType(MediaType.APPLICATION_JSON)
			.contentLength(body.length)
			.accept(MediaType.APPLICATION_JSON)
			.body(BodyInserters
				.fromDataBuffers(Mono.fromSupplier(() -> DefaultDataBufferFactory.sharedInstance.wrap(body))))
			.exchangeToMono((response) -> response.bodyToMono(byte[].class)
				.defaultIfEmpty(new byte[0])
				.map((answer) -> read(portal, response.statusCode().value(), answer)))
			.timeout(this.settings.responseTimeout(), this.timing.scheduler())
			.onErrorMap((failure) -> !(failure instanceof RefusedRequestException || failure instanceof Error),
					(failure) -> noAnswer(portal, method, failure));
	}

	private JsonNode read(PortalAddress portal, int status, byte[] body) {
		JsonNode answer = parse(body);
		if (status == 200 && answer.has("result")) {
			return answer.path("result");
		}
		if (status < 500 && answer.has("error")) {
			throw new RefusedRequestException(RefusalReason.TOKENS_REFUSED,
					"The portal '" + portal.host() + "' does not know the access token");
		}
		throw new IllegalStateException("Status " + status);
	}

	private JsonNode parse(byte[] body) {
		try {
			return this.jsonMapper.readTree(new String(body, StandardCharsets.UTF_8));
		}
		catch (JacksonException ex) {
			return this.jsonMapper.createObjectNode();
		}
	}

	private static Bitrix24ConnectionException noAnswer(PortalAddress portal, String method, Throwable failure) {
		return new Bitrix24ConnectionException(Bitrix24Error.withoutAnswer(method, "no usable answer of the portal '"
				+ portal.host() + "': " + ClassUtils.getShortName(failure.getClass()), false), null);
	}

}
