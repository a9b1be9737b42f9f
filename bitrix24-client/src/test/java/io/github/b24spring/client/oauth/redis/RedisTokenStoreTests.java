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
package io.github.b24spring.client.oauth.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.b24spring.client.oauth.AesTokenCipher;
import io.github.b24spring.client.oauth.ProcessTokenStoreContract;
import io.github.b24spring.client.oauth.RefreshingProcess;
import io.github.b24spring.client.oauth.TokenKey;
import io.github.b24spring.client.oauth.TokenStore;
import io.github.b24spring.testserver.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

class RedisTokenStoreTests extends ProcessTokenStoreContract {

	private static RedisServer server;

	private static LettuceConnectionFactory connections;

	private static LettuceConnectionFactory otherConnections;

	@BeforeAll
	static void connect() throws IOException {
		Assumptions.assumeTrue(RedisServer.isAvailable(), RedisServer.MISSING);
		server = RedisServer.start();
		connections = connect(server.port());
		otherConnections = connect(server.port());
	}

	private static LettuceConnectionFactory connect(int port) {
		LettuceConnectionFactory factory = new LettuceConnectionFactory("127.0.0.1", port);
		factory.afterPropertiesSet();
		factory.start();
		return factory;
	}

	@AfterAll
	static void close() throws IOException {
		if (server != null) {
			connections.destroy();
			otherConnections.destroy();
			server.close();
		}
	}

	@Override
	protected TokenStore store() {
		return store(connections);
	}

	@Override
	protected TokenStore storeOfAnotherProcess() {
		return store(otherConnections);
	}

	@Override
	protected RefreshingProcess startProcess(TokenKey key, String server, int calls) throws IOException {
		return RefreshingProcess.start(Stores.class, String.valueOf(RedisTokenStoreTests.server.port()), key, server,
				calls);
	}

	private static TokenStore store(LettuceConnectionFactory factory) {
		return RedisTokenStore.create(new ReactiveStringRedisTemplate(factory),
				AesTokenCipher.of(Map.of("2026", "0123456789abcdef".getBytes(StandardCharsets.US_ASCII))));
	}

	/**
	 * Makes the store of another process.
	 */
	public static final class Stores implements RefreshingProcess.StoreFactory {

		@Override
		public TokenStore create(String argument) {
			return store(connect(Integer.parseInt(argument)));
		}

	}

}
