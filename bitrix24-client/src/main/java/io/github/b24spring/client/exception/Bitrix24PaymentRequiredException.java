package io.github.b24spring.client.exception;

/**
 * The paid or trial period of the application is over ({@code PAYMENT_REQUIRED}).
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24PaymentRequiredException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 */
	public Bitrix24PaymentRequiredException(Bitrix24Error error) {
		super(FailureKind.PLAN, error, "The application must be paid for in the portal's Market.", null);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24PaymentRequiredException(error);
	}

}
