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
package io.github.b24spring.client.settings;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.github.b24spring.client.internal.time.Durations;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * How requests travel.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class HttpSettings {

	private static final String VERSION = (HttpSettings.class.getPackage().getImplementationVersion() != null)
			? HttpSettings.class.getPackage().getImplementationVersion() : "development";

	private final Duration connectTimeout;

	private final Duration responseTimeout;

	private final int maxResponseSize;

	private final String userAgent;

	private final Set<String> allowedRedirectHosts;

	private final Set<String> allowedDownloadHosts;

	private HttpSettings(Duration connectTimeout, Duration responseTimeout, int maxResponseSize, String userAgent,
			Set<String> allowedRedirectHosts, Set<String> allowedDownloadHosts) {
		Assert.isTrue(maxResponseSize > 0, "'maxResponseSize' must be positive");
		Assert.hasText(userAgent, "'userAgent' must not be empty");
		this.connectTimeout = Durations.positive("connectTimeout", connectTimeout);
		this.responseTimeout = Durations.positive("responseTimeout", responseTimeout);
		this.maxResponseSize = maxResponseSize;
		this.userAgent = userAgent;
		this.allowedRedirectHosts = Set.copyOf(allowedRedirectHosts);
		this.allowedDownloadHosts = Set.copyOf(allowedDownloadHosts);
	}

	/**
	 * Return the settings that a client starts from.
	 * @return 10 seconds to connect, 70 seconds for an answer of at most 16 MiB
	 */
	public static HttpSettings defaults() {
		return new HttpSettings(Duration.ofSeconds(10), Duration.ofSeconds(70), 16 * 1024 * 1024,
				"bitrix24-client-java/" + VERSION, Set.of(), Set.of());
	}

	/**
	 * Change the connect time-out.
	 * @param connectTimeout the longest time to open a connection
	 * @return a changed copy
	 */
	public HttpSettings withConnectTimeout(Duration connectTimeout) {
		return new HttpSettings(connectTimeout, this.responseTimeout, this.maxResponseSize, this.userAgent,
				this.allowedRedirectHosts, this.allowedDownloadHosts);
	}

	/**
	 * Change the response time-out.
	 * @param responseTimeout the longest time from sending a request to the end of its
	 * answer
	 * @return a changed copy
	 */
	public HttpSettings withResponseTimeout(Duration responseTimeout) {
		return new HttpSettings(this.connectTimeout, responseTimeout, this.maxResponseSize, this.userAgent,
				this.allowedRedirectHosts, this.allowedDownloadHosts);
	}

	/**
	 * Change the response limit.
	 * @param maxResponseSize the largest answer that is read, in bytes
	 * @return a changed copy
	 */
	public HttpSettings withMaxResponseSize(int maxResponseSize) {
		return new HttpSettings(this.connectTimeout, this.responseTimeout, maxResponseSize, this.userAgent,
				this.allowedRedirectHosts, this.allowedDownloadHosts);
	}

	/**
	 * Change the user agent.
	 * @param userAgent name and version
	 * @return a changed copy
	 */
	public HttpSettings withUserAgent(String userAgent) {
		return new HttpSettings(this.connectTimeout, this.responseTimeout, this.maxResponseSize, userAgent,
				this.allowedRedirectHosts, this.allowedDownloadHosts);
	}

	/**
	 * Change the hosts that a portal may move to.
	 * @param allowedRedirectHosts host names without port
	 * @return a changed copy
	 */
	public HttpSettings withAllowedRedirectHosts(Set<String> allowedRedirectHosts) {
		return new HttpSettings(this.connectTimeout, this.responseTimeout, this.maxResponseSize, this.userAgent,
				allowedRedirectHosts, this.allowedDownloadHosts);
	}

	/**
	 * Change the hosts that files may be downloaded from.
	 * @param allowedDownloadHosts host names without port
	 * @return a changed copy
	 */
	public HttpSettings withAllowedDownloadHosts(Set<String> allowedDownloadHosts) {
		return new HttpSettings(this.connectTimeout, this.responseTimeout, this.maxResponseSize, this.userAgent,
				this.allowedRedirectHosts, allowedDownloadHosts);
	}

	/**
	 * Return the longest time to open a connection.
	 * @return the longest time to open a connection
	 */
	public Duration connectTimeout() {
		return this.connectTimeout;
	}

	/**
	 * Return the longest time from sending a request to the end of its answer; the portal
	 * itself cuts a request off after 60 seconds.
	 * @return the longest time from sending a request to the end of its answer
	 */
	public Duration responseTimeout() {
		return this.responseTimeout;
	}

	/**
	 * Return the largest answer that is read, in bytes after decompression.
	 * @return the largest answer that is read
	 */
	public int maxResponseSize() {
		return this.maxResponseSize;
	}

	/**
	 * Return the {@code User-Agent} header, {@code name/version}.
	 * @return the {@code User-Agent} header
	 */
	public String userAgent() {
		return this.userAgent;
	}

	/**
	 * Return hosts that a portal may move to besides a cloud portal of the same domain,
	 * without port.
	 * @return hosts that a portal may move to besides a cloud portal of the same domain
	 */
	public Set<String> allowedRedirectHosts() {
		return this.allowedRedirectHosts;
	}

	/**
	 * Return hosts that files may be downloaded from over https besides the portal,
	 * without port.
	 * @return hosts that files may be downloaded from over https besides the portal
	 */
	public Set<String> allowedDownloadHosts() {
		return this.allowedDownloadHosts;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof HttpSettings settings && values().equals(settings.values());
	}

	@Override
	public int hashCode() {
		return values().hashCode();
	}

	@Override
	public String toString() {
		return "HttpSettings" + values();
	}

	private List<Object> values() {
		return List.of(this.connectTimeout, this.responseTimeout, this.maxResponseSize, this.userAgent,
				this.allowedRedirectHosts, this.allowedDownloadHosts);
	}

}
