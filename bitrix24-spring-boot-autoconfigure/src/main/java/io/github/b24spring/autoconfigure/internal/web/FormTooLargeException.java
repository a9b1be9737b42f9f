package io.github.b24spring.autoconfigure.internal.web;

/**
 * Thrown when a form is larger than may be read.
 *
 * @author The b24spring maintainers
 */
public final class FormTooLargeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	FormTooLargeException(FormLimit limit) {
		super("The form is larger than " + limit.size().toBytes() + " bytes, as '" + limit.property() + "' tells");
	}

}
