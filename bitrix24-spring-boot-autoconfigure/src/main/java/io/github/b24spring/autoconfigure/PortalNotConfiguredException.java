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
 * Thrown when a client is made although nothing says where its portal is: the application
 * was processed ahead of time, where that need not be known, and is started without.
 */
final class PortalNotConfiguredException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient PortalConfiguration portal;

	PortalNotConfiguredException(PortalConfiguration portal) {
		super("None of the properties '%s', '%s' and '%s' is set".formatted(portal.ownProperty("webhook-url"),
				portal.ownProperty("access-token"), portal.ownProperty("oauth.access-token")));
		this.portal = portal;
	}

	PortalConfiguration portal() {
		return this.portal;
	}

}
