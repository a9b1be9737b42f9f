package io.github.b24spring.autoconfigure;

import io.github.b24spring.client.credentials.InvalidCredentialsException;

/**
 * Thrown when the credentials of a portal that has a name cannot work.
 */
final class InvalidPortalException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient PortalConfiguration portal;

	InvalidPortalException(PortalConfiguration portal, InvalidCredentialsException cause) {
		super("The " + portal + " cannot be configured", cause);
		this.portal = portal;
	}

	PortalConfiguration portal() {
		return this.portal;
	}

}
