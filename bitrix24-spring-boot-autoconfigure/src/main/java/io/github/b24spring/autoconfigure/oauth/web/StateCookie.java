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

import java.time.Duration;

import org.springframework.http.ResponseCookie;

/**
 * The cookie in which a browser keeps a state. Over https its name lets no other host of
 * the domain set it.
 *
 * @param secure whether the browser uses https
 */
record StateCookie(boolean secure) {

	static StateCookie of(String scheme) {
		return new StateCookie(scheme.equalsIgnoreCase("https"));
	}

	String name() {
		return this.secure ? "__Host-bitrix24-state" : "bitrix24-state";
	}

	ResponseCookie give(String state, Duration lifetime) {
		return cookie(state, lifetime);
	}

	ResponseCookie take() {
		return cookie("", Duration.ZERO);
	}

	/**
	 * The browser comes back from another site, by following a link.
	 */
	private ResponseCookie cookie(String value, Duration life) {
		return ResponseCookie.from(name(), value)
			.path("/")
			.httpOnly(true)
			.secure(this.secure)
			.sameSite("Lax")
			.maxAge(life)
			.build();
	}

}
