package io.github.b24spring.autoconfigure.oauth.web;

import org.springframework.util.unit.DataSize;

/**
 * Thrown when a form is larger than may be read.
 */
final class FormTooLargeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	FormTooLargeException(DataSize limit) {
		super("The form is larger than " + limit.toBytes() + " bytes, as 'bitrix24.oauth.routes.max-form-size' tells");
	}

}
