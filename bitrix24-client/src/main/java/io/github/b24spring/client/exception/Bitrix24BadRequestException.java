package io.github.b24spring.client.exception;

/**
 * The request is malformed.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24BadRequestException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 */
	public Bitrix24BadRequestException(Bitrix24Error error) {
		super(FailureKind.INVALID_REQUEST, error, "Correct the request: repeating it as it is does not help.", null);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24BadRequestException(error);
	}

}
