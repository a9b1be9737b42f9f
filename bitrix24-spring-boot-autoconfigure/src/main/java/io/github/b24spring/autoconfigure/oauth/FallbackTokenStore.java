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

import io.github.b24spring.client.oauth.TokenStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Makes the store of tokens where no other auto-configuration has made one.
 */
record FallbackTokenStore(Bitrix24OAuthProperties.TokenStore properties) {

	private static final Log logger = LogFactory.getLog(FallbackTokenStore.class);

	private static final String TYPE = "bitrix24.oauth.token-store.type";

	TokenStore create() {
		switch (this.properties.getType()) {
			case REDIS -> throw missing("There is no single bean of the type ReactiveRedisConnectionFactory. Add"
					+ " 'spring-boot-starter-data-redis', or mark one of the factories as primary.");
			case R2DBC -> throw missing("There is no single bean of the type ConnectionFactory. Add"
					+ " 'spring-boot-starter-r2dbc' and a driver, and set 'spring.r2dbc.url', or mark one of the"
					+ " factories as primary.");
			default -> logger.warn("Tokens are kept in the memory of this process: after a restart the application must"
					+ " be authorized again where tokens were renewed. Set '" + TYPE + "' to keep them.");
		}
		return TokenStore.inMemory();
	}

	private InvalidConfigurationPropertyValueException missing(String reason) {
		return new InvalidConfigurationPropertyValueException(TYPE, this.properties.getType(), reason);
	}

}
