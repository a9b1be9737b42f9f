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
package io.github.b24spring.testportal.oauth;

import java.time.Instant;

/**
 * An access token and the token that renews it.
 *
 * @param accessToken the access token
 * @param refreshToken the refresh token
 * @param expires when the access token expires, by the portal's clock
 * @param userId the id of the user whom they belong to
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record TokenPair(String accessToken, String refreshToken, Instant expires, long userId) {

	@Override
	public String toString() {
		return "Tokens of user " + this.userId + " until " + this.expires;
	}

}
