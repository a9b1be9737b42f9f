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
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24LinkRefusedException;
import io.github.b24spring.client.exception.Bitrix24WrongAuthTypeException;
import io.github.b24spring.client.internal.answer.OutsideText;
import org.jspecify.annotations.Nullable;

/**
 * A link to a file, known to lead where the client may go. The portal signs path and
 * query, so they stay as they are, and whoever has them has the file: they are secret.
 *
 * @param address where to send the request
 * @param pathAndQuery what to ask for
 * @param redactor knows the secrets of the portal
 */
record FileLink(PortalAddress address, String pathAndQuery, SecretRedactor redactor) {

	/**
	 * What stands for a download where a REST method is expected.
	 */
	static final String METHOD = "download";

	private static final Pattern EMPTY_AUTH = Pattern.compile("(?<=[?&]auth=)(?=&|$)");

	private static final Pattern SEPARATORS = Pattern.compile("[/?&=]|%[0-9A-Fa-f]{2}");

	private static final Pattern UNSAFE = Pattern.compile("[ |\"<>^`{}\\\\]");

	private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

	private static final int SHORTEST_SECRET = 6;

	private static final String MASK = "***";

	/**
	 * Read a link.
	 * @param link the link, possibly relative to the portal
	 * @param authorized completes a link that ends in an empty {@code auth} parameter
	 * @param allowedHosts other hosts that the client may download from
	 * @param redactor knows what no other host may get
	 */
	static FileLink of(String link, Authorized authorized, AllowedHosts allowedHosts, SecretRedactor redactor) {
		return of(link, authorized.portal().url() + "/", authorized, allowedHosts, redactor);
	}

	/**
	 * Read where this link redirects to, which may be relative to it.
	 */
	FileLink redirected(String location, Authorized authorized, AllowedHosts allowedHosts) {
		String path = this.pathAndQuery.split("\\?", 2)[0];
		String link = location.startsWith("?") ? path + location : location;
		return of(link, this.address.url() + path, authorized, allowedHosts, this.redactor);
	}

	private static FileLink of(String link, String base, Authorized authorized, AllowedHosts allowedHosts,
			SecretRedactor redactor) {
		PortalAddress portal = authorized.portal();
		URI uri = parse(link, base);
		PortalAddress address = PortalAddress.find(uri);
		if (address == null) {
			throw refused("the link is not the address of a file");
		}
		boolean own = isOwn(address, portal);
		if (!own && !allowedHosts.permit(address, -1)) {
			throw refused(redactor.apply("the link leads to '" + address.url() + "'"));
		}
		String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
		String pathAndQuery = (uri.getRawQuery() != null) ? path + "?" + uri.getRawQuery() : path;
		if (own) {
			return new FileLink(portal, withAuth(pathAndQuery, authorized), redactor);
		}
		if (redactor.finds(pathAndQuery)) {
			throw refused("the link carries the credentials of the portal to '" + address.host() + "'");
		}
		return new FileLink(address, pathAndQuery, redactor);
	}

	/**
	 * The portal writes http into links to itself where it answers to https.
	 */
	private static boolean isOwn(PortalAddress address, PortalAddress portal) {
		return address.hostName().equals(portal.hostName())
				&& (address.port() == portal.port() || (isDefaultPort(address.port()) && isDefaultPort(portal.port())));
	}

	private static boolean isDefaultPort(int port) {
		return port == -1 || port == 80 || port == 443;
	}

	private static String withAuth(String pathAndQuery, Authorized authorized) {
		if (!EMPTY_AUTH.matcher(pathAndQuery).find()) {
			return pathAndQuery;
		}
		String accessToken = authorized.access().accessToken();
		if (accessToken == null) {
			throw new Bitrix24WrongAuthTypeException(Bitrix24Error.withoutAnswer(METHOD,
					"the link has to be completed with the access token of an application", false));
		}
		return EMPTY_AUTH.matcher(pathAndQuery)
			.replaceAll((match) -> Matcher.quoteReplacement(URLEncoder.encode(accessToken, StandardCharsets.UTF_8)));
	}

	private static URI parse(String link, String base) {
		URI uri = link.isBlank() ? null : uri(link.strip(), base);
		if (uri == null || uri.getRawPath() == null || uri.getRawUserInfo() != null
				|| !("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))) {
			throw refused("the link is not the address of a file");
		}
		return uri;
	}

	private static @Nullable URI uri(String link, String base) {
		try {
			URI uri = new URI(new URI(encode(link)).toASCIIString());
			return uri.isAbsolute() ? uri : new URI(base).resolve(uri);
		}
		catch (URISyntaxException ex) {
			// The exception repeats its input, so it must not become a cause.
			return null;
		}
	}

	/**
	 * Encode what portals leave as it is in the names of files, after the host.
	 */
	private static String encode(String link) {
		int authority = link.indexOf("//");
		int path = link.indexOf('/', (authority != -1) ? authority + 2 : 0);
		int start = (path != -1) ? path : link.length();
		String rest = UNSAFE.matcher(link.substring(start))
			.replaceAll((match) -> "%" + HexFormat.of().withUpperCase().toHexDigits((byte) match.group().charAt(0)));
		return link.substring(0, start) + LONE_PERCENT.matcher(rest).replaceAll("%25");
	}

	static Bitrix24LinkRefusedException refused(String description) {
		return new Bitrix24LinkRefusedException(Bitrix24Error.withoutAnswer(METHOD, description, false));
	}

	/**
	 * Take what is secret of the link, and of the portal, out of a text from outside.
	 */
	String redact(String text) {
		return OutsideText.shown(text, this::withoutSecrets);
	}

	/**
	 * Take out what is secret of a text that is still to be cut.
	 */
	String withoutSecrets(String text) {
		String redacted = this.redactor.redact(text);
		for (String part : SEPARATORS.split(this.pathAndQuery)) {
			redacted = (part.length() >= SHORTEST_SECRET) ? TextSecret.pattern(part).matcher(redacted).replaceAll(MASK)
					: redacted;
		}
		return redacted;
	}

	RequestSecret secret() {
		return RequestSecret.link(this.pathAndQuery);
	}

	@Override
	public String toString() {
		return "link to " + this.address.host();
	}

}
