package io.github.b24spring.client.exception;

/**
 * The portal refused the call because this address sent requests too fast
 * ({@code QUERY_LIMIT_EXCEEDED}). The call did not run.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24RateLimitException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param error what is known of the failed call
	 */
	public Bitrix24RateLimitException(Bitrix24Error error) {
		super(FailureKind.RATE_LIMIT, error,
				"The call did not run; other programs on this address may be using the same portal: send less, or later.",
				null);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24RateLimitException(error);
	}

}
