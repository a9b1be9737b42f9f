package io.github.b24spring.client.exception;

import org.jspecify.annotations.Nullable;

/**
 * Root of everything that a call can fail with. There is a subclass for each thing that a
 * caller can react to differently.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public abstract class Bitrix24Exception extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Bitrix24Error error;

	/**
	 * Creates an exception.
	 * @param error what is known of the failed call
	 * @param advice what the reader of the message can do about it
	 * @param cause the cause, if it is not the portal's answer
	 */
	protected Bitrix24Exception(Bitrix24Error error, String advice, @Nullable Throwable cause) {
		super(message(error, advice), cause);
		this.error = error;
	}

	private static String message(Bitrix24Error error, String advice) {
		StringBuilder message = new StringBuilder("Bitrix24 method '").append(error.method()).append("' failed");
		if (error.code() != null && !error.code().isEmpty()) {
			message.append(" with ").append(error.code());
		}
		if (error.httpStatus() != null) {
			message.append(" (HTTP ").append(error.httpStatus()).append(')');
		}
		if (error.description() != null && !error.description().isBlank()) {
			message.append(": ").append(error.description().strip());
		}
		if (message.charAt(message.length() - 1) != '.') {
			message.append('.');
		}
		return message.append(' ').append(advice).toString();
	}

	/**
	 * The portal's error code as it came. Compare it ignoring case.
	 * @return the code, possibly empty; {@code null} if the portal gave none
	 */
	public @Nullable String code() {
		return this.error.code();
	}

	/**
	 * The portal's own words, not meant for end users.
	 * @return the description, or {@code null} if there is none
	 */
	public @Nullable String description() {
		return this.error.description();
	}

	/**
	 * The REST method that failed.
	 * @return the name of the method
	 */
	public String method() {
		return this.error.method();
	}

	/**
	 * The HTTP status. It says little: Bitrix24 answers "not found" with 400 and some
	 * errors with 200.
	 * @return the status, or {@code null} if no answer came
	 */
	public @Nullable Integer httpStatus() {
		return this.error.httpStatus();
	}

	/**
	 * Whether the portal may have executed the call, fully or in part. {@code false}
	 * means that it certainly did not, so that a write can be sent again.
	 * @return whether the call may have run
	 */
	public boolean mayHaveRun() {
		return this.error.mayHaveRun();
	}

	/**
	 * What is known of the failed call.
	 * @return the details
	 */
	public Bitrix24Error error() {
		return this.error;
	}

}
