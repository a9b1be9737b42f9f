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
package io.github.b24spring.testportal.oauth;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The address of the OAuth server that gives tokens for codes and refresh tokens.
 *
 * @author The b24spring maintainers
 */
final class TokenEndpoint {

	private final OAuthServer server;

	TokenEndpoint(OAuthServer server) {
		this.server = server;
	}

	TokenAnswer answer(Map<String, ? extends @Nullable Object> parameters, boolean otherHost) {
		try {
			return new TokenAnswer(200, grant(parameters, otherHost), Duration.ZERO);
		}
		catch (OAuthException ex) {
			this.server.statistics().refusal();
			Map<String, Object> body = new LinkedHashMap<>();
			body.put("error", ex.code());
			body.put("error_description", String.valueOf(ex.getMessage()));
			return new TokenAnswer(ex.status(), body, Duration.ZERO);
		}
	}

	private Map<String, Object> grant(Map<String, ? extends @Nullable Object> parameters, boolean otherHost) {
		String grantType = required(parameters, "grant_type");
		Application application = this.server.application(required(parameters, "client_id"));
		if (application == null || !application.clientSecret().equals(required(parameters, "client_secret"))) {
			throw OAuthException.invalidClient();
		}
		checkScope(parameters, application);
		return switch (grantType) {
			case "authorization_code" -> exchange(required(parameters, "code"), application, otherHost);
			case "refresh_token" -> refresh(required(parameters, "refresh_token"), application, otherHost);
			default -> throw OAuthException.invalidRequest("The grant_type is unknown");
		};
	}

	private Map<String, Object> exchange(String code, Application application, boolean otherHost) {
		Grants.Grant grant = this.server.redeemCode(code);
		Installation installation = check(grant, application, otherHost);
		TokenPair tokens = this.server.issue(installation, grant.userId());
		this.server.statistics().exchange();
		return body(installation, tokens);
	}

	private Map<String, Object> refresh(String token, Application application, boolean otherHost) {
		Grants.Grant grant = this.server.findRefreshToken(token);
		Installation installation = check(grant, application, otherHost);
		this.server.useRefreshToken(token);
		TokenPair tokens = this.server.issue(installation, grant.userId());
		this.server.statistics().refresh();
		installation.refreshed();
		Map<String, Object> body = body(installation, tokens);
		body.put("expires", tokens.expires().getEpochSecond());
		body.put("user_id", tokens.userId());
		return body;
	}

	private static Installation check(Grants.Grant grant, Application application, boolean otherHost) {
		Installation installation = grant.installation();
		if (!installation.application().clientId().equals(application.clientId())) {
			throw OAuthException.invalidGrant();
		}
		if (!installation.isInstalled() || installation.portal().isAtOtherHost() != otherHost) {
			throw OAuthException.invalidClient();
		}
		if (!installation.isPaid()) {
			throw OAuthException.paymentRequired();
		}
		return installation;
	}

	/**
	 * Make the answer. The one for a code lacks {@code expires} and {@code user_id}: the
	 * documentation's example has neither.
	 */
	private Map<String, Object> body(Installation installation, TokenPair tokens) {
		PortalIdentity portal = installation.portal();
		String serverEndpoint = this.server.serverEndpoint(portal);
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("access_token", tokens.accessToken());
		body.put("expires_in", Math.max(1, this.server.accessTokenLife().toSeconds()));
		body.put("scope", installation.application().scopeText());
		body.put("domain", URI.create(serverEndpoint).getAuthority());
		body.put("server_endpoint", serverEndpoint);
		body.put("status", installation.application().status());
		body.put("client_endpoint", portal.clientEndpoint());
		body.put("member_id", portal.memberId());
		body.put("refresh_token", tokens.refreshToken());
		return body;
	}

	private static void checkScope(Map<String, ? extends @Nullable Object> parameters, Application application) {
		if (parameters.get("scope") instanceof String scope && !scope.isEmpty()
				&& !application.scope().containsAll(Arrays.asList(scope.split("[,\\s]+")))) {
			throw OAuthException.invalidScope();
		}
	}

	private static String required(Map<String, ? extends @Nullable Object> parameters, String name) {
		if (parameters.get(name) instanceof String text && !text.isEmpty()) {
			return text;
		}
		throw OAuthException.invalidRequest("The parameter '" + name + "' is missing");
	}

}
