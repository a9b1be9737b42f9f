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

import org.jspecify.annotations.Nullable;

/**
 * The webhook or application was not given the scope that the method needs.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24InsufficientScopeException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	private final @Nullable String scope;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 * @param scope the scope that the documentation names for the method, if it does
	 */
	public Bitrix24InsufficientScopeException(Bitrix24Error error, @Nullable String scope) {
		super(FailureKind.SCOPE, error,
				(scope != null) ? "Grant the scope '" + scope + "' to the webhook or application."
						: "Grant the scope that the method's documentation names to the webhook or application.",
				null);
		this.scope = scope;
	}

	/**
	 * Return the scope that the method needs.
	 * @return the scope, or {@code null} if it is not known
	 */
	public @Nullable String scope() {
		return this.scope;
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24InsufficientScopeException(error, this.scope);
	}

}
