package io.github.b24spring.client.exception;

/**
 * The object is in a state that does not permit the call now.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24ConflictException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 */
	public Bitrix24ConflictException(Bitrix24Error error) {
		super(FailureKind.CONFLICT, error,
				"Look at the state of the object; repeat later, or with another idempotency key where one was used.",
				null);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24ConflictException(error);
	}

}
