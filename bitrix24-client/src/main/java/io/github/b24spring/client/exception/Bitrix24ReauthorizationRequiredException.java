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
 * The tokens of a portal can be renewed no longer, because the refresh token was used,
 * revoked or forgotten. The call did not run. A person must open or install the
 * application again.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24ReauthorizationRequiredException extends Bitrix24AuthenticationException {

	private static final long serialVersionUID = 1L;

	private final String memberId;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 * @param memberId the {@code member_id} of the portal
	 */
	public Bitrix24ReauthorizationRequiredException(Bitrix24Error error, String memberId) {
		super(FailureKind.AUTHENTICATION, error,
				"The application must be authorized again: somebody has to open or install it on the portal.");
		this.memberId = memberId;
	}

	/**
	 * Return the portal.
	 * @return its {@code member_id}
	 */
	public String memberId() {
		return this.memberId;
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24ReauthorizationRequiredException(error, this.memberId);
	}

}
