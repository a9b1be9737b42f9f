package io.github.b24spring.client.exception;

/**
 * The portal refused a batch, or a command because it is in a batch.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24BatchException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 */
	public Bitrix24BatchException(Bitrix24Error error) {
		super(FailureKind.INVALID_REQUEST, error,
				"A batch holds at most 50 commands, no batch and no file transfer: call the method on its own.", null);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24BatchException(error);
	}

}
