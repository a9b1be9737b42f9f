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
package io.github.b24spring.autoconfigure.event.r2dbc;

import io.github.b24spring.autoconfigure.event.Bitrix24EventsAutoConfiguration;
import io.github.b24spring.client.event.source.EventQueueLocks;
import io.github.b24spring.client.event.source.r2dbc.R2dbcEventQueueLocks;
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
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for owners of queues that are kept
 * in a database, whose table is made at start-up if that is wanted.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@AutoConfiguration(before = Bitrix24EventsAutoConfiguration.class,
		afterName = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration")
@ConditionalOnClass({ ConnectionFactory.class, DatabaseClient.class, R2dbcScriptDatabaseInitializer.class })
@ConditionalOnSingleCandidate(ConnectionFactory.class)
@ConditionalOnBooleanProperty(name = "bitrix24.enabled", matchIfMissing = true)
@ConditionalOnProperty(name = "bitrix24.events.ownership.type", havingValue = "r2dbc")
@EnableConfigurationProperties(Bitrix24R2dbcEventQueueProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
@ImportRuntimeHints(SchemaRuntimeHints.class)
public final class Bitrix24R2dbcEventQueueAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Bitrix24EventQueueScriptDatabaseInitializer bitrix24EventQueueScriptDatabaseInitializer(
			ConnectionFactory connectionFactory, Bitrix24R2dbcEventQueueProperties properties) {
		return new Bitrix24EventQueueScriptDatabaseInitializer(connectionFactory, properties);
	}

	@Bean
	@ConditionalOnMissingBean(EventQueueLocks.class)
	@DependsOnDatabaseInitialization
	R2dbcEventQueueLocks bitrix24EventQueueLocks(ConnectionFactory connectionFactory) {
		return R2dbcEventQueueLocks.create(DatabaseClient.create(connectionFactory));
	}

}
