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
package io.github.b24spring.autoconfigure.oauth.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.b24spring.client.oauth.request.RefusalReason;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Makes states, which a browser keeps in a cookie and brings back from the portal's page.
 * Only those that were used are remembered, so that any process of the application can
 * redeem what another one made.
 */
final class AuthorizationStates {

	/**
	 * Somebody who uses up more of his own within their life gets nothing by it.
	 */
	private static final int MAX_REMEMBERED = 100_000;

	/**
	 * How far the clock of the process that made a state may be ahead of this one's: a
	 * portal that knows the application sends the browser back at once.
	 */
	private static final Duration SKEW = Duration.ofMinutes(1);

	private static final int RADIX = 36;

	private static final int RANDOM_BYTES = 32;

	private final SecureRandom random = new SecureRandom();

	private final InstantSource clock;

	private final Duration lifetime;

	private final Map<String, Long> used = new LinkedHashMap<>();

	AuthorizationStates(InstantSource clock, Duration lifetime) {
		this.clock = clock;
		this.lifetime = lifetime;
	}

	String create() {
		byte[] bytes = new byte[RANDOM_BYTES];
		this.random.nextBytes(bytes);
		return Long.toString(this.clock.millis(), RADIX) + "."
				+ Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/**
	 * Accept a state once, from the browser that it was made for.
	 * @throws RefusedRequestException if it is another one
	 */
	void redeem(@Nullable String state, @Nullable String cookie) {
		if (state == null || cookie == null || !isSame(state, cookie)) {
			throw refused("The 'state' is not the one that this browser was given");
		}
		long age = this.clock.millis() - createdAt(state);
		if (age < -SKEW.toMillis() || age > this.lifetime.toMillis()) {
			throw refused("The 'state' is too old: begin again");
		}
		if (!use(state)) {
			throw refused("The 'state' was used before");
		}
	}

	private synchronized boolean use(String state) {
		long oldest = this.clock.millis() - this.lifetime.plus(SKEW).toMillis();
		Iterator<Long> times = this.used.values().iterator();
		while (times.hasNext() && (times.next() < oldest || this.used.size() > MAX_REMEMBERED)) {
			times.remove();
		}
		return this.used.putIfAbsent(state, this.clock.millis()) == null;
	}

	private static boolean isSame(String state, String cookie) {
		return MessageDigest.isEqual(state.getBytes(StandardCharsets.UTF_8), cookie.getBytes(StandardCharsets.UTF_8));
	}

	private static long createdAt(String state) {
		try {
			return Long.parseLong(state.substring(0, Math.max(state.indexOf('.'), 0)), RADIX);
		}
		catch (NumberFormatException ex) {
			throw refused("The 'state' is none of this application");
		}
	}

	private static RefusedRequestException refused(String message) {
		return new RefusedRequestException(RefusalReason.INCOMPLETE, message);
	}

}
