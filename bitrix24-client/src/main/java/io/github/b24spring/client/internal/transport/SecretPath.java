package io.github.b24spring.client.internal.transport;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * The part of a request's path that nobody but the connector may see. Above the connector
 * a request goes to {@code /rest/crm.deal.get}; this inserts {@code 1/code/} where the
 * request becomes bytes, so that no log, exception, metric or span knows the code. Of a
 * signed link everything is secret but the host: there it takes the place of the path.
 */
final class SecretPath {

	static final Class<SecretPath> CONTEXT_KEY = SecretPath.class;

	static final SecretPath NONE = new SecretPath("", false);

	private final String text;

	private final boolean whole;

	private SecretPath(String text, boolean whole) {
		this.text = text;
		this.whole = whole;
	}

	static SecretPath of(@Nullable String webhookPath) {
		return (webhookPath != null) ? new SecretPath(webhookPath + "/", false) : NONE;
	}

	/**
	 * Takes the place of path and query.
	 */
	static SecretPath whole(String pathAndQuery) {
		return new SecretPath(pathAndQuery, true);
	}

	static SecretPath from(ContextView context) {
		return context.hasKey(CONTEXT_KEY) ? context.get(CONTEXT_KEY) : NONE;
	}

	boolean isNone() {
		return this.text.isEmpty();
	}

	/**
	 * Inserts the secret into a request path.
	 */
	String insert(String path) {
		if (this.whole) {
			return this.text;
		}
		int end = path.lastIndexOf('/') + 1;
		return path.substring(0, end) + this.text + path.substring(end);
	}

	URI insert(URI uri) {
		return isNone() ? uri : URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + insert(uri.getRawPath()));
	}

	@Override
	public String toString() {
		return isNone() ? "no secret path" : "***";
	}

}
