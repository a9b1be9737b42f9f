package io.github.b24spring.client.oauth.r2dbc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import io.github.b24spring.client.oauth.AesTokenCipher;
import io.github.b24spring.client.oauth.SharedTokenStoreContract;
import io.github.b24spring.client.oauth.TokenStore;
import io.r2dbc.spi.ConnectionFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import reactor.test.StepVerifier;

import org.springframework.core.io.ClassPathResource;
import org.springframework.r2dbc.connection.init.ResourceDatabasePopulator;
import org.springframework.r2dbc.core.DatabaseClient;

class PostgresTokenStoreTests extends SharedTokenStoreContract {

	private static PostgresServer server;

	@BeforeAll
	static void createTables() throws IOException {
		server = PostgresServer.start();
		StepVerifier
			.create(new ResourceDatabasePopulator(new ClassPathResource("schema-postgresql.sql", R2dbcTokenStore.class))
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
	protected TokenStore store() {
		return another();
	}

	@Override
	protected TokenStore storeOfAnotherProcess() {
		return another();
	}

	private static TokenStore another() {
		return R2dbcTokenStore.create(DatabaseClient.create(ConnectionFactories.get(server.url())),
				AesTokenCipher.of(Map.of("2026", "0123456789abcdef".getBytes(StandardCharsets.US_ASCII))));
	}

}
