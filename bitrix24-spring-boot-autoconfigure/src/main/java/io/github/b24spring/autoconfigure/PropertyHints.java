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

import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ReauthorizationRequiredException;
import org.jspecify.annotations.Nullable;

/**
 * Names the property that decides of a failure.
 *
 * @param names makes the name of a property of what follows its prefix
 */
record PropertyHints(UnaryOperator<String> names) implements Function<Bitrix24Exception, @Nullable String> {

	@Override
	public @Nullable String apply(Bitrix24Exception failure) {
		return switch (failure.kind()) {
			case ADMISSION ->
				"How long calls may wait is told by %s for interactive ones and by %s for bulk work, and how many by %s."
					.formatted(name("rate-limit.interactive-max-wait"), name("rate-limit.max-wait"),
							name("rate-limit.max-queue-size"));
			case RATE_LIMIT ->
				("What the portal allows is told by %s; how long calls are repeated, by %s for interactive ones and "
						+ "by %s for bulk work.")
					.formatted(name("rate-limit.plan"), name("retry.interactive-timeout"), name("retry.timeout"));
			case OPERATING_LIMIT ->
				"The execution time that a method may use is told by %s.".formatted(name("rate-limit.operating-limit"));
			case PORTAL_MOVED -> "Correct %s or %s, or trust the new host with %s.".formatted(name("webhook-url"),
					name("portal-url"), name("allowed-redirect-hosts"));
			case AUTHENTICATION -> (failure instanceof Bitrix24ReauthorizationRequiredException)
					? "New tokens of a local application are told by %s and %s.".formatted(name("oauth.access-token"),
							name("oauth.refresh-token"))
					: "The credentials are those of %s, %s or %s, unless the client is one of the application's own."
						.formatted(name("webhook-url"), name("access-token"), name("oauth.access-token"));
			case TIMEOUT -> "The time-outs are %s and %s, unless the call has a deadline of its own."
				.formatted(name("http.response-timeout"), name("http.connect-timeout"));
			default -> null;
		};
	}

	private String name(String suffix) {
		return "'" + this.names.apply(suffix) + "'";
	}

}
