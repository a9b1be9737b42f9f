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
package io.github.b24spring.autoconfigure.event;

import io.github.b24spring.autoconfigure.Bitrix24ClientBuilderCustomizer;
import io.github.b24spring.autoconfigure.PortalConfiguration;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Marks what the application changes, so that it does not come back to it as an event.
 *
 * @param authConnector the name of the queue, {@code null} if it has none
 */
record AuthConnectorCustomizer(@Nullable String authConnector) implements Bitrix24ClientBuilderCustomizer {

	@Override
	public void customize(Bitrix24ClientBuilder builder) {
		if (this.authConnector != null) {
			builder.authConnector(this.authConnector);
		}
	}

	@Override
	public void customize(Bitrix24ClientBuilder builder, @Nullable String portal) {
		if (portal == null || portal.equals(PortalConfiguration.INSTALLED)) {
			customize(builder);
		}
	}

}
