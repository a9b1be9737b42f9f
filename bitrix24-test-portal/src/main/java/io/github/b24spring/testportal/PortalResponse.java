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
package io.github.b24spring.testportal;

import java.time.Duration;
import java.util.Map;

import com.github.tomakehurst.wiremock.http.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What the portal does with the connection: it answers, or ends it.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body
 * @param delay how long the portal takes, in its own time
 * @param ending how it ends the connection instead of answering
 * @author The b24spring maintainers
 */
record PortalResponse(int status, Map<String, String> headers, byte[] body, Duration delay, @Nullable Fault ending) {

	private static final String JSON = "application/json; charset=utf-8";

	static PortalResponse json(int status, Object body) {
		return of(status, JSON, PhpJson.write(body));
	}

	static PortalResponse of(int status, String contentType, byte[] body) {
		return new PortalResponse(status, Map.of("Content-Type", contentType), body, Duration.ZERO, null);
	}

	static PortalResponse redirect(String location) {
		return new PortalResponse(302, Map.of("Location", location), new byte[0], Duration.ZERO, null);
	}

	static PortalResponse ending(Fault ending) {
		return new PortalResponse(200, Map.of(), new byte[0], Duration.ZERO, ending);
	}

	PortalResponse withHeader(String name, String value) {
		Map<String, String> headers = new java.util.LinkedHashMap<>(this.headers);
		headers.put(name, value);
		return new PortalResponse(this.status, headers, this.body, this.delay, this.ending);
	}

	PortalResponse after(Duration delay) {
		return new PortalResponse(this.status, this.headers, this.body, delay, this.ending);
	}

}
