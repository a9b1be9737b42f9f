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

import java.util.function.Supplier;

/**
 * What a portal is called: its {@code member_id} for ever, and its address until it is
 * renamed.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class PortalIdentity {

	private final String memberId;

	private volatile Supplier<String> url;

	private volatile boolean atOtherHost;

	/**
	 * Create an identity.
	 * @param memberId the {@code member_id}, 32 hexadecimal digits
	 * @param url gives the address without a slash at its end
	 */
	public PortalIdentity(String memberId, Supplier<String> url) {
		this.memberId = memberId;
		this.url = url;
	}

	/**
	 * Return the portal's permanent identity.
	 * @return the {@code member_id}
	 */
	public String memberId() {
		return this.memberId;
	}

	/**
	 * Return the portal's address.
	 * @return the address, without a slash at its end
	 */
	public String url() {
		return this.url.get();
	}

	/**
	 * Return the {@code client_endpoint}.
	 * @return the address of the portal's REST, with a slash at its end
	 */
	public String clientEndpoint() {
		return url() + "/rest/";
	}

	/**
	 * Return the portal's {@code domain}: what stands between the scheme and
	 * {@code /rest/}.
	 * @return the host with the port, and the path if the portal is below one
	 */
	public String domain() {
		return url().substring(url().indexOf("://") + 3);
	}

	/**
	 * Give the portal another address.
	 * @param url gives the address without a slash at its end
	 */
	public void rename(Supplier<String> url) {
		this.url = url;
	}

	/**
	 * Return which of the two OAuth servers knows the portal.
	 * @return {@code false} for the first, {@code true} for the second
	 */
	public boolean isAtOtherHost() {
		return this.atOtherHost;
	}

	/**
	 * Say which of the two OAuth servers knows the portal.
	 * @param atOtherHost whether it is the second
	 */
	public void atOtherHost(boolean atOtherHost) {
		this.atOtherHost = atOtherHost;
	}

}
