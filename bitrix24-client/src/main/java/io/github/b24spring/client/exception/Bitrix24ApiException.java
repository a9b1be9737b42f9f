package io.github.b24spring.client.exception;

/**
 * The method refused or failed with a code of its own.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24ApiException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 */
	public Bitrix24ApiException(Bitrix24Error error) {
		super(FailureKind.REFUSED, error, "See the documentation of the method for the code.", null);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24ApiException(error);
	}

}
