package io.github.b24spring.client.exception;

/**
 * The portal does not know the method.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24MethodNotFoundException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 */
	public Bitrix24MethodNotFoundException(Bitrix24Error error) {
		super(FailureKind.NOT_FOUND, error, "Check the spelling, the REST version, and that the portal has the module.",
				null);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24MethodNotFoundException(error);
	}

}
