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
package io.github.b24spring.client.credentials;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads addresses that people paste. Messages name the mistake, and of the address at
 * most the host: everything else may be part of the secret.
 */
final class CredentialsParser {

	private static final String WEBHOOK_EXAMPLE = "It looks like https://your-portal.bitrix24.com/rest/1/your-webhook-code/"
			+ " and is shown in the portal under Developer resources, Inbound webhook.";

	private static final String PORTAL_EXAMPLE = "It looks like https://your-portal.bitrix24.com.";

	private static final Pattern WEBHOOK_PATH = Pattern.compile("/rest/(\\d+/[A-Za-z0-9_~-]+)/?");

	private static final Pattern WEBHOOK_PATH_AND_METHOD = Pattern.compile("/rest/\\d+/[A-Za-z0-9_~-]+/[^/]+/?");

	private CredentialsParser() {
	}

	static Bitrix24Credentials webhook(@Nullable String url) {
		URI uri = parse("The webhook URL", url, WEBHOOK_EXAMPLE);
		PortalAddress portal = PortalAddress.of(uri);
		String path = uri.getRawPath();
		Matcher matcher = WEBHOOK_PATH.matcher(path);
		if (!matcher.matches()) {
			throw invalid(problemOf(path, portal.host()), WEBHOOK_EXAMPLE);
		}
		return new FixedCredentials(PortalAccess.webhook(portal, matcher.group(1)));
	}

	private static String problemOf(String path, String host) {
		if (WEBHOOK_PATH_AND_METHOD.matcher(path).matches()) {
			return "The webhook URL ends with the name of a method; leave the method out.";
		}
		if (path.startsWith("/rest/api/")) {
			return "The webhook URL has the form of REST 3.0; leave 'api/' out, the client adds it where it belongs.";
		}
		if (path.matches("/rest/\\d+/?")) {
			return "The webhook URL ends after the user's id; the code of the webhook is missing.";
		}
		return "The URL on host '" + host + "' is not the address of an inbound webhook.";
	}

	static Bitrix24Credentials accessToken(@Nullable String portalUrl, @Nullable String accessToken) {
		URI uri = parse("The portal URL", portalUrl, PORTAL_EXAMPLE);
		PortalAddress portal = PortalAddress.of(uri);
		String path = uri.getRawPath();
		if (!path.isEmpty() && !path.equals("/") && !path.equals("/rest/") && !path.equals("/rest")) {
			throw invalid("The portal URL on host '" + portal.host() + "' has a path; leave it out.", PORTAL_EXAMPLE);
		}
		if (accessToken == null || accessToken.isBlank()) {
			throw invalid("The access token is empty.", "Set the access_token that the portal issued.");
		}
		if (!accessToken.strip().equals(accessToken) || isQuoted(accessToken)) {
			throw invalid("The access token has blanks or quotes around it.", "Leave them out.");
		}
		return new FixedCredentials(PortalAccess.accessToken(portal, accessToken));
	}

	private static URI parse(String what, @Nullable String url, String example) {
		if (url == null || url.isBlank()) {
			throw invalid(what + " is empty.", example);
		}
		if (url.contains("${")) {
			throw invalid(what + " has a placeholder '${…}' in it that nothing gives a value.", example);
		}
		if (isQuoted(url.strip())) {
			throw invalid(what + " has quotes around it; leave them out.", example);
		}
		if (url.chars().anyMatch(Character::isWhitespace)) {
			throw invalid(what + " has blanks in it; leave them out.", example);
		}
		URI uri = uri(url);
		if (uri == null || uri.getScheme() == null || uri.getRawAuthority() == null) {
			throw invalid(what + " is not an absolute URL.", example);
		}
		if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawAuthority().indexOf('@') != -1) {
			throw invalid(what + " has parts that do not belong there (user, '?' or '#').", example);
		}
		PortalAddress address = PortalAddress.find(uri);
		if (address == null) {
			throw invalid(what + " has no name of a host where one is expected.", example);
		}
		if (!address.isSecure() && !(address.scheme().equals("http") && address.isLoopback())) {
			throw invalid(what + " on host '" + address.host() + "' does not use https.", example);
		}
		return uri;
	}

	private static @Nullable URI uri(String url) {
		try {
			return new URI(url);
		}
		catch (URISyntaxException ex) {
			// The exception repeats its input, so it must not become a cause.
			return null;
		}
	}

	private static boolean isQuoted(String text) {
		return text.startsWith("\"") || text.startsWith("'") || text.endsWith("\"") || text.endsWith("'");
	}

	private static InvalidCredentialsException invalid(String problem, String advice) {
		return new InvalidCredentialsException(problem, advice);
	}

}
