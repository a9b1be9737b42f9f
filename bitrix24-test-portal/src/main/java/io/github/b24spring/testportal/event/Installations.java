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
package io.github.b24spring.testportal.event;

import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.PortalErrorException;
import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testportal.oauth.Installation;
import io.github.b24spring.testportal.oauth.OAuthServer;
import io.github.b24spring.testportal.oauth.PortalIdentity;

/**
 * Finds the application that calls.
 *
 * @author The b24spring maintainers
 */
final class Installations {

	private final OAuthServer oauth;

	private final PortalIdentity portal;

	Installations(OAuthServer oauth, PortalIdentity portal) {
		this.oauth = oauth;
		this.portal = portal;
	}

	/**
	 * Find the application that calls. One whose token the OAuth server did not issue is
	 * installed now.
	 * @param request the call
	 * @return the installation
	 */
	synchronized Installation of(MethodRequest request) {
		String clientId = request.caller().clientId();
		if (clientId == null) {
			throw new PortalErrorException(403, "WRONG_AUTH_TYPE",
					"Current authorization type is denied for this method");
		}
		Installation present = this.oauth.installation(clientId, this.portal.memberId());
		return (present != null) ? present : this.oauth.install(Application.local(clientId, clientId + "secret"),
				this.portal, request.caller().userId());
	}

}
