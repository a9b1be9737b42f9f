package io.github.b24spring.client.exception;

/**
 * The OAuth server refuses the application: its {@code client_id} or
 * {@code client_secret} is wrong, or it is not installed on the portal
 * ({@code invalid_client}, {@code invalid_request}, {@code invalid_scope}). The call did
 * not run.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24OAuthException extends Bitrix24AuthenticationException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 */
	public Bitrix24OAuthException(Bitrix24Error error) {
		super(FailureKind.AUTHENTICATION, error,
				"Check client_id and client_secret of the application, and that it is installed on the portal.");
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24OAuthException(error);
	}

}
