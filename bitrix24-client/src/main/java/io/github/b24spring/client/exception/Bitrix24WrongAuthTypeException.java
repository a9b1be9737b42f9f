package io.github.b24spring.client.exception;

/**
 * The method cannot be called with this kind of credentials; most often it needs an
 * application, where a webhook was used.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24WrongAuthTypeException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 */
	public Bitrix24WrongAuthTypeException(Bitrix24Error error) {
		super(FailureKind.SCOPE, error,
				"The method needs another kind of credentials, most often an application (OAuth) in place of a webhook.",
				null);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24WrongAuthTypeException(error);
	}

}
