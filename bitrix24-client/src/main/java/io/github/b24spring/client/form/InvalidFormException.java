package io.github.b24spring.client.form;

/**
 * A form that is not read: it is larger or deeper than the limits, or no form at all. The
 * message repeats nothing of the form.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class InvalidFormException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final boolean tooLarge;

	InvalidFormException(String message, boolean tooLarge) {
		super(message);
		this.tooLarge = tooLarge;
	}

	/**
	 * Return whether the form exceeds a limit, rather than being malformed.
	 * @return whether status 413 fits better than 400
	 */
	public boolean isTooLarge() {
		return this.tooLarge;
	}

}
