package io.github.b24spring.client.exception;

/**
 * The access token has expired ({@code expired_token}). The call did not run.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24ExpiredTokenException extends Bitrix24AuthenticationException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 */
	public Bitrix24ExpiredTokenException(Bitrix24Error error) {
		super(FailureKind.EXPIRED_TOKEN, error, "The access token has expired: a fresh one is needed.");
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24ExpiredTokenException(error);
	}

}
