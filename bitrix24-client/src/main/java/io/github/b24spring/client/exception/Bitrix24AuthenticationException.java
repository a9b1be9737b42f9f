package io.github.b24spring.client.exception;

/**
 * The portal does not accept the credentials.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public class Bitrix24AuthenticationException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param error what is known of the failed call
	 */
	public Bitrix24AuthenticationException(Bitrix24Error error) {
		this(error,
				"Check the webhook (bitrix24.webhook-url) or the access token: it may be mistyped, revoked or expired.");
	}

	/**
	 * Creates an exception with an advice of its own.
	 * @param error what is known of the failed call
	 * @param advice what the reader of the message can do about it
	 */
	protected Bitrix24AuthenticationException(Bitrix24Error error, String advice) {
		super(error, advice, null);
	}

}
