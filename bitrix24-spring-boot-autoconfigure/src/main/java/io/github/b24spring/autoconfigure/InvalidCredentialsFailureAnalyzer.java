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
package io.github.b24spring.autoconfigure;

import java.util.function.UnaryOperator;

import io.github.b24spring.client.credentials.InvalidCredentialsException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains credentials that cannot work, without repeating them.
 */
final class InvalidCredentialsFailureAnalyzer extends AbstractFailureAnalyzer<InvalidCredentialsException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidCredentialsException cause) {
		InvalidPortalException named = findCause(rootFailure, InvalidPortalException.class);
		UnaryOperator<String> names = (named != null) ? named.portal()::ownProperty : (suffix) -> "bitrix24." + suffix;
		return new FailureAnalysis("The Bitrix24 client cannot be configured. " + cause.getMessage(),
				"Correct the property '%s', or '%s' and '%s' where an access token is used, or '%s' of an application."
					.formatted(names.apply("webhook-url"), names.apply("portal-url"), names.apply("access-token"),
							names.apply("oauth.access-token")),
				cause);
	}

}
