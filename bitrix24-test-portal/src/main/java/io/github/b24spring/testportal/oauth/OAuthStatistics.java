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

import java.util.concurrent.atomic.AtomicLong;

/**
 * What an OAuth server has counted since it started or since the last {@link #reset()}.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class OAuthStatistics {

	private final AtomicLong requests = new AtomicLong();

	private final AtomicLong secretsAtPortals = new AtomicLong();

	private final AtomicLong refreshes = new AtomicLong();

	private final AtomicLong exchanges = new AtomicLong();

	private final AtomicLong refusals = new AtomicLong();

	OAuthStatistics() {
	}

	/**
	 * Return the number of requests for tokens, refused ones included.
	 * @return the number
	 */
	public long requests() {
		return this.requests.get();
	}

	/**
	 * Return the number of times that tokens were renewed.
	 * @return the number
	 */
	public long refreshes() {
		return this.refreshes.get();
	}

	/**
	 * Return the number of codes that were exchanged for tokens.
	 * @return the number
	 */
	public long exchanges() {
		return this.exchanges.get();
	}

	/**
	 * Return the number of requests for tokens that were refused.
	 * @return the number
	 */
	public long refusals() {
		return this.refusals.get();
	}

	/**
	 * Return the number of requests for tokens that showed a {@code client_secret} to a
	 * portal, which may be anybody's, instead of to an OAuth server. They are answered,
	 * as portals in the cloud do.
	 * @return the number, zero for a client that can be trusted
	 */
	public long secretsAtPortals() {
		return this.secretsAtPortals.get();
	}

	/**
	 * Start counting anew.
	 */
	public void reset() {
		this.requests.set(0);
		this.secretsAtPortals.set(0);
		this.refreshes.set(0);
		this.exchanges.set(0);
		this.refusals.set(0);
	}

	long request(boolean secretAtPortal) {
		if (secretAtPortal) {
			this.secretsAtPortals.incrementAndGet();
		}
		return this.requests.incrementAndGet();
	}

	void refresh() {
		this.refreshes.incrementAndGet();
	}

	void exchange() {
		this.exchanges.incrementAndGet();
	}

	void refusal() {
		this.refusals.incrementAndGet();
	}

}
