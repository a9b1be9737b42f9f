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
package io.github.b24spring.testportal.method;

import org.jspecify.annotations.Nullable;

/**
 * Who calls a method.
 *
 * @param userId the id of the user on whose behalf the call is made
 * @param clientId the {@code client_id} of the application whose token authorizes the
 * call, {@code null} for a webhook
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record MethodCaller(long userId, @Nullable String clientId) {

	/**
	 * Return a caller with a webhook.
	 * @param userId the id of the user whom the webhook belongs to
	 * @return the caller
	 */
	public static MethodCaller webhook(long userId) {
		return new MethodCaller(userId, null);
	}

	/**
	 * Return a caller with the token of an application.
	 * @param userId the id of the user whom the token belongs to
	 * @param clientId the {@code client_id} of the application
	 * @return the caller
	 */
	public static MethodCaller application(long userId, String clientId) {
		return new MethodCaller(userId, clientId);
	}

	/**
	 * Return whether the call is authorized by the token of an application.
	 * @return {@code false} for a webhook
	 */
	public boolean isApplication() {
		return this.clientId != null;
	}

}
