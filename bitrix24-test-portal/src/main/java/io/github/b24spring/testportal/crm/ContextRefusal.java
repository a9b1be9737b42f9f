/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
