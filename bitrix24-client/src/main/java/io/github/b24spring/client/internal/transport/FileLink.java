package io.github.b24spring.client.internal.transport;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24LinkRefusedException;
import io.github.b24spring.client.exception.Bitrix24WrongAuthTypeException;
import org.jspecify.annotations.Nullable;

/**
 * A link to a file, known to lead where the client may go. The portal signs path and
 * query, so they stay as they are, and whoever has them has the file: they are secret.
 *
 * @param address where to send the request
 * @param pathAndQuery what to ask for
 */
record FileLink(PortalAddress address, String pathAndQuery) {

	/**
	 * What stands for a download where a REST method is expected.
	 */
	static final String METHOD = "download";

	private static final Pattern EMPTY_AUTH = Pattern.compile("(?<=[?&]auth=)(?=&|$)");

	private static final Pattern SEPARATORS = Pattern.compile("[/?&=]|%[0-9A-Fa-f]{2}");

	private static final int SHORTEST_SECRET = 6;

	private static final String MASK = "***";

	/**
	 * Reads a link.
	 * @param link the link, possibly relative to the portal
	 * @param portal where the portal answers
	 * @param allowedHosts other hosts that the client may download from
	 * @param credentials complete a link that ends in an empty {@code auth} parameter
	 */
	static FileLink of(String link, PortalAddress portal, Set<String> allowedHosts, Bitrix24Credentials credentials) {
		URI uri = parse(link, portal);
		PortalAddress address = PortalAddress.of(uri);
		boolean own = isOwn(address, portal);
		if (!own && !(address.isSecure() && allowedHosts.contains(address.hostName()))) {
			throw refused("the link leads to '" + address.url() + "'");
		}
		String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
		String pathAndQuery = (uri.getRawQuery() != null) ? path + "?" + uri.getRawQuery() : path;
		if (!own) {
			if (!credentials.redact(pathAndQuery).equals(pathAndQuery)) {
				throw refused("the link carries the credentials of the portal to '" + address.host() + "'");
			}
			return new FileLink(address, pathAndQuery);
		}
		return new FileLink(portal, withAuth(pathAndQuery, credentials));
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

	private static String withAuth(String pathAndQuery, Bitrix24Credentials credentials) {
		if (!EMPTY_AUTH.matcher(pathAndQuery).find()) {
			return pathAndQuery;
		}
		String accessToken = credentials.accessToken();
		if (accessToken == null) {
			throw new Bitrix24WrongAuthTypeException(Bitrix24Error.withoutAnswer(METHOD,
					"the link has to be completed with the access token of an application", false));
		}
		return EMPTY_AUTH.matcher(pathAndQuery)
			.replaceAll((match) -> Matcher.quoteReplacement(URLEncoder.encode(accessToken, StandardCharsets.UTF_8)));
	}

	private static URI parse(String link, PortalAddress portal) {
		URI uri = uri(link, portal);
		if (uri == null || uri.getHost() == null || uri.getRawPath() == null || uri.getRawUserInfo() != null
				|| !("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))) {
			throw refused("the link is not the address of a file");
		}
		return uri;
	}

	private static @Nullable URI uri(String link, PortalAddress portal) {
		try {
			URI uri = new URI(new URI(link).toASCIIString());
			return uri.isAbsolute() ? uri : new URI(portal.url() + "/").resolve(uri);
		}
		catch (URISyntaxException ex) {
			// The exception repeats its input, so it must not become a cause.
			return null;
		}
	}

	private static Bitrix24LinkRefusedException refused(String description) {
		return new Bitrix24LinkRefusedException(Bitrix24Error.withoutAnswer(METHOD, description, false));
	}

	/**
	 * Takes what is secret of the link out of a text that came from the other side.
	 */
	UnaryOperator<String> redaction() {
		return (text) -> {
			String redacted = text;
			for (String part : SEPARATORS.split(this.pathAndQuery)) {
				redacted = (part.length() >= SHORTEST_SECRET) ? redacted.replace(part, MASK) : redacted;
			}
			return redacted;
		};
	}

	SecretPath secretPath() {
		return SecretPath.whole(this.pathAndQuery);
	}

	@Override
	public String toString() {
		return "link to " + this.address.host();
	}

}
