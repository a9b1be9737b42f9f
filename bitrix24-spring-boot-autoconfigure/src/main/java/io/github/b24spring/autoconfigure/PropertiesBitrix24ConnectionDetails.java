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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Adapts {@link Bitrix24Properties} to {@link Bitrix24ConnectionDetails}.
 */
final class PropertiesBitrix24ConnectionDetails implements Bitrix24ConnectionDetails {

	private final Bitrix24Properties properties;

	private final @Nullable SslBundles sslBundles;

	PropertiesBitrix24ConnectionDetails(Bitrix24Properties properties, @Nullable SslBundles sslBundles) {
		this.properties = properties;
		this.sslBundles = sslBundles;
	}

	@Override
	public @Nullable String getWebhookUrl() {
		return this.properties.getWebhookUrl();
	}

	@Override
	public @Nullable String getPortalUrl() {
		return this.properties.getPortalUrl();
	}

	@Override
	public @Nullable String getAccessToken() {
		return this.properties.getAccessToken();
	}

	@Override
	public @Nullable SslBundle getSslBundle() {
		String bundle = this.properties.getHttp().getSsl().getBundle();
		if (!StringUtils.hasLength(bundle)) {
			return null;
		}
		Assert.state(this.sslBundles != null,
				"'bitrix24.http.ssl.bundle' is set, but the application has no SSL bundles");
		return this.sslBundles.getBundle(bundle);
	}

}
