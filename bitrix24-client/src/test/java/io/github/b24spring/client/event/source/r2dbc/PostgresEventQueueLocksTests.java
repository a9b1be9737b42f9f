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
package io.github.b24spring.client.event.source.r2dbc;

import java.time.Duration;

import io.github.b24spring.client.event.source.EventQueueLocks;
import io.github.b24spring.client.event.source.EventQueueLocksContract;
import io.github.b24spring.testserver.PostgresExtension;
import io.r2dbc.spi.ConnectionFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;

import org.springframework.core.io.ClassPathResource;
import org.springframework.r2dbc.connection.init.ResourceDatabasePopulator;
import org.springframework.r2dbc.core.DatabaseClient;

class PostgresEventQueueLocksTests extends EventQueueLocksContract {

	@RegisterExtension
	static final PostgresExtension server = new PostgresExtension();

	@BeforeAll
	static void createTable() {
		StepVerifier
			.create(new ResourceDatabasePopulator(
					new ClassPathResource("schema-postgresql.sql", R2dbcEventQueueLocks.class))
				.populate(ConnectionFactories.get(server.url())))
			.expectComplete()
			.verify(Duration.ofSeconds(30));
	}

	@Override
	protected EventQueueLocks locks() {
		return another();
	}

	@Override
	protected EventQueueLocks locksOfAnotherProcess() {
		return another();
	}

	private static EventQueueLocks another() {
		return R2dbcEventQueueLocks.create(DatabaseClient.create(ConnectionFactories.get(server.url())));
	}

}
