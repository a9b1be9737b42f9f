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
