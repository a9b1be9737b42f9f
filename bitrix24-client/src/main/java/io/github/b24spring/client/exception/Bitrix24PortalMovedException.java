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
 * The portal answered with a redirect that was not followed, because the credentials
 * would have gone to a place that nothing vouches for. The call did not run.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24PortalMovedException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	private final String host;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 * @param host the host that the portal pointed to
	 */
	public Bitrix24PortalMovedException(Bitrix24Error error, String host) {
		super(FailureKind.PORTAL_MOVED, error,
				"If '" + host + "' is the portal's new address, configure it, or" + " allow redirects to it.", null);
		this.host = host;
	}

	/**
	 * Return the host that the portal pointed to.
	 * @return the host name
	 */
	public String host() {
		return this.host;
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24PortalMovedException(error, this.host);
	}

}
