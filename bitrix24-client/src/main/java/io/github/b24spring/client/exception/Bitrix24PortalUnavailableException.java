package io.github.b24spring.client.exception;

/**
 * The portal is gone, or its public part is closed ({@code PORTAL_DELETED}).
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24PortalUnavailableException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 */
	public Bitrix24PortalUnavailableException(Bitrix24Error error) {
		super(FailureKind.PORTAL_UNAVAILABLE, error,
				"The portal is deleted or closed: check that it opens in a browser.", null);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24PortalUnavailableException(error);
	}

}
