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

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.github.tomakehurst.wiremock.common.Json;

/**
 * A plain client, which follows no redirect.
 *
 * @author The b24spring maintainers
 */
final class Http {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private Http() {
	}

	static Answer json(String address, Map<String, ?> body, String... headers) throws Exception {
		return send(address, "application/json", Json.write(body), headers);
	}

	static Answer form(String address, Map<String, String> form) throws Exception {
		return send(address, "application/x-www-form-urlencoded", encode(form));
	}

	static Answer get(String address, Map<String, String> query) throws Exception {
		return send(HttpRequest.newBuilder(URI.create(address + "?" + encode(query))).build());
	}

	static Answer send(String address, String contentType, String body, String... headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
			.header("Content-Type", contentType)
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return send(request.build());
	}

	static String encode(Map<String, String> form) {
		return form.entrySet()
			.stream()
			.map((entry) -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
			.collect(Collectors.joining("&"));
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static Answer send(HttpRequest request) throws IOException, InterruptedException {
		HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
		return new Answer(response.statusCode(), response.body(), response.headers().firstValue("Location").orElse(""));
	}

	/**
	 * What came back.
	 *
	 * @param status the HTTP status
	 * @param text the body
	 * @param location the address that a redirect names
	 */
	record Answer(int status, String text, String location) {

		Map<String, Object> body() {
			return map(Json.read(this.text, Object.class));
		}

		Object result() {
			return body().get("result");
		}

		Map<String, Object> resultMap() {
			return map(result());
		}

		String error() {
			return this.status + " " + body().get("error");
		}

		String string(String name) {
			return String.valueOf(body().get(name));
		}

		Map<String, Object> query() {
			return new LinkedHashMap<>(PhpQuery.parse(URI.create(this.location).getRawQuery()));
		}

		@SuppressWarnings("unchecked")
		private static Map<String, Object> map(Object value) {
			return (Map<String, Object>) value;
		}

	}

}
