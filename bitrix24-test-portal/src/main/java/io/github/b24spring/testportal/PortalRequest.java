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

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import wiremock.com.fasterxml.jackson.core.JsonProcessingException;

/**
 * An HTTP request as the portal sees it.
 *
 * @param origin the scheme, host and port that it was sent to
 * @param path the path as it was sent
 * @param query the raw query, possibly empty
 * @param contentType the content type, possibly empty
 * @param authorization the header of this name, possibly empty
 * @param body the body, possibly empty
 * @param parts the names and texts of a multipart body
 * @param address the address that it comes from
 * @author The b24spring maintainers
 */
record PortalRequest(String origin, String path, String query, String contentType, String authorization, byte[] body,
		List<Map.Entry<String, String>> parts, String address) {

	PortalRequest withPath(String path) {
		return new PortalRequest(this.origin, path, this.query, this.contentType, this.authorization, this.body,
				this.parts, this.address);
	}

	/**
	 * Return the parameters of the query and of a body that is a form.
	 * @return the parameters
	 */
	Map<String, @Nullable Object> queryAndForm() {
		Map<String, @Nullable Object> parameters = new LinkedHashMap<>(PhpQuery.parse(this.query));
		if (this.contentType.startsWith("application/x-www-form-urlencoded")) {
			parameters.putAll(PhpQuery.parse(new String(this.body, StandardCharsets.UTF_8)));
		}
		return parameters;
	}

	/**
	 * Return the parameters of the query and of the body, be it a form or JSON.
	 * @return the parameters, without those of JSON that cannot be read
	 */
	Map<String, @Nullable Object> parameters() {
		Map<String, @Nullable Object> parameters = queryAndForm();
		try {
			if (this.contentType.startsWith("application/json") && PhpJson.read(this.body) instanceof Map<?, ?> map) {
				map.forEach((name, value) -> parameters.put(String.valueOf(name), value));
			}
		}
		catch (JsonProcessingException ex) {
			return parameters;
		}
		return parameters;
	}

	/**
	 * Return the token of the header.
	 * @return the token, or {@code null} if there is none
	 */
	@Nullable String bearerToken() {
		return this.authorization.regionMatches(true, 0, "Bearer ", 0, 7) ? this.authorization.substring(7).trim()
				: null;
	}

}
