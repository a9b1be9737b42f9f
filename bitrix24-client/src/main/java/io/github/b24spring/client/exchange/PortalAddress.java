package io.github.b24spring.client.exchange;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where a portal answers: scheme, host and port, never a path.
 */
record PortalAddress(String scheme, String hostName, int port) {

	private static final Pattern CLOUD_PORTAL = Pattern.compile("[a-z0-9-]+\\.(bitrix24\\.[a-z]{2,}(?:\\.[a-z]{2})?)");

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

	static PortalAddress of(URI uri) {
		return new PortalAddress(uri.getScheme().toLowerCase(Locale.ROOT), uri.getHost().toLowerCase(Locale.ROOT),
				uri.getPort());
	}

	boolean isSecure() {
		return this.scheme.equals("https");
	}

	boolean isLoopback() {
		return LOOPBACK.contains(this.hostName);
	}

	boolean isCloudPortalLike(PortalAddress other) {
		String domain = cloudDomain();
		return domain != null && domain.equals(other.cloudDomain());
	}

	private @Nullable String cloudDomain() {
		Matcher matcher = CLOUD_PORTAL.matcher(this.hostName);
		return matcher.matches() ? matcher.group(1) : null;
	}

	String host() {
		return (this.port != -1) ? this.hostName + ":" + this.port : this.hostName;
	}

	String url() {
		return this.scheme + "://" + host();
	}

}
