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
package io.github.b24spring.testportal.oauth;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An application as its card describes it. It calls a portal once it is
 * {@linkplain OAuthServer#install installed} there.
 *
 * @param clientId the {@code client_id}
 * @param clientSecret the {@code client_secret}
 * @param scope the permissions that the card asks for; {@code basic} is always granted
 * @param redirectUri where the authorization page sends the browser, {@code null} if the
 * page shows the code instead
 * @param handler the installation address, which is told of the application's life, and
 * the address of the application's page; {@code null} if there is none
 * @param status the letter that tokens and pages show: {@code L} local, {@code F} free,
 * {@code D} demo, {@code T} trial, {@code P} paid
 * @param version the version
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record Application(String clientId, String clientSecret, Set<String> scope, @Nullable URI redirectUri,
		@Nullable URI handler, String status, int version) {

	public Application {
		if (clientId.isEmpty() || clientSecret.isEmpty()) {
			throw new IllegalArgumentException("'clientId' and 'clientSecret' must not be empty");
		}
		scope = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(scope));
	}

	/**
	 * Return a local application with the scopes {@code crm}, {@code user}, {@code task}
	 * and {@code im}.
	 * @param clientId the {@code client_id}, on real portals such as
	 * {@code local.5f3b6c0d2b2e98.12345678}
	 * @param clientSecret the {@code client_secret}
	 * @return the application
	 */
	public static Application local(String clientId, String clientSecret) {
		return new Application(clientId, clientSecret, new LinkedHashSet<>(List.of("crm", "user", "task", "im")), null,
				null, "L", 1);
	}

	/**
	 * Return the same application with other permissions.
	 * @param scope the names of the scopes
	 * @return the application
	 */
	public Application withScope(String... scope) {
		return new Application(this.clientId, this.clientSecret, new LinkedHashSet<>(List.of(scope)), this.redirectUri,
				this.handler, this.status, this.version);
	}

	/**
	 * Return the same application with another address for authorized browsers.
	 * @param redirectUri the address
	 * @return the application
	 */
	public Application withRedirectUri(String redirectUri) {
		return new Application(this.clientId, this.clientSecret, this.scope, URI.create(redirectUri), this.handler,
				this.status, this.version);
	}

	/**
	 * Return the same application with another installation address.
	 * @param handler the address
	 * @return the application
	 */
	public Application withHandler(String handler) {
		return new Application(this.clientId, this.clientSecret, this.scope, this.redirectUri, URI.create(handler),
				this.status, this.version);
	}

	/**
	 * Return the same application with another status.
	 * @param status the letter
	 * @return the application
	 */
	public Application withStatus(String status) {
		return new Application(this.clientId, this.clientSecret, this.scope, this.redirectUri, this.handler, status,
				this.version);
	}

	/**
	 * Return the same application in another version.
	 * @param version the version
	 * @return the application
	 */
	public Application withVersion(int version) {
		return new Application(this.clientId, this.clientSecret, this.scope, this.redirectUri, this.handler,
				this.status, version);
	}

	/**
	 * Return the permissions as tokens and redirects show them.
	 * @return the names, separated by commas
	 */
	public String scopeText() {
		return String.join(",", this.scope);
	}

	@Override
	public String toString() {
		return "Application " + this.clientId;
	}

}
