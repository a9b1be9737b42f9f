package io.github.b24spring.client.exception;

/**
 * The user behind the credentials lacks the right to do this.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24AccessDeniedException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 */
	public Bitrix24AccessDeniedException(Bitrix24Error error) {
		super(FailureKind.ACCESS, error,
				"The user behind the webhook or token lacks the right: grant it in the portal, or use another user.",
				null);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24AccessDeniedException(error);
	}

}
