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

import io.github.b24spring.client.exception.Bitrix24Exception;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is known of anything that the client observes.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public abstract class Bitrix24ClientContext extends Observation.Context {

	private final String portalHost;

	private final String method;

	private volatile boolean answered;

	private volatile boolean cancelled;

	Bitrix24ClientContext(String portalHost, String method) {
		this.portalHost = portalHost;
		this.method = method;
	}

	/**
	 * Return the portal's host.
	 * @return the host name
	 */
	public String portalHost() {
		return this.portalHost;
	}

	/**
	 * Return the REST method as the caller wrote it; anything a caller makes up can be
	 * here.
	 * @return the method
	 */
	public String method() {
		return this.method;
	}

	/**
	 * Return whether it came to a successful end.
	 * @return {@code false} before the end, after a failure, and after a cancellation
	 */
	public boolean isAnswered() {
		return this.answered;
	}

	/**
	 * Note that it came to a successful end.
	 */
	public void markAnswered() {
		this.answered = true;
	}

	/**
	 * Return whether nobody waited for the end any longer.
	 * @return {@code false} before that
	 */
	public boolean isCancelled() {
		return this.cancelled;
	}

	/**
	 * Note that nobody waits for the end any longer.
	 */
	public void markCancelled() {
		this.cancelled = true;
	}

	/**
	 * Return the failure.
	 * @return the failure, or {@code null} if there is none, or none of this client
	 */
	public @Nullable Bitrix24Exception failure() {
		return (getError() instanceof Bitrix24Exception failure) ? failure : null;
	}

}
