package io.github.b24spring.testportal.crm;

import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.PortalErrorException;

/**
 * How a portal says that a method needs the token of an application: it has four ways.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public enum ContextRefusal {

	/**
	 * Status 403, code {@code WRONG_AUTH_TYPE}.
	 */
	WRONG_AUTH_TYPE(403, "WRONG_AUTH_TYPE", "Current authorization type is denied for this method"),

	/**
	 * Status 403, code {@code ACCESS_DENIED}; only the description tells it from a lack
	 * of rights.
	 */
	ACCESS_DENIED(403, "ACCESS_DENIED", "Access denied! Application context required"),

	/**
	 * Status 400, code {@code ERROR_WRONG_CONTEXT}.
	 */
	WRONG_CONTEXT(400, "ERROR_WRONG_CONTEXT", "Wrong context: application context required"),

	/**
	 * Status 400, code {@code AccessException}.
	 */
	ACCESS_EXCEPTION(400, "AccessException", "Application context required");

	private final int status;

	private final String code;

	private final String description;

	ContextRefusal(int status, String code, String description) {
		this.status = status;
		this.code = code;
		this.description = description;
	}

	void check(MethodRequest request) {
		if (!request.application()) {
			throw new PortalErrorException(this.status, this.code, this.description);
		}
	}

}
