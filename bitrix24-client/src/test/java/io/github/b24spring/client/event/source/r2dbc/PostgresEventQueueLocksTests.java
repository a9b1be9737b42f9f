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

import java.io.IOException;
import java.time.Duration;

import io.github.b24spring.client.event.source.EventQueueLocks;
import io.github.b24spring.client.event.source.EventQueueLocksContract;
import io.github.b24spring.testserver.PostgresServer;
import io.r2dbc.spi.ConnectionFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import reactor.test.StepVerifier;

import org.springframework.core.io.ClassPathResource;
import org.springframework.r2dbc.connection.init.ResourceDatabasePopulator;
import org.springframework.r2dbc.core.DatabaseClient;

class PostgresEventQueueLocksTests extends EventQueueLocksContract {

	private static PostgresServer server;

	@BeforeAll
	static void createTable() throws IOException {
		Assumptions.assumeTrue(PostgresServer.isAvailable(), PostgresServer.MISSING);
		server = PostgresServer.start();
		StepVerifier
			.create(new ResourceDatabasePopulator(
					new ClassPathResource("schema-postgresql.sql", R2dbcEventQueueLocks.class))
				.populate(ConnectionFactories.get(server.url())))
			.expectComplete()
			.verify(Duration.ofSeconds(30));
	}

	@AfterAll
	static void close() throws IOException {
		if (server != null) {
			server.close();
		}
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
