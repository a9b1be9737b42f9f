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
package io.github.b24spring.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DataSizeUnit;
import org.springframework.util.unit.DataSize;
import org.springframework.util.unit.DataUnit;

/**
 * Properties of the Bitrix24 client.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@ConfigurationProperties("bitrix24")
public class Bitrix24Properties {

	/**
	 * Address of an inbound webhook as the portal shows it, with its code. A secret.
	 */
	private @Nullable String webhookUrl;

	/**
	 * Address of the portal, without a path. Goes with an access token.
	 */
	private @Nullable String portalUrl;

	/**
	 * Access token of an application. Goes with the portal's address. A secret.
	 */
	private @Nullable String accessToken;

	/**
	 * Comma-separated list of hosts that a renamed portal may redirect to, besides cloud
	 * portals of the same domain.
	 */
	private Set<String> allowedRedirectHosts = new LinkedHashSet<>();

	/**
	 * Hosts that files may be downloaded from, besides the portal.
	 */
	private Set<String> allowedDownloadHosts = new LinkedHashSet<>();

	private final Http http = new Http();

	public @Nullable String getWebhookUrl() {
		return this.webhookUrl;
	}

	public void setWebhookUrl(@Nullable String webhookUrl) {
		this.webhookUrl = webhookUrl;
	}

	public @Nullable String getPortalUrl() {
		return this.portalUrl;
	}

	public void setPortalUrl(@Nullable String portalUrl) {
		this.portalUrl = portalUrl;
	}

	public @Nullable String getAccessToken() {
		return this.accessToken;
	}

	public void setAccessToken(@Nullable String accessToken) {
		this.accessToken = accessToken;
	}

	public Set<String> getAllowedRedirectHosts() {
		return this.allowedRedirectHosts;
	}

	public void setAllowedRedirectHosts(Set<String> allowedRedirectHosts) {
		this.allowedRedirectHosts = allowedRedirectHosts;
	}

	public Set<String> getAllowedDownloadHosts() {
		return this.allowedDownloadHosts;
	}

	public void setAllowedDownloadHosts(Set<String> allowedDownloadHosts) {
		this.allowedDownloadHosts = allowedDownloadHosts;
	}

	public Http getHttp() {
		return this.http;
	}

	/**
	 * How requests travel.
	 */
	public static class Http {

		/**
		 * Longest time to open a connection. Not set, that of 'spring.http.clients' holds
		 * if there is one.
		 */
		private @Nullable Duration connectTimeout;

		/**
		 * Longest time from sending a request to its answer. The portal itself takes up
		 * to 60 seconds. Not set, the read time-out of 'spring.http.clients' holds if
		 * there is one.
		 */
		private @Nullable Duration responseTimeout;

		/**
		 * Largest answer that is read, after decompression.
		 */
		@DataSizeUnit(DataUnit.MEGABYTES)
		private DataSize maxResponseSize = DataSize.ofMegabytes(16);

		private final Ssl ssl = new Ssl();

		public @Nullable Duration getConnectTimeout() {
			return this.connectTimeout;
		}

		public void setConnectTimeout(@Nullable Duration connectTimeout) {
			this.connectTimeout = connectTimeout;
		}

		public @Nullable Duration getResponseTimeout() {
			return this.responseTimeout;
		}

		public void setResponseTimeout(@Nullable Duration responseTimeout) {
			this.responseTimeout = responseTimeout;
		}

		public DataSize getMaxResponseSize() {
			return this.maxResponseSize;
		}

		public void setMaxResponseSize(DataSize maxResponseSize) {
			this.maxResponseSize = maxResponseSize;
		}

		public Ssl getSsl() {
			return this.ssl;
		}

	}

	/**
	 * Trust material for the portal.
	 */
	public static class Ssl {

		/**
		 * Name of the SSL bundle for connections to the portal.
		 */
		private @Nullable String bundle;

		public @Nullable String getBundle() {
			return this.bundle;
		}

		public void setBundle(@Nullable String bundle) {
			this.bundle = bundle;
		}

	}

}
