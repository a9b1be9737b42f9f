package io.github.b24spring.client.exception;

/**
 * An administrator of the portal has yet to confirm this method for this token
 * ({@code METHOD_CONFIRM_WAITING}).
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24ConfirmationPendingException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 */
	public Bitrix24ConfirmationPendingException(Bitrix24Error error) {
		super(FailureKind.SCOPE, error,
				"An administrator must confirm the method in the portal; repeat later with the same token.", null);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24ConfirmationPendingException(error);
	}

}
