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

import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;

/**
 * Makes builders of clients for other portals or accounts than that of the properties,
 * configured alike: connector, SSL bundle, time-outs, limits, repetitions, observation,
 * listeners and customizers are those of the application.
 * <p>
 * A client that is made so is a bean beside the auto-configured one, which stays the one
 * that is injected unless another is asked for by name:
 *
 * <pre>
 * &#64;Bean
 * Bitrix24Client branch(Bitrix24ClientBuilderFactory builders) {
 *     return builders.builderFor(Bitrix24Credentials.webhook(url)).build();
 * }
 * </pre>
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@FunctionalInterface
public interface Bitrix24ClientBuilderFactory {

	/**
	 * Return a new builder.
	 * @param credentials what the portal lets the client in with
	 * @return the builder, configured as that of the auto-configured client
	 */
	Bitrix24ClientBuilder builderFor(Bitrix24Credentials credentials);

	/**
	 * Return a new builder for a portal that has properties of its own.
	 * @param credentials what the portal lets the client in with
	 * @param portal what the properties tell of the portal
	 * @return the builder, configured by these properties
	 */
	default Bitrix24ClientBuilder builderFor(Bitrix24Credentials credentials, PortalConfiguration portal) {
		return builderFor(credentials);
	}

}
