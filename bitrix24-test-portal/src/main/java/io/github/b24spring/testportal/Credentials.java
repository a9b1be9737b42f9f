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
package io.github.b24spring.testportal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.b24spring.testportal.method.MethodCaller;
import io.github.b24spring.testportal.method.PortalErrorException;
import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testportal.oauth.OAuthServer;
import io.github.b24spring.testportal.oauth.TokenAccess;

/**
 * Who may call the portal.
 *
 * @author The b24spring maintainers
 */
final class Credentials {

	/**
	 * The application that tokens belong to that the OAuth server did not issue.
	 */
	static final String CLIENT_ID = "testportal";

	private final OAuthServer oauth;

	private final String memberId;

	private final int userId;

	private final Map<String, Integer> webhooks = new ConcurrentHashMap<>();

	private final Set<String> tokens = ConcurrentHashMap.newKeySet();

	private final Set<String> expired = ConcurrentHashMap.newKeySet();

	Credentials(OAuthServer oauth, String memberId, int userId, String code) {
		this.oauth = oauth;
		this.memberId = memberId;
		this.userId = userId;
		this.webhooks.put(code, userId);
	}

	void accept(String token) {
		this.expired.remove(token);
		this.tokens.add(token);
	}

	void expire(String token) {
		this.tokens.remove(token);
		this.expired.add(token);
	}

	Access webhookAccess(String userId, String code) {
		Integer owner = this.webhooks.get(code);
		if (owner == null || !owner.toString().equals(userId)) {
			throw new PortalErrorException(401, "NO_AUTH_FOUND", "Unknown webhook");
		}
		return new Access(MethodCaller.webhook(owner), code, null);
	}

	Access tokenAccess(String token) {
		TokenAccess access = this.oauth.authenticate(token, this.memberId);
		if (access != null) {
			Application application = access.installation().application();
			return new Access(MethodCaller.application(access.userId(), application.clientId()), application.clientId(),
					application.scope());
		}
		if (this.expired.contains(token)) {
			throw new PortalErrorException(401, "expired_token", "The token is no longer valid");
		}
		if (!this.tokens.contains(token)) {
			throw new PortalErrorException(401, "NO_AUTH_FOUND", "Unknown token");
		}
		return new Access(MethodCaller.application(this.userId, CLIENT_ID), token, null);
	}

}
