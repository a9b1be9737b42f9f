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
package io.github.b24spring.client.exception;

/**
 * What kind of failure an exception tells of. Decisions that depend on the failure, such
 * as whether to repeat a call, how ill the portal is, or which status to answer with, are
 * made by this value; several exceptions may be of one kind.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see Bitrix24Exception#kind()
 */
public enum FailureKind {

	/**
	 * The portal refused the request because too many came; the call did not run.
	 */
	RATE_LIMIT,

	/**
	 * The portal refused the method because its execution time of ten minutes is used up;
	 * the call did not run, unless it is a batch of REST 3.0, of which other commands may
	 * have.
	 */
	OPERATING_LIMIT,

	/**
	 * Bitrix24 blocked REST for the portal until its support lifts that.
	 */
	PORTAL_BLOCKED,

	/**
	 * The portal is deleted or closed.
	 */
	PORTAL_UNAVAILABLE,

	/**
	 * The portal answers at an address that the client does not trust.
	 */
	PORTAL_MOVED,

	/**
	 * The credentials are wrong or revoked.
	 */
	AUTHENTICATION,

	/**
	 * The access token is too old; a renewed one would do.
	 */
	EXPIRED_TOKEN,

	/**
	 * The portal's plan or subscription does not include this.
	 */
	PLAN,

	/**
	 * The webhook or application lacks a scope or an administrator's confirmation, or the
	 * method wants another kind of credentials.
	 */
	SCOPE,

	/**
	 * The user behind the credentials lacks a right.
	 */
	ACCESS,

	/**
	 * The object or the method does not exist.
	 */
	NOT_FOUND,

	/**
	 * The parameters or the request are wrong; repeating them as they are does not help.
	 */
	INVALID_REQUEST,

	/**
	 * The state of the object does not permit the call now.
	 */
	CONFLICT,

	/**
	 * The method refused or failed for a reason of its own.
	 */
	REFUSED,

	/**
	 * The portal failed; the call may have run.
	 */
	SERVER,

	/**
	 * No answer came in time.
	 */
	TIMEOUT,

	/**
	 * The connection could not be made, or broke.
	 */
	CONNECTION,

	/**
	 * The answer is not what the portal is documented to send, or does not fit the type
	 * that was asked for.
	 */
	UNREADABLE_RESPONSE,

	/**
	 * The client did not send the call, because it would have had to wait too long.
	 */
	ADMISSION;

	/**
	 * Return whether the portal refused the call to protect itself, so that it runs when
	 * it is sent again later.
	 * @return whether it is a limit of rate or of execution time
	 */
	public boolean isLimit() {
		return this == RATE_LIMIT || this == OPERATING_LIMIT;
	}

	/**
	 * Return whether something between caller and portal failed that may work the next
	 * time. Whether the call may be repeated depends on
	 * {@link Bitrix24Exception#mayHaveRun()} too.
	 * @return whether server, connection or answer failed
	 */
	public boolean isTransient() {
		return this == SERVER || this == TIMEOUT || this == CONNECTION || this == UNREADABLE_RESPONSE;
	}

}
