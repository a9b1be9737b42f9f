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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Explains a property of the client that cannot be read, without its value: that may be a
 * webhook, in the right place or a wrong one.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnusablePropertyFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("bitrix24");

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		if (!PREFIX.isAncestorOf(cause.getName())) {
			return null;
		}
		ConfigurationProperty property = cause.getProperty();
		String origin = (property != null && property.getOrigin() != null) ? " (%s)".formatted(property.getOrigin())
				: "";
		return new FailureAnalysis(
				"The value of the property '%s'%s cannot be used: %s. The value is not shown here,"
					.formatted(cause.getName(), origin, reason(cause)) + " because it may be secret.",
				"Correct the value of '%s'.".formatted(cause.getName()), withoutValue(cause));
	}

	private static String reason(BindException failure) {
		for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof PlaceholderResolutionException) {
				return "a placeholder '${…}' in it cannot be resolved";
			}
		}
		Class<?> type = failure.getTarget().getType().resolve();
		return "it must be " + ((type != null) ? "a " + type.getSimpleName() : "of another type");
	}

	/**
	 * The causes repeat the value.
	 */
	private static Throwable withoutValue(BindException failure) {
		IllegalStateException copy = new IllegalStateException("Failed to bind '" + failure.getName() + "'");
		copy.setStackTrace(failure.getStackTrace());
		return copy;
	}

}
