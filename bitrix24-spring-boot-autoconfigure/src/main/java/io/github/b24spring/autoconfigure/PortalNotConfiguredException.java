package io.github.b24spring.autoconfigure;

/**
 * Thrown when a client is made although nothing says where its portal is: the application
 * was processed ahead of time, where that need not be known, and is started without.
 */
final class PortalNotConfiguredException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	PortalNotConfiguredException() {
		super("None of the properties 'bitrix24.webhook-url', 'bitrix24.portal-url' and 'bitrix24.access-token' is set");
	}

}
