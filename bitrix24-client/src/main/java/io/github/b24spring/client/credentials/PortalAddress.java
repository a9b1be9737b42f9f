package io.github.b24spring.client.credentials;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where a portal answers, never with a path.
 *
 * @param scheme the scheme
 * @param hostName the name of the host
 * @param port the port; -1 if the address has none
 * @param host the name of the host, with the port if the address has one
 * @param url the scheme and the host
 */
public record PortalAddress(String scheme, String hostName, int port, String host, String url) {

	private static final Pattern CLOUD_PORTAL = Pattern.compile("[a-z0-9-]+\\.(bitrix24\\.[a-z]{2,}(?:\\.[a-z]{2})?)");

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

	public static PortalAddress of(URI uri) {
		String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
		String hostName = uri.getHost().toLowerCase(Locale.ROOT);
		String host = (uri.getPort() != -1) ? hostName + ":" + uri.getPort() : hostName;
		return new PortalAddress(scheme, hostName, uri.getPort(), host, scheme + "://" + host);
	}

	public boolean isSecure() {
		return this.scheme.equals("https");
	}

	public boolean isLoopback() {
		return LOOPBACK.contains(this.hostName);
	}

	public boolean isCloudPortalLike(PortalAddress other) {
		String domain = cloudDomain();
		return domain != null && domain.equals(other.cloudDomain());
	}

	private @Nullable String cloudDomain() {
		Matcher matcher = CLOUD_PORTAL.matcher(this.hostName);
		return matcher.matches() ? matcher.group(1) : null;
	}

}
