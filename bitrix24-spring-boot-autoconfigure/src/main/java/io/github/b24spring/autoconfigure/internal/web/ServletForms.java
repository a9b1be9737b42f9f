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
package io.github.b24spring.autoconfigure.internal.web;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads forms in a Spring MVC application.
 *
 * @author The b24spring maintainers
 */
public final class ServletForms {

	private ServletForms() {
	}

	/**
	 * Read the body of a request. A filter that asked for parameters has read it already;
	 * then it is written again of the parameters that are not those of the address.
	 * @param request the request
	 * @param limit what is read at most
	 * @return the bytes
	 * @throws FormTooLargeException if there are more
	 * @throws IOException if they cannot be read
	 */
	public static byte[] read(HttpServletRequest request, FormLimit limit) throws IOException {
		int atMost = limit.bytes() + 1;
		byte[] body = request.getInputStream().readNBytes(atMost);
		byte[] form = (body.length > 0) ? body : write(request, atMost);
		if (form.length == atMost) {
			throw limit.exceeded();
		}
		return form;
	}

	/**
	 * A container puts the values of the address first.
	 */
	private static byte[] write(HttpServletRequest request, int atMost) {
		Map<String, Integer> inAddress = namesInAddress(request.getQueryString());
		StringBuilder form = new StringBuilder();
		request.getParameterMap()
			.forEach((name, values) -> Arrays.stream(values)
				.skip(inAddress.getOrDefault(name, 0))
				.takeWhile((value) -> form.length() < atMost)
				.forEach((value) -> form.append(form.isEmpty() ? "" : "&")
					.append(URLEncoder.encode(name, StandardCharsets.UTF_8))
					.append('=')
					.append(URLEncoder.encode(value, StandardCharsets.UTF_8))));
		byte[] body = form.toString().getBytes(StandardCharsets.US_ASCII);
		return (body.length > atMost) ? Arrays.copyOf(body, atMost) : body;
	}

	private static Map<String, Integer> namesInAddress(@Nullable String query) {
		Map<String, Integer> names = new HashMap<>();
		if (query != null) {
			for (String parameter : query.split("&")) {
				names.merge(decode(parameter.replaceFirst("=.*", "")), 1, Integer::sum);
			}
		}
		return names;
	}

	private static String decode(String name) {
		try {
			return URLDecoder.decode(name, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return name;
		}
	}

}
