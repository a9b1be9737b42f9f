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

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Explains that nothing tells of a portal: of one that has a name, or of the default one
 * where the application was processed ahead of time without.
 */
final class PortalNotConfiguredFailureAnalyzer extends AbstractFailureAnalyzer<PortalNotConfiguredException> {

	private final Environment environment;

	PortalNotConfiguredFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, PortalNotConfiguredException cause) {
		String name = cause.portal().name();
		if (name != null) {
			return new FailureAnalysis("There is a portal '%s', but nothing says how to reach it.".formatted(name),
					"Set '%s', or '%s' and '%s', or for an application '%s' and the others below it.".formatted(
							cause.portal().ownProperty("webhook-url"), cause.portal().ownProperty("portal-url"),
							cause.portal().ownProperty("access-token"),
							cause.portal().ownProperty("oauth.access-token")),
					cause);
		}
		return PortalAdvice.notConfigured("The application has a Bitrix24 client", this.environment, cause);
	}

}
