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
package io.github.b24spring.client.oauth.request;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.form.BracketForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what portals post. Every value is a text; messages repeat none but names.
 */
final class RequestReader {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final String ACCESS_TOKEN = "access_token";

	private static final String LANGUAGE = "LANGUAGE_ID";

	private static final Pattern MEMBER_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

	private RequestReader() {
	}

	static ApplicationRequest read(BracketForm form, BracketForm query) {
		String event = form.text("event");
		if (event == null) {
			if (form.text("AUTH_ID") == null) {
				throw incomplete("The request is neither an event nor the request for a page:"
						+ " it has no field 'event', and no 'AUTH_ID'");
			}
			return opened(form, query);
		}
		BracketForm data = form.below("data");
		BracketForm auth = form.below("auth");
		String language = data.text(LANGUAGE);
		return switch (event.toUpperCase(Locale.ROOT)) {
			case "ONAPPINSTALL" -> new ApplicationInstalled(withTokens("auth", auth), number(data, "VERSION"),
					isYes(data, "ACTIVE"), isYes(data, "INSTALLED"), language);
			case "ONAPPUPDATE" -> new ApplicationUpdated(withTokens("auth", auth), number(data, "VERSION"),
					number(data, "PREVIOUS_VERSION"), language);
			case "ONAPPUNINSTALL" ->
				new ApplicationUninstalled(authorization("auth", auth, auth), isYes(data, "CLEAN"), language);
			case "ONAPPUSERREADY" -> userReady(data, auth, language);
			default -> throw incomplete("The event is none of an application's own");
		};
	}

	private static SystemUserReady userReady(BracketForm data, BracketForm auth, @Nullable String language) {
		PortalAuthorization systemUser = authorization("data", data, auth);
		PortalAuthorization installer = authorization("auth", auth, auth);
		if (!systemUser.memberId().equals(installer.memberId())) {
			throw new RefusedRequestException(RefusalReason.FOREIGN_PORTAL,
					"The event names two portals: 'data[member_id]' and 'auth[member_id]' differ");
		}
		require("data[" + ACCESS_TOKEN + "]", systemUser.accessToken());
		return new SystemUserReady(systemUser, installer, data.text("client_id"), language);
	}

	private static ApplicationOpened opened(BracketForm form, BracketForm query) {
		String domain = require("DOMAIN", query.text("DOMAIN"));
		String scheme = "0".equals(query.text("PROTOCOL")) ? "http" : "https";
		PortalAuthorization authorization = new PortalAuthorization(memberId("member_id", form),
				address("DOMAIN", scheme + "://" + domain), form.text("AUTH_ID"), given(form, "REFRESH_ID"),
				life(form, "AUTH_EXPIRES"), scopes(form.text("APPLICATION_SCOPE")), given(form, "status"),
				host(form.text("SERVER_ENDPOINT")), given(form, "APPLICATION_TOKEN"), null);
		String placement = given(form, "PLACEMENT");
		return new ApplicationOpened(authorization,
				(placement != null) ? placement : ApplicationOpened.DEFAULT_PLACEMENT,
				options(form.text("PLACEMENT_OPTIONS")), query.text("LANG"));
	}

	static AuthorizationCode readCode(BracketForm query) {
		String domain = require("domain", query.text("domain"));
		return new AuthorizationCode(require("code", query.text("code")), given(query, "state"),
				address("domain", "https://" + domain), memberId("member_id", query), given(query, "server_domain"));
	}

	private static PortalAuthorization withTokens(String level, BracketForm auth) {
		PortalAuthorization authorization = authorization(level, auth, auth);
		require(level + "[" + ACCESS_TOKEN + "]", authorization.accessToken());
		return authorization;
	}

	/**
	 * @param level what the names begin with
	 * @param fields the portal and the tokens
	 * @param auth where the {@code application_token} is
	 */
	private static PortalAuthorization authorization(String level, BracketForm fields, BracketForm auth) {
		String name = level + "[client_endpoint]";
		return new PortalAuthorization(memberId(level + "[member_id]", fields),
				address(name, require(name, fields.text("client_endpoint"))), given(fields, ACCESS_TOKEN),
				given(fields, "refresh_token"), life(fields, "expires_in"), scopes(fields.text("scope")),
				given(fields, "status"), host(fields.text("server_endpoint")), given(auth, "application_token"),
				longNumber(fields, "user_id"));
	}

	private static String memberId(String name, BracketForm form) {
		String memberId = require(name, form.text("member_id"));
		if (!MEMBER_ID.matcher(memberId).matches()) {
			throw incomplete("The field '" + name + "' is not the member_id of a portal");
		}
		return memberId;
	}

	private static PortalAddress address(String name, String url) {
		PortalAddress address = find(url);
		if (address == null) {
			throw incomplete("The field '" + name + "' is not the address of a portal");
		}
		return address;
	}

	private static @Nullable PortalAddress find(String url) {
		try {
			return PortalAddress.find(URI.create(url));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static @Nullable String host(@Nullable String url) {
		PortalAddress address = (url != null) ? find(url) : null;
		return (address != null) ? address.host() : null;
	}

	private static Set<String> scopes(@Nullable String text) {
		return (text == null) ? Set.of()
				: Arrays.stream(text.split("[,\\s]+"))
					.filter((scope) -> !scope.isEmpty())
					.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * The text is whatever a portal's script made of it, {@code undefined} among others.
	 */
	private static Map<String, Object> options(@Nullable String text) {
		if (text == null || !text.startsWith("{")) {
			return Map.of();
		}
		try {
			Map<String, Object> options = new LinkedHashMap<>(
					JSON.readValue(text, new TypeReference<Map<String, Object>>() {
					}));
			options.values().removeIf((value) -> value == null);
			return options;
		}
		catch (JacksonException ex) {
			return Map.of();
		}
	}

	private static boolean isYes(BracketForm form, String name) {
		String text = form.text(name);
		return "Y".equalsIgnoreCase(text) || "1".equals(text);
	}

	private static @Nullable Integer number(BracketForm form, String name) {
		String text = form.text(name);
		return (text != null && text.matches("\\d{1,9}")) ? Integer.valueOf(text) : null;
	}

	private static @Nullable Long longNumber(BracketForm form, String name) {
		String text = form.text(name);
		return (text != null && text.matches("\\d{1,18}")) ? Long.valueOf(text) : null;
	}

	private static @Nullable Duration life(BracketForm form, String name) {
		Integer seconds = number(form, name);
		return (seconds != null) ? Duration.ofSeconds(seconds) : null;
	}

	private static @Nullable String given(BracketForm form, String name) {
		String text = form.text(name);
		return (text != null && !text.isEmpty()) ? text : null;
	}

	private static String require(String name, @Nullable String text) {
		if (text == null || text.isEmpty()) {
			throw incomplete("The request has no field '" + name + "'");
		}
		return text;
	}

	private static RefusedRequestException incomplete(String message) {
		return new RefusedRequestException(RefusalReason.INCOMPLETE, message);
	}

}
