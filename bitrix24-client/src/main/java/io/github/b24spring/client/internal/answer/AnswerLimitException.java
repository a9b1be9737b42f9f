package io.github.b24spring.client.internal.answer;

/**
 * Ends the reading of an answer that is deeper or larger than any portal's. It never
 * leaves this package.
 */
final class AnswerLimitException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	AnswerLimitException(String message) {
		super(message, null, false, false);
	}

}
