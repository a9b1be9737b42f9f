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
package io.github.b24spring.client.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.oauth.request.RefusalReason;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Lets in what brings a configured secret.
 */
final class TokenAuthenticator implements EventAuthenticator {

	private final List<byte[]> tokens;

	private final @Nullable Bitrix24Client client;

	TokenAuthenticator(Collection<String> tokens, @Nullable Bitrix24Client client) {
		Assert.notEmpty(tokens, "'applicationTokens' must not be empty");
		tokens.forEach((token) -> Assert.hasText(token, "'applicationTokens' must not have an empty one"));
		this.tokens = tokens.stream().map((token) -> token.getBytes(StandardCharsets.UTF_8)).toList();
		this.client = client;
	}

	@Override
	public Mono<EventPortal> authenticate(String memberId, @Nullable String applicationToken) {
		return Mono.fromSupplier(() -> {
			if (!isKnown(applicationToken)) {
				throw new RefusedRequestException(RefusalReason.WRONG_APPLICATION_TOKEN,
						"The application_token is none of those that are configured");
			}
			return new EventPortal(memberId, this.client);
		});
	}

	/**
	 * All are compared, each to its end, so that the time tells nothing.
	 */
	private boolean isKnown(@Nullable String given) {
		byte[] bytes = (given != null) ? given.getBytes(StandardCharsets.UTF_8) : new byte[0];
		boolean known = false;
		for (byte[] token : this.tokens) {
			known |= MessageDigest.isEqual(token, bytes);
		}
		return known;
	}

	@Override
	public String toString() {
		return "TokenAuthenticator of " + this.tokens.size() + " secrets";
	}

}
