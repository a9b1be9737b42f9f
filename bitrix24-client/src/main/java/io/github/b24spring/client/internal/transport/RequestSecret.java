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
package io.github.b24spring.client.internal.transport;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * The part of a request that nobody but the connector may see. Above the connector a
 * request goes to {@code /rest/crm.deal.get}; this inserts {@code 1/code/} where the
 * request becomes bytes, so that no log, exception, metric or span knows the code. Of a
 * signed link everything is secret but the host: there it takes the place of the path. A
 * token of REST 3.0 becomes a header there.
 */
final class RequestSecret {

	static final RequestSecret NONE = new RequestSecret("", false, null);

	private final String path;

	private final boolean whole;

	private final @Nullable String bearerToken;

	private RequestSecret(String path, boolean whole, @Nullable String bearerToken) {
		this.path = path;
		this.whole = whole;
		this.bearerToken = bearerToken;
	}

	/**
	 * Goes into the path, before the method.
	 */
	static RequestSecret webhook(String path) {
		return new RequestSecret(path + "/", false, null);
	}

	/**
	 * Take the place of path and query.
	 */
	static RequestSecret link(String pathAndQuery) {
		return new RequestSecret(pathAndQuery, true, null);
	}

	/**
	 * Become the header {@code Authorization}.
	 */
	static RequestSecret bearer(String token) {
		return new RequestSecret("", false, token);
	}

	/**
	 * The value of the header {@code Authorization}.
	 */
	@Nullable String authorization() {
		return (this.bearerToken != null) ? "Bearer " + this.bearerToken : null;
	}

	/**
	 * Insert the secret into a request path.
	 */
	String insert(String path) {
		if (this.whole) {
			return this.path;
		}
		int end = path.lastIndexOf('/') + 1;
		return path.substring(0, end) + this.path + path.substring(end);
	}

	URI insert(URI uri) {
		return this.path.isEmpty() ? uri
				: URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + insert(uri.getRawPath()));
	}

	@Override
	public String toString() {
		return "***";
	}

}
