package io.github.b24spring.client.exception;

/**
 * The portal answered with a redirect that was not followed, because the credentials
 * would have gone to a place that nothing vouches for. The call did not run.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24PortalMovedException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	private final String host;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 * @param host the host that the portal pointed to
	 */
	public Bitrix24PortalMovedException(Bitrix24Error error, String host) {
		super(FailureKind.PORTAL_MOVED, error,
				"If '" + host + "' is the portal's new address, configure it, or" + " allow redirects to it.", null);
		this.host = host;
	}

	/**
	 * Return the host that the portal pointed to.
	 * @return the host name
	 */
	public String host() {
		return this.host;
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24PortalMovedException(error, this.host);
	}

}
