package io.github.b24spring.client.exception;

/**
 * The object that the call is about does not exist, or cannot be seen by the user.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24NotFoundException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 */
	public Bitrix24NotFoundException(Bitrix24Error error) {
		super(FailureKind.NOT_FOUND, error, "Check the id, and that the user may see the object.", null);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24NotFoundException(error);
	}

}
