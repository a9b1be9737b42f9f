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

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ssl.SslBundles;

/**
 * Refuses at the start what no client of an installed portal could be made with: the
 * first of them is made when somebody asks for it.
 */
final class InstalledPortalsCheck implements SmartInitializingSingleton {

	private final PortalConfiguration portals;

	private final @Nullable SslBundles sslBundles;

	InstalledPortalsCheck(PortalConfiguration portals, @Nullable SslBundles sslBundles) {
		this.portals = portals;
		this.sslBundles = sslBundles;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Bitrix24Properties properties = this.portals.properties();
		PropertyChecks.check(properties, this.portals::property);
		PropertyChecks.check(this.portals.bind("rate-limit", new Bitrix24RateLimitProperties()),
				this.portals::property);
		PropertyChecks.check(this.portals.bind("retry", new Bitrix24RetryProperties()), this.portals::property);
		new PropertiesBitrix24ConnectionDetails(properties, this.sslBundles).getSslBundle();
	}

}
