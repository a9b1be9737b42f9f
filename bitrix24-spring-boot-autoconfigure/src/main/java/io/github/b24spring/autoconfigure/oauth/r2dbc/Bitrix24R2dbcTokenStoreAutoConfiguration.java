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

import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthAutoConfiguration;
import io.github.b24spring.client.oauth.TokenCipher;
import io.github.b24spring.client.oauth.TokenStore;
import io.github.b24spring.client.oauth.r2dbc.R2dbcTokenStore;
import io.r2dbc.spi.ConnectionFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.init.R2dbcScriptDatabaseInitializer;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for tokens that are kept in a
 * database, whose tables are made at start-up if that is wanted.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@AutoConfiguration(before = Bitrix24OAuthAutoConfiguration.class,
		afterName = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration")
@ConditionalOnClass({ ConnectionFactory.class, DatabaseClient.class, R2dbcScriptDatabaseInitializer.class })
@ConditionalOnSingleCandidate(ConnectionFactory.class)
@ConditionalOnBooleanProperty(name = "bitrix24.enabled", matchIfMissing = true)
@ConditionalOnProperty(name = "bitrix24.oauth.token-store.type", havingValue = "r2dbc")
@EnableConfigurationProperties(Bitrix24R2dbcTokenStoreProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
@ImportRuntimeHints(SchemaRuntimeHints.class)
public final class Bitrix24R2dbcTokenStoreAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Bitrix24TokenStoreScriptDatabaseInitializer bitrix24TokenStoreScriptDatabaseInitializer(
			ConnectionFactory connectionFactory, Bitrix24R2dbcTokenStoreProperties properties) {
		return new Bitrix24TokenStoreScriptDatabaseInitializer(connectionFactory, properties);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean(TokenStore.class)
	@DependsOnDatabaseInitialization
	R2dbcTokenStore bitrix24TokenStore(ConnectionFactory connectionFactory, TokenCipher cipher) {
		return R2dbcTokenStore.create(DatabaseClient.create(connectionFactory), cipher);
	}

}
