package io.github.b24spring.client.exception;

/**
 * A link to a file leads to a place that the client does not download from. Nothing was
 * sent there.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24LinkRefusedException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param error what is known of the failed download
	 */
	public Bitrix24LinkRefusedException(Bitrix24Error error) {
		super(FailureKind.INVALID_REQUEST, error,
				"Links to the portal's own host can be downloaded from, and https links to hosts"
						+ " that are allowed for downloads.",
				null);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24LinkRefusedException(error);
	}

}
