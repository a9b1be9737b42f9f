package io.github.b24spring.client.oauth.request;

/**
 * A request to the application that proved not to be what it says. Nothing was kept of
 * it. The message repeats neither tokens nor codes.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class RefusedRequestException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final RefusalReason reason;

	/**
	 * Create an exception.
	 * @param reason why the request is refused
	 * @param message what exactly is wrong with it, without any secret
	 */
	public RefusedRequestException(RefusalReason reason, String message) {
		super(message);
		this.reason = reason;
	}

	/**
	 * Return why the request is refused.
	 * @return the reason
	 */
	public RefusalReason reason() {
		return this.reason;
	}

}
