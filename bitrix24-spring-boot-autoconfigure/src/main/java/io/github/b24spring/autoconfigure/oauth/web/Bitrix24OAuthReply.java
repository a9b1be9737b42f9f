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

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * What a browser or portal is answered with, in WebFlux and in Spring MVC.
 *
 * @param status the HTTP status
 * @param location where a redirect leads, {@code null} if this is none
 * @param contentType the type of the body
 * @param body the text, which may be empty
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record Bitrix24OAuthReply(int status, @Nullable URI location, MediaType contentType, String body) {

	private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

	/**
	 * Send the browser elsewhere.
	 * @param location an address, or a path of this application
	 * @return a redirect
	 */
	public static Bitrix24OAuthReply redirect(String location) {
		return new Bitrix24OAuthReply(HttpStatus.FOUND.value(), URI.create(location), TEXT, "");
	}

	/**
	 * Show a page.
	 * @param body the page
	 * @return a successful answer
	 */
	public static Bitrix24OAuthReply html(String body) {
		return new Bitrix24OAuthReply(HttpStatus.OK.value(), null, MediaType.parseMediaType("text/html;charset=UTF-8"),
				body);
	}

	/**
	 * Answer with a text.
	 * @param status the status
	 * @param body the text
	 * @return an answer
	 */
	public static Bitrix24OAuthReply text(HttpStatus status, String body) {
		return new Bitrix24OAuthReply(status.value(), null, TEXT, body);
	}

}
