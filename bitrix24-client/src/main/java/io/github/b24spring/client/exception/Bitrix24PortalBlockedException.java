package io.github.b24spring.client.exception;

/**
 * Bitrix24 has blocked REST for this portal by hand ({@code OVERLOAD_LIMIT}). Only their
 * support lifts the block.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24PortalBlockedException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 */
	public Bitrix24PortalBlockedException(Bitrix24Error error) {
		super(FailureKind.PORTAL_BLOCKED, error,
				"REST is blocked for this portal by Bitrix24: ask their support; repeating does not help.", null);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24PortalBlockedException(error);
	}

}
