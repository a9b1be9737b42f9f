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

import java.util.concurrent.atomic.LongAdder;

/**
 * An application on a portal, with the tokens that it gets there.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Installation {

	private final OAuthServer server;

	private final int number;

	private final PortalIdentity portal;

	private final long userId;

	private final LongAdder refreshes = new LongAdder();

	private volatile Application application;

	private volatile String applicationToken;

	private volatile boolean installed = true;

	private volatile boolean finished = true;

	private volatile boolean paid = true;

	private volatile long expiredUpTo;

	private volatile long revokedUpTo = -1;

	Installation(OAuthServer server, int number, Application application, PortalIdentity portal, long userId,
			String applicationToken) {
		this.server = server;
		this.number = number;
		this.application = application;
		this.portal = portal;
		this.userId = userId;
		this.applicationToken = applicationToken;
	}

	/**
	 * Return the application in its installed version.
	 * @return the application
	 */
	public Application application() {
		return this.application;
	}

	/**
	 * Return the portal.
	 * @return the portal
	 */
	public PortalIdentity portal() {
		return this.portal;
	}

	/**
	 * Return the secret by which events show that they come from the portal.
	 * @return the {@code application_token}
	 */
	public String applicationToken() {
		return this.applicationToken;
	}

	/**
	 * Return who installed the application.
	 * @return the id of the user
	 */
	public long userId() {
		return this.userId;
	}

	/**
	 * Return the application's own user, for its background work.
	 * @return the id of the system user
	 */
	public long systemUserId() {
		return 1_000_000L + this.number;
	}

	/**
	 * Issue tokens of the user who installed the application.
	 * @return new tokens
	 */
	public TokenPair tokens() {
		return tokens(this.userId);
	}

	/**
	 * Issue tokens. Those that were issued before remain valid.
	 * @param userId the id of the user whom they belong to
	 * @return new tokens
	 */
	public TokenPair tokens(long userId) {
		return this.server.issue(this, userId);
	}

	/**
	 * Issue an access token that cannot be renewed, as most events bring.
	 * @param userId the id of the user whom it belongs to
	 * @return the token
	 */
	public String accessToken(long userId) {
		return this.server.issueAccessToken(this, userId);
	}

	/**
	 * Make all access tokens expire that were issued so far. Their refresh tokens remain
	 * valid.
	 */
	public void expireAccessTokens() {
		this.expiredUpTo = this.server.lastSerial();
	}

	/**
	 * Make all refresh tokens and codes invalid that were issued so far, so that the
	 * application must be authorized again.
	 */
	public void revokeRefreshTokens() {
		this.revokedUpTo = this.server.lastSerial();
	}

	/**
	 * Say whether the application is paid for. If it is not, its tokens are not renewed.
	 * @param paid whether it is
	 */
	public void paid(boolean paid) {
		this.paid = paid;
	}

	/**
	 * Put another version of the application in the place of this one. It has a new
	 * {@code application_token}.
	 * @param application the new version, with the same {@code client_id}
	 */
	public void update(Application application) {
		if (!application.clientId().equals(this.application.clientId())) {
			throw new IllegalArgumentException("'application' must have the same client_id");
		}
		this.application = application;
		this.applicationToken = this.server.newApplicationToken();
		this.server.register(application);
	}

	/**
	 * Remove the application from the portal. Its tokens are invalid from now on.
	 */
	public void uninstall() {
		this.installed = false;
		this.server.remove(this);
	}

	/**
	 * Return whether the application is still on the portal.
	 * @return whether it is
	 */
	public boolean isInstalled() {
		return this.installed;
	}

	/**
	 * Return the number of times that tokens of this installation were renewed.
	 * @return the number
	 */
	public long refreshes() {
		return this.refreshes.sum();
	}

	/**
	 * Say whether the installation is finished. It is unless said otherwise; an
	 * application that has a page finishes its installation from there.
	 * @param finished whether it is
	 */
	public void finished(boolean finished) {
		this.finished = finished;
	}

	/**
	 * Return whether the installation is finished.
	 * @return whether it is
	 */
	public boolean isFinished() {
		return this.finished;
	}

	/**
	 * Return whether the application is paid for.
	 * @return whether it is
	 */
	public boolean isPaid() {
		return this.paid;
	}

	/**
	 * Return the number of the application on its portal.
	 * @return the number, by which {@code app.info} calls it
	 */
	public int number() {
		return this.number;
	}

	boolean isExpired(long serial) {
		return serial <= this.expiredUpTo;
	}

	boolean isRevoked(long serial) {
		return serial <= this.revokedUpTo;
	}

	void refreshed() {
		this.refreshes.increment();
	}

	@Override
	public String toString() {
		return this.application + " on " + this.portal.memberId();
	}

}
