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
package io.github.b24spring.testportal;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.github.b24spring.testportal.method.PortalErrorException;
import io.github.b24spring.testportal.oauth.Installation;
import io.github.b24spring.testportal.oauth.OAuthServer;
import io.github.b24spring.testportal.oauth.PortalIdentity;
import io.github.b24spring.testportal.oauth.TokenAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The OAuth server over HTTP, and the page of a portal on which a user authorizes an
 * application. The page asks nothing: the user has agreed.
 *
 * @author The b24spring maintainers
 */
final class OAuthPages {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private final OAuthServer oauth;

	private final Faults faults = new Faults();

	OAuthPages(OAuthServer oauth) {
		this.oauth = oauth;
	}

	Faults faults() {
		return this.faults;
	}

	PortalResponse token(PortalRequest request, boolean otherHost, boolean portal) {
		Map<String, @Nullable Object> parameters = request.queryAndForm();
		Fault fault = this.faults.forRequest(String.valueOf(parameters.get("grant_type")));
		if (fault == null) {
			return token(parameters, otherHost, portal);
		}
		PortalResponse response = fault.isAfterExecution() ? token(parameters, otherHost, portal)
				: PortalResponse.json(200, Map.of());
		return fault.apply(response, TIMEOUT);
	}

	private PortalResponse token(Map<String, @Nullable Object> parameters, boolean otherHost, boolean portal) {
		TokenAnswer answer = this.oauth.token(parameters, otherHost, portal);
		return PortalResponse.json(answer.status(), answer.body()).after(answer.delay());
	}

	PortalResponse authorize(PortalRequest request, PortalIdentity portal, long userId) {
		Map<String, @Nullable Object> parameters = request.queryAndForm();
		String clientId = Objects.toString(parameters.get("client_id"), "");
		String code;
		try {
			code = this.oauth.authorize(clientId, portal, userId);
		}
		catch (PortalErrorException ex) {
			return page(ex.status(), ex.description());
		}
		Installation installation = Objects.requireNonNull(this.oauth.installation(clientId, portal.memberId()));
		URI redirectUri = installation.application().redirectUri();
		if (redirectUri == null) {
			return page(200, code);
		}
		Map<String, String> query = new LinkedHashMap<>();
		query.put("code", code);
		if (parameters.get("state") instanceof String state) {
			query.put("state", state);
		}
		query.put("domain", portal.domain());
		query.put("member_id", portal.memberId());
		query.put("scope", installation.application().scopeText());
		query.put("server_domain", URI.create(this.oauth.serverEndpoint(portal)).getAuthority());
		String separator = (redirectUri.getRawQuery() != null) ? "&" : "?";
		return PortalResponse.redirect(redirectUri + separator
				+ query.entrySet()
					.stream()
					.map((entry) -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
					.collect(Collectors.joining("&")));
	}

	private static PortalResponse page(int status, String text) {
		String html = "<!DOCTYPE html><html><body><p>" + text + "</p></body></html>";
		return PortalResponse.of(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
	}

}
