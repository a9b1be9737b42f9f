package io.github.b24spring.client.internal.transport;

import org.jspecify.annotations.Nullable;

/**
 * Tells the authorization stage that the portal answered with a redirect. It never leaves
 * that stage: the location repeats the secret.
 */
final class PortalRedirectException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final @Nullable String location;

	private final int status;

	PortalRedirectException(@Nullable String location, int status) {
		super("Redirect", null, false, false);
		this.location = location;
		this.status = status;
	}

	@Nullable String location() {
		return this.location;
	}

	int status() {
		return this.status;
	}

}
