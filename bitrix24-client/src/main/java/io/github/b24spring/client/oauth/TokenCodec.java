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
package io.github.b24spring.client.oauth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.b24spring.client.credentials.PortalAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes tokens as texts for stores that keep texts, encrypted if that is wanted.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class TokenCodec {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final TokenCipher cipher;

	private TokenCodec(TokenCipher cipher) {
		this.cipher = cipher;
	}

	/**
	 * Create a codec.
	 * @param cipher encrypts the texts
	 * @return the codec
	 */
	public static TokenCodec of(TokenCipher cipher) {
		return new TokenCodec(cipher);
	}

	/**
	 * Return what tokens are compared by, which may be kept unencrypted. It is another
	 * one when the refresh token, the {@code application_token} or the portal's address
	 * is.
	 * @param tokens the tokens
	 * @return 64 hexadecimal digits
	 */
	public String fingerprint(PortalTokens tokens) {
		return digest(tokens.revision());
	}

	/**
	 * Return what tells secrets apart without telling them.
	 */
	static String digest(String secret) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/**
	 * Write tokens.
	 * @param key whose tokens
	 * @param tokens the tokens
	 * @return the text
	 */
	public String write(TokenKey key, PortalTokens tokens) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		values.put("member_id", tokens.memberId());
		values.put("portal", tokens.portal().url());
		values.put("access_token", tokens.accessToken());
		values.put("refresh_token", tokens.refreshToken());
		values.put("expires", (tokens.expiresAt() != null) ? tokens.expiresAt().toString() : null);
		values.put("user_id", tokens.userId());
		values.put("scope", new TreeSet<>(tokens.scopes()));
		values.put("status", tokens.status());
		values.put("server", tokens.serverHost());
		values.put("application_token", tokens.applicationToken());
		values.put("system_user", tokens.systemUser());
		return this.cipher.encrypt(JSON.writeValueAsString(values), key.toString());
	}

	/**
	 * Read tokens.
	 * @param key whose tokens
	 * @param text the text
	 * @return the tokens
	 * @throws IllegalStateException if it was not written by {@link #write}; the message
	 * repeats nothing of it
	 */
	public PortalTokens read(TokenKey key, String text) {
		String json = this.cipher.decrypt(text, key.toString());
		try {
			JsonNode values = JSON.readTree(json);
			String expires = text(values, "expires");
			String userId = text(values, "user_id");
			List<String> scopes = new ArrayList<>();
			values.path("scope").forEach((scope) -> scopes.add(scope.asString()));
			return new PortalTokens(values.path("member_id").asString(),
					PortalAddress.of(URI.create(values.path("portal").asString())),
					values.path("access_token").asString(), values.path("refresh_token").asString(),
					(expires != null) ? Instant.parse(expires) : null, (userId != null) ? Long.valueOf(userId) : null,
					Set.copyOf(scopes), text(values, "status"), text(values, "server"),
					text(values, "application_token"), values.path("system_user").asBoolean(false));
		}
		catch (JacksonException | IllegalArgumentException | java.time.DateTimeException ex) {
			throw new IllegalStateException("The token store holds something for " + key + " that is no tokens");
		}
	}

	private static @Nullable String text(JsonNode values, String name) {
		JsonNode value = values.path(name);
		return (value.isMissingNode() || value.isNull()) ? null : value.asString();
	}

	@Override
	public String toString() {
		return "TokenCodec";
	}

}
