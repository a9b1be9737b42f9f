package io.github.b24spring.autoconfigure;

/**
 * Thrown when a client is made although nothing says where its portal is: the application
 * was processed ahead of time, where that need not be known, and is started without.
 */
final class PortalNotConfiguredException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient PortalConfiguration portal;

	PortalNotConfiguredException(PortalConfiguration portal) {
		super("None of the properties '%s', '%s' and '%s' is set".formatted(portal.ownProperty("webhook-url"),
				portal.ownProperty("access-token"), portal.ownProperty("oauth.access-token")));
		this.portal = portal;
	}

	PortalConfiguration portal() {
		return this.portal;
	}

}
