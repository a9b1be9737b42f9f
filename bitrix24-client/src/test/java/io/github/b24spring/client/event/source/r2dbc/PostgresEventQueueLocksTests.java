package io.github.b24spring.client.event.source.r2dbc;

import java.io.IOException;
import java.time.Duration;

import io.github.b24spring.client.event.source.EventQueueLocks;
import io.github.b24spring.client.event.source.EventQueueLocksContract;
import io.github.b24spring.client.oauth.r2dbc.PostgresServer;
import io.r2dbc.spi.ConnectionFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import reactor.test.StepVerifier;

import org.springframework.core.io.ClassPathResource;
import org.springframework.r2dbc.connection.init.ResourceDatabasePopulator;
import org.springframework.r2dbc.core.DatabaseClient;

class PostgresEventQueueLocksTests extends EventQueueLocksContract {

	private static PostgresServer server;

	@BeforeAll
	static void createTable() throws IOException {
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
