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

/**
 * Makes the limiter of a portal, shared by all clients of the portal that share its
 * limits. A portal that nobody used for half an hour gets a new one; so does one whose
 * clients were closed, when the next comes with other settings.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@FunctionalInterface
public interface RateLimiterFactory {

	/**
	 * Create a limiter.
	 * @param portalHost the host of the portal
	 * @param settings what the portal allows, never unlimited
	 * @return the limiter
	 */
	RateLimiter create(String portalHost, RateLimitSettings settings);

}
