package io.github.b24spring.client.exception;

import org.jspecify.annotations.Nullable;

/**
 * The portal could not be reached, or the connection broke.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24ConnectionException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 * @param cause what went wrong below HTTP
	 */
	public Bitrix24ConnectionException(Bitrix24Error error, @Nullable Throwable cause) {
		super(FailureKind.CONNECTION, error,
				"Check the network, DNS, proxy and certificates between this machine and the portal.", cause);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24ConnectionException(error, getCause());
	}

}
