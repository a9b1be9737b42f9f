package io.github.b24spring.client.exchange;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * The part of a request's path that nobody but the connector may see. Above the connector
 * a request goes to {@code /rest/crm.deal.get}; this inserts {@code 1/code/} where the
 * request becomes bytes, so that no log, exception, metric or span knows the code.
 */
final class SecretPath {

	static final Class<SecretPath> CONTEXT_KEY = SecretPath.class;

	static final SecretPath NONE = new SecretPath("");

	private final String segments;

	private SecretPath(String segments) {
		this.segments = segments;
	}

	static SecretPath of(@Nullable String webhookPath) {
		return (webhookPath != null) ? new SecretPath(webhookPath + "/") : NONE;
	}

	static SecretPath from(ContextView context) {
		return context.hasKey(CONTEXT_KEY) ? context.get(CONTEXT_KEY) : NONE;
	}

	boolean isNone() {
		return this.segments.isEmpty();
	}

	/**
	 * Inserts the secret into a request path.
	 */
	String insert(String path) {
		int end = path.lastIndexOf('/') + 1;
		return path.substring(0, end) + this.segments + path.substring(end);
	}

	URI insert(URI uri) {
		return isNone() ? uri : URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + insert(uri.getRawPath()));
	}

	@Override
	public String toString() {
		return isNone() ? "no secret path" : "***";
	}

}
