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
package io.github.b24spring.autoconfigure.oauth.r2dbc;

import io.github.b24spring.autoconfigure.internal.r2dbc.SchemaSettings;
import io.r2dbc.spi.ConnectionFactory;

import org.springframework.boot.r2dbc.init.R2dbcScriptDatabaseInitializer;

/**
 * Makes the tables of tokens. An application that makes them by other means, such as
 * Flyway, has no need of it.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public class Bitrix24TokenStoreScriptDatabaseInitializer extends R2dbcScriptDatabaseInitializer {

	/**
	 * Create an initializer.
	 * @param connectionFactory the way to the database
	 * @param properties which script is run, and when
	 */
	public Bitrix24TokenStoreScriptDatabaseInitializer(ConnectionFactory connectionFactory,
			Bitrix24R2dbcTokenStoreProperties properties) {
		super(connectionFactory,
				new SchemaSettings(properties.getInitializeSchema(), properties.getSchema(), properties.getPlatform())
					.of(connectionFactory));
	}

}
