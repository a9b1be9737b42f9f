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
import org.jspecify.annotations.Nullable;

/**
 * Callback that adjusts the builders of clients, after the properties were applied.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@FunctionalInterface
public interface Bitrix24ClientBuilderCustomizer {

	/**
	 * Adjust the builder.
	 * @param builder the builder to adjust
	 */
	void customize(Bitrix24ClientBuilder builder);

	/**
	 * Adjust the builder of a portal's client.
	 * @param builder the builder to adjust
	 * @param portal the name that the portal has in {@code bitrix24.portals};
	 * {@link PortalConfiguration#INSTALLED} for all portals of the token store together;
	 * {@code null} for the default one and for clients of the application's own
	 */
	default void customize(Bitrix24ClientBuilder builder, @Nullable String portal) {
		customize(builder);
	}

}
