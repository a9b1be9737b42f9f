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
package io.github.b24spring.client.observation;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What is known of a list while it is read by one subscriber, however many requests it
 * takes.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public class Bitrix24ClientListContext extends Bitrix24ClientContext {

	private final AtomicLong requests = new AtomicLong();

	private final AtomicLong rows = new AtomicLong();

	/**
	 * Create a context.
	 * @param portalHost the portal's host
	 * @param method the REST method as the caller wrote it
	 */
	public Bitrix24ClientListContext(String portalHost, String method) {
		super(portalHost, method);
	}

	/**
	 * Return how many calls were begun for the list.
	 * @return the number until now, without their repetitions
	 */
	public long requests() {
		return this.requests.get();
	}

	/**
	 * Note that a call is begun.
	 */
	public void addRequest() {
		this.requests.incrementAndGet();
	}

	/**
	 * Return how many rows the subscriber was given.
	 * @return the number until now
	 */
	public long rows() {
		return this.rows.get();
	}

	/**
	 * Note that the subscriber is given a row.
	 */
	public void addRow() {
		// One row comes after the other.
		this.rows.lazySet(this.rows.getPlain() + 1);
	}

}
