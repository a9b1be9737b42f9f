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
package io.github.b24spring.autoconfigure;

/**
 * Thrown when an application that was processed ahead of time is told of something that
 * takes beans which were not made then.
 */
final class UnknownAheadOfTimeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String action;

	private UnknownAheadOfTimeException(String what, String action) {
		super(what + " was not known when the application was processed ahead of time.");
		this.action = action;
	}

	static UnknownAheadOfTimeException portal(String name) {
		return new UnknownAheadOfTimeException("The portal '" + name + "' of 'bitrix24.portals'",
				"Name it in the properties that are there at build time, without its secrets, for example by"
						+ " 'bitrix24.portals." + name + ".rate-limit.plan'.");
	}

	static UnknownAheadOfTimeException defaultPortal(String property) {
		return new UnknownAheadOfTimeException("The default portal, which '" + property + "' tells of,",
				"Where an application has other portals besides, set '" + property
						+ "' at build time too. A placeholder for its value will do, such as '${PORTAL}'.");
	}

	static UnknownAheadOfTimeException application() {
		return new UnknownAheadOfTimeException("The application's '" + PortalAdvice.CLIENT_ID + "'",
				"Set it at build time too. The secret is needed only when the application starts.");
	}

	String action() {
		return this.action;
	}

}
