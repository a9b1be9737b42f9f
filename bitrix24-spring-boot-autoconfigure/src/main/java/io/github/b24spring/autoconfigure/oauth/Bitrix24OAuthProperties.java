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
package io.github.b24spring.autoconfigure.oauth;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * Properties of an application, whose tokens are renewed.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@ConfigurationProperties("bitrix24.oauth")
public class Bitrix24OAuthProperties {

	/**
	 * Identity of the application, as its card on the portal or in the Market shows it.
	 */
	private @Nullable String clientId;

	/**
	 * Key of the application, as its card shows it. A secret.
	 */
	private @Nullable String clientSecret;

	/**
	 * First access token of a local application, used until the token store has a newer
	 * one. Goes with the portal's address. A secret.
	 */
	private @Nullable String accessToken;

	/**
	 * First refresh token of a local application, used until the token store has a newer
	 * one. A secret.
	 */
	private @Nullable String refreshToken;

	/**
	 * Identity of the portal that the tokens are for, which comes with them.
	 */
	private @Nullable String memberId;

	/**
	 * Comma-separated list of the OAuth servers' hosts. The application's key is sent to
	 * no other.
	 */
	private Set<String> allowedHosts = new LinkedHashSet<>(List.of("oauth.bitrix.info", "oauth.bitrix24.tech"));

	/**
	 * Comma-separated list of domains that portals may belong to whose address comes from
	 * outside, such as from an installation. Any domain if not set.
	 */
	private Set<String> portalDomains = new LinkedHashSet<>();

	/**
	 * Longest time to open a connection to the OAuth server.
	 */
	private Duration connectTimeout = Duration.ofSeconds(10);

	/**
	 * Longest time for an answer of the OAuth server, or of the token store.
	 */
	private Duration responseTimeout = Duration.ofSeconds(20);

	/**
	 * Longest time that calls wait while another process renews the tokens.
	 */
	private Duration renewalTimeout = Duration.ofSeconds(60);

	/**
	 * Address of an OAuth server on this machine, for tests.
	 */
	private @Nullable String localServerUrl;

	private final TokenStore tokenStore = new TokenStore();

	private final IdleRenewal idleRenewal = new IdleRenewal();

	public @Nullable String getClientId() {
		return this.clientId;
	}

	public void setClientId(@Nullable String clientId) {
		this.clientId = clientId;
	}

	public @Nullable String getClientSecret() {
		return this.clientSecret;
	}

	public void setClientSecret(@Nullable String clientSecret) {
		this.clientSecret = clientSecret;
	}

	public @Nullable String getAccessToken() {
		return this.accessToken;
	}

	public void setAccessToken(@Nullable String accessToken) {
		this.accessToken = accessToken;
	}

	public @Nullable String getRefreshToken() {
		return this.refreshToken;
	}

	public void setRefreshToken(@Nullable String refreshToken) {
		this.refreshToken = refreshToken;
	}

	public @Nullable String getMemberId() {
		return this.memberId;
	}

	public void setMemberId(@Nullable String memberId) {
		this.memberId = memberId;
	}

	public Set<String> getAllowedHosts() {
		return this.allowedHosts;
	}

	public void setAllowedHosts(Set<String> allowedHosts) {
		this.allowedHosts = allowedHosts;
	}

	public Set<String> getPortalDomains() {
		return this.portalDomains;
	}

	public void setPortalDomains(Set<String> portalDomains) {
		this.portalDomains = portalDomains;
	}

	public Duration getConnectTimeout() {
		return this.connectTimeout;
	}

	public void setConnectTimeout(Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
	}

	public Duration getResponseTimeout() {
		return this.responseTimeout;
	}

	public void setResponseTimeout(Duration responseTimeout) {
		this.responseTimeout = responseTimeout;
	}

	public Duration getRenewalTimeout() {
		return this.renewalTimeout;
	}

	public void setRenewalTimeout(Duration renewalTimeout) {
		this.renewalTimeout = renewalTimeout;
	}

	public @Nullable String getLocalServerUrl() {
		return this.localServerUrl;
	}

	public void setLocalServerUrl(@Nullable String localServerUrl) {
		this.localServerUrl = localServerUrl;
	}

	public TokenStore getTokenStore() {
		return this.tokenStore;
	}

	public IdleRenewal getIdleRenewal() {
		return this.idleRenewal;
	}

	/**
	 * How tokens are renewed ahead that nobody uses.
	 */
	public static class IdleRenewal {

		/**
		 * Whether the application's tokens in the token store that nobody uses are
		 * renewed before they are lost.
		 */
		private boolean enabled = true;

		/**
		 * Time after which unused tokens are renewed, at the earliest. The portal forgets
		 * a refresh token after 180 days.
		 */
		@DurationUnit(ChronoUnit.DAYS)
		private Duration age = Duration.ofDays(120);

		/**
		 * Time between two looks at the token store.
		 */
		private Duration interval = Duration.ofHours(1);

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public Duration getAge() {
			return this.age;
		}

		public void setAge(Duration age) {
			this.age = age;
		}

		public Duration getInterval() {
			return this.interval;
		}

		public void setInterval(Duration interval) {
			this.interval = interval;
		}

	}

	/**
	 * Where tokens are kept.
	 */
	public static class TokenStore {

		/**
		 * Kind of the store.
		 */
		private Type type = Type.MEMORY;

		private final Encryption encryption = new Encryption();

		private final Redis redis = new Redis();

		public Type getType() {
			return this.type;
		}

		public void setType(Type type) {
			this.type = type;
		}

		public Encryption getEncryption() {
			return this.encryption;
		}

		public Redis getRedis() {
			return this.redis;
		}

		/**
		 * Kind of a store.
		 */
		public enum Type {

			/**
			 * The memory of this process. A restart loses the tokens.
			 */
			MEMORY,

			/**
			 * The Redis of the application.
			 */
			REDIS,

			/**
			 * The database that the application reaches by R2DBC.
			 */
			R2DBC

		}

	}

	/**
	 * How tokens are encrypted before they are kept in a store outside of the process.
	 */
	public static class Encryption {

		/**
		 * Keys by name, 16, 24 or 32 bytes in Base64 each. Without any, tokens are kept
		 * as they are. Secrets.
		 */
		private Map<String, String> keys = new LinkedHashMap<>();

		/**
		 * Name of the key that encrypts. The others decrypt what was kept before a change
		 * of keys. Needed where there is more than one.
		 */
		private @Nullable String currentKey;

		public Map<String, String> getKeys() {
			return this.keys;
		}

		public void setKeys(Map<String, String> keys) {
			this.keys = keys;
		}

		public @Nullable String getCurrentKey() {
			return this.currentKey;
		}

		public void setCurrentKey(@Nullable String currentKey) {
			this.currentKey = currentKey;
		}

	}

	/**
	 * Where tokens are kept in Redis.
	 */
	public static class Redis {

		/**
		 * What all names in Redis begin with.
		 */
		private String prefix = "bitrix24:";

		public String getPrefix() {
			return this.prefix;
		}

		public void setPrefix(String prefix) {
			this.prefix = prefix;
		}

	}

}
