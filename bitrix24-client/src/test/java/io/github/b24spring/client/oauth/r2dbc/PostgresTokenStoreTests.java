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
package io.github.b24spring.client.oauth.r2dbc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import io.github.b24spring.client.oauth.AesTokenCipher;
import io.github.b24spring.client.oauth.ProcessTokenStoreContract;
import io.github.b24spring.client.oauth.RefreshingProcess;
import io.github.b24spring.client.oauth.TokenKey;
import io.github.b24spring.client.oauth.TokenStore;
import io.github.b24spring.testserver.PostgresExtension;
import io.r2dbc.spi.ConnectionFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;

import org.springframework.core.io.ClassPathResource;
import org.springframework.r2dbc.connection.init.ResourceDatabasePopulator;
import org.springframework.r2dbc.core.DatabaseClient;

class PostgresTokenStoreTests extends ProcessTokenStoreContract {

	@RegisterExtension
	static final PostgresExtension server = new PostgresExtension();

	@BeforeAll
	static void createTables() {
		StepVerifier
			.create(new ResourceDatabasePopulator(new ClassPathResource("schema-postgresql.sql", R2dbcTokenStore.class))
				.populate(ConnectionFactories.get(server.url())))
			.expectComplete()
			.verify(Duration.ofSeconds(30));
	}

	@Override
	protected TokenStore store() {
		return another();
	}

	@Override
	protected TokenStore storeOfAnotherProcess() {
		return another();
	}

	@Override
	protected RefreshingProcess startProcess(TokenKey key, String server, int calls) throws IOException {
		return RefreshingProcess.start(Stores.class, PostgresTokenStoreTests.server.url(), key, server, calls);
	}

	private static TokenStore another() {
		return another(server.url());
	}

	private static TokenStore another(String url) {
		return R2dbcTokenStore.create(DatabaseClient.create(ConnectionFactories.get(url)),
				AesTokenCipher.of(Map.of("2026", "0123456789abcdef".getBytes(StandardCharsets.US_ASCII))));
	}

	/**
	 * Makes the store of another process.
	 */
	public static final class Stores implements RefreshingProcess.StoreFactory {

		@Override
		public TokenStore create(String argument) {
			return another(argument);
		}

	}

}
