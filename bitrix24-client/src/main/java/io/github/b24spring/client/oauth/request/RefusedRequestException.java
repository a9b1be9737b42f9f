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
package io.github.b24spring.client.oauth.request;

/**
 * A request to the application that proved not to be what it says. Nothing was kept of
 * it. The message repeats neither tokens nor codes.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class RefusedRequestException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final RefusalReason reason;

	/**
	 * Create an exception.
	 * @param reason why the request is refused
	 * @param message what exactly is wrong with it, without any secret
	 */
	public RefusedRequestException(RefusalReason reason, String message) {
		super(message);
		this.reason = reason;
	}

	/**
	 * Return why the request is refused.
	 * @return the reason
	 */
	public RefusalReason reason() {
		return this.reason;
	}

}
