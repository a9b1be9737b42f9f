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
package io.github.b24spring.client.internal.answer;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * For how long the other side does not want to be asked. Where it tells a moment, its own
 * clock says when now is.
 */
final class RetryAfter {

	private static final long MAX_SECONDS = Duration.ofDays(1).toSeconds();

	private RetryAfter() {
	}

	static @Nullable Duration of(HttpHeaders headers) {
		String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
		if (value == null) {
			return null;
		}
		Double seconds = Scalars.seconds(Scalars.number(value.strip()));
		if (seconds == null) {
			seconds = secondsUntil(headers);
		}
		return (seconds != null) ? Duration.ofMillis((long) (1000 * Math.min(seconds, MAX_SECONDS))) : null;
	}

	private static @Nullable Double secondsUntil(HttpHeaders headers) {
		try {
			long until = headers.getFirstDate(HttpHeaders.RETRY_AFTER);
			long now = headers.getFirstDate(HttpHeaders.DATE);
			return (until >= 0 && now >= 0) ? (Double) (Math.max(0, until - now) / 1000d) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
