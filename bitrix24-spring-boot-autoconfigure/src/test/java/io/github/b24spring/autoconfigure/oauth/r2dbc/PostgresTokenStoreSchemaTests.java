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

import java.io.IOException;
import java.time.Duration;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.testserver.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresTokenStoreSchemaTests extends TokenStoreSchemaContract {

	private static PostgresServer server;

	@BeforeAll
	static void start() throws IOException {
		Assumptions.assumeTrue(PostgresServer.isAvailable(), PostgresServer.MISSING);
		server = PostgresServer.start();
	}

	@AfterAll
	static void stop() throws IOException {
		if (server != null) {
			server.close();
		}
	}

	@Override
	String url() {
		return server.url();
	}

	/**
	 * A database that is not embedded belongs to its operators.
	 */
	@Test
	void withoutBeingToldToNoTableIsMade() {
		application().run((context) -> {
			DatabaseClient database = DatabaseClient.create(context.getBean(io.r2dbc.spi.ConnectionFactory.class));
			StepVerifier
				.create(database.sql("DROP TABLE IF EXISTS bitrix24_tokens, bitrix24_token_locks")
					.then()
					.then(context.getBean(Bitrix24Client.class).call("profile").retrieve(Object.class)))
				.expectErrorSatisfies((failure) -> assertThat(failure).hasMessageContaining("the token store failed")
					.message()
					.doesNotContain(this.portal.tokens().refreshToken()))
				.verify(Duration.ofSeconds(30));
		});
	}

}
