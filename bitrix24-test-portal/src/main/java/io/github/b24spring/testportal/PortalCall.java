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

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.testportal.method.PortalErrorException;
import org.jspecify.annotations.Nullable;
import wiremock.com.fasterxml.jackson.core.JsonProcessingException;

/**
 * A request that was understood and whose caller is known. A token is read from the
 * parameter {@code auth}, and for the third version also from the header
 * {@code Authorization}: for the second that is not documented.
 *
 * @param method the name of the method, without a suffix
 * @param parameters the parameters; for the third version's batch, a list
 * @param access what the caller may do
 * @param rest3 whether the third version of REST is asked for
 * @author The b24spring maintainers
 */
record PortalCall(String method, Map<String, @Nullable Object> parameters, Access access, boolean rest3) {

	static PortalCall read(PortalRequest request, Credentials credentials) {
		List<String> segments = segments(request.path());
		boolean rest3 = !segments.isEmpty() && segments.get(0).equals("api");
		List<String> address = rest3 ? segments.subList(1, segments.size()) : segments;
		return switch (address.size()) {
			case 3 -> {
				Access access = credentials.webhookAccess(address.get(0), address.get(1));
				yield new PortalCall(method(address.get(2)), parameters(request, rest3), access, rest3);
			}
			case 1 -> {
				Map<String, @Nullable Object> parameters = parameters(request, rest3);
				Object auth = parameters.remove("auth");
				String bearer = rest3 ? request.bearerToken() : null;
				Access access = credentials.tokenAccess((bearer != null) ? bearer : String.valueOf(auth));
				yield new PortalCall(method(address.get(0)), parameters, access, rest3);
			}
			default -> throw new PortalErrorException(404, "ERROR_METHOD_NOT_FOUND", "The address names no method");
		};
	}

	private static List<String> segments(String path) {
		String rest = path.substring("/rest/".length());
		List<String> segments = new ArrayList<>(Arrays.asList(rest.split("/")));
		segments.replaceAll((segment) -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
		return segments;
	}

	private static String method(String segment) {
		return segment.endsWith(".json") ? segment.substring(0, segment.length() - ".json".length()) : segment;
	}

	private static Map<String, @Nullable Object> parameters(PortalRequest request, boolean rest3) {
		Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
		String contentType = request.contentType();
		if (!rest3) {
			parameters.putAll(PhpQuery.parse(request.query()));
		}
		if (contentType.startsWith("application/json")) {
			readJson(request, rest3, parameters);
		}
		else if (rest3 && request.body().length > 0) {
			throw invalidJson(true);
		}
		else if (contentType.startsWith("application/x-www-form-urlencoded")) {
			parameters.putAll(PhpQuery.parse(new String(request.body(), StandardCharsets.UTF_8)));
		}
		else if (contentType.startsWith("multipart/form-data")) {
			request.parts().forEach((part) -> PhpQuery.put(parameters, part.getKey(), part.getValue()));
			PhpQuery.lists(parameters);
		}
		return parameters;
	}

	private static void readJson(PortalRequest request, boolean rest3, Map<String, @Nullable Object> parameters) {
		try {
			Object json = PhpJson.read(request.body());
			if (json instanceof Map<?, ?> map) {
				map.forEach((name, value) -> parameters.put(String.valueOf(name), value));
			}
			else if (json instanceof List<?> list) {
				for (int i = 0; i < list.size(); i++) {
					parameters.put(Integer.toString(i), list.get(i));
				}
			}
			else if (json != null) {
				throw invalidJson(rest3);
			}
		}
		catch (JsonProcessingException ex) {
			throw invalidJson(rest3);
		}
	}

	private static PortalErrorException invalidJson(boolean rest3) {
		return new PortalErrorException(400,
				rest3 ? "BITRIX_REST_V3_EXCEPTION_INVALIDJSONEXCEPTION" : "INVALID_REQUEST", "The body is not JSON");
	}

}
