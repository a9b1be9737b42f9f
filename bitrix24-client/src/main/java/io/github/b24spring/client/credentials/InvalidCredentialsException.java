package io.github.b24spring.client.credentials;

/**
 * Credentials that cannot work as they are written. The message says what is wrong with
 * them and never repeats them.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class InvalidCredentialsException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String advice;

	InvalidCredentialsException(String message, String advice) {
		super(message + " " + advice);
		this.advice = advice;
	}

	/**
	 * Return what to do about it.
	 * @return one sentence
	 */
	public String advice() {
		return this.advice;
	}

}
