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

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Codes or refresh tokens that have not been used yet.
 *
 * @author The b24spring maintainers
 */
final class Grants {

	private final Map<String, Grant> grants = new ConcurrentHashMap<>();

	private final SecureRandom random = new SecureRandom();

	String issue(Grant grant) {
		byte[] bytes = new byte[32];
		this.random.nextBytes(bytes);
		String token = HexFormat.of().formatHex(bytes);
		this.grants.put(token, grant);
		return token;
	}

	@Nullable Grant find(String token) {
		return this.grants.get(token);
	}

	/**
	 * Use a grant up.
	 * @param token the code or token
	 * @return whether it had not been used before
	 */
	boolean use(String token) {
		return this.grants.remove(token) != null;
	}

	/**
	 * What a code or refresh token stands for.
	 *
	 * @param installation the installation that it was issued to
	 * @param userId the id of the user
	 * @param serial the number of the last token that had been issued by then
	 * @param expires when it expires
	 */
	record Grant(Installation installation, long userId, long serial, Instant expires) {

		boolean isValid(Instant now) {
			return now.isBefore(this.expires) && !this.installation.isRevoked(this.serial);
		}

	}

}
