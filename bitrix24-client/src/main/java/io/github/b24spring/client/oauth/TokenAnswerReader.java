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
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24OAuthException;
import io.github.b24spring.client.exception.Bitrix24PaymentRequiredException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what the OAuth server answers. The body decides, since the statuses of refusals
 * are documented nowhere.
 */
final class TokenAnswerReader {

	/**
	 * What failures name in the place of a REST method.
	 */
	static final String METHOD = "oauth/token";

	private final JsonMapper jsonMapper = JsonMapper.shared();

	private final OAuthSettings settings;

	TokenAnswerReader(OAuthSettings settings) {
		this.settings = settings;
	}

	/**
	 * Read tokens.
	 * @param before the tokens that were renewed, which tell what the answer does not
	 * @param now when the answer came
	 * @param redaction takes the secrets out of a text
	 * @throws Bitrix24Exception if there are none
	 * @throws InvalidGrantException if the refresh token or code is not valid
	 */
	PortalTokens read(int status, byte[] body, @Nullable PortalTokens before, Instant now,
			UnaryOperator<String> redaction) {
		JsonNode answer = parse(status, body);
		String error = text(answer, "error");
		if (error != null) {
			throw refusal(error, text(answer, "error_description"), status, redaction);
		}
		String accessToken = text(answer, "access_token");
		String refreshToken = text(answer, "refresh_token");
		if (accessToken == null || refreshToken == null) {
			throw unreadable(status, "the OAuth server answered without tokens");
		}
		String memberId = memberId(answer, before, status);
		return new PortalTokens(memberId, portal(answer, before, status), accessToken, refreshToken,
				expiresAt(answer, now), userId(answer, before), scopes(answer, before), status(answer, before),
				serverHost(answer, before), (before != null) ? before.applicationToken() : null,
				before != null && before.systemUser());
	}

	private JsonNode parse(int status, byte[] body) {
		try {
			JsonNode answer = this.jsonMapper.readTree(body);
			if (answer.isObject()) {
				return answer;
			}
		}
		catch (JacksonException ex) {
			// Its message repeats the answer, which may have tokens in it.
		}
		throw unreadable(status, "the OAuth server did not answer in JSON");
	}

	private static RuntimeException refusal(String code, @Nullable String description, int status,
			UnaryOperator<String> redaction) {
		Bitrix24Error error = new Bitrix24Error(redaction.apply(code),
				(description != null) ? redaction.apply(description) : null, METHOD, status, false);
		if (code.equalsIgnoreCase("PAYMENT_REQUIRED")) {
			return new Bitrix24PaymentRequiredException(error);
		}
		if (status >= 500) {
			return new Bitrix24UnreadableResponseException(error, null);
		}
		return code.equalsIgnoreCase("invalid_grant") ? new InvalidGrantException(error)
				: new Bitrix24OAuthException(error);
	}

	private static String memberId(JsonNode answer, @Nullable PortalTokens before, int status) {
		String memberId = text(answer, "member_id");
		if (before == null) {
			if (memberId == null) {
				throw unreadable(status, "the OAuth server answered without member_id");
			}
			return memberId;
		}
		if (memberId != null && !memberId.equals(before.memberId())) {
			throw unreadable(status, "the OAuth server answered with tokens of another portal");
		}
		return before.memberId();
	}

	private PortalAddress portal(JsonNode answer, @Nullable PortalTokens before, int status) {
		String endpoint = text(answer, "client_endpoint");
		PortalAddress address = (endpoint != null) ? address(endpoint) : null;
		if (address != null && this.settings.isTrustworthy(address)) {
			return address;
		}
		if (endpoint == null && before != null) {
			return before.portal();
		}
		throw unreadable(status, "the OAuth server answered with no usable client_endpoint");
	}

	private static @Nullable PortalAddress address(String url) {
		try {
			return PortalAddress.find(URI.create(url));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * The life is counted by the clock that is asked later, not by the server's.
	 */
	private static @Nullable Instant expiresAt(JsonNode answer, Instant now) {
		Long life = number(answer, "expires_in");
		if (life != null) {
			return now.plusSeconds(life);
		}
		Long end = number(answer, "expires");
		return (end != null) ? Instant.ofEpochSecond(end) : null;
	}

	private static @Nullable Long userId(JsonNode answer, @Nullable PortalTokens before) {
		Long userId = number(answer, "user_id");
		return (userId != null || before == null) ? userId : before.userId();
	}

	private static Set<String> scopes(JsonNode answer, @Nullable PortalTokens before) {
		String scope = text(answer, "scope");
		if (scope == null) {
			return (before != null) ? before.scopes() : Set.of();
		}
		return Arrays.stream(scope.split("[,\\s]+"))
			.filter((name) -> !name.isEmpty())
			.collect(Collectors.toUnmodifiableSet());
	}

	private static @Nullable String status(JsonNode answer, @Nullable PortalTokens before) {
		String status = text(answer, "status");
		return (status != null || before == null) ? status : before.status();
	}

	private static @Nullable String serverHost(JsonNode answer, @Nullable PortalTokens before) {
		String endpoint = text(answer, "server_endpoint");
		PortalAddress address = (endpoint != null) ? address(endpoint) : null;
		if (address != null) {
			return address.host();
		}
		String domain = text(answer, "domain");
		return (domain != null || before == null) ? domain : before.serverHost();
	}

	private static @Nullable String text(JsonNode answer, String name) {
		JsonNode value = answer.path(name);
		return (value.isString() || value.isNumber()) && !value.asString().isEmpty() ? value.asString() : null;
	}

	private static @Nullable Long number(JsonNode answer, String name) {
		String text = text(answer, name);
		return (text != null && text.matches("\\d{1,12}")) ? Long.valueOf(text) : null;
	}

	private static Bitrix24UnreadableResponseException unreadable(int status, String description) {
		return new Bitrix24UnreadableResponseException(new Bitrix24Error(null, description, METHOD, status, false),
				null);
	}

}
