package io.github.b24spring.client.oauth.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.b24spring.client.oauth.AesTokenCipher;
import io.github.b24spring.client.oauth.ProcessTokenStoreContract;
import io.github.b24spring.client.oauth.RefreshingProcess;
import io.github.b24spring.client.oauth.TokenKey;
import io.github.b24spring.client.oauth.TokenStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

class RedisTokenStoreTests extends ProcessTokenStoreContract {

	private static RedisServer server;

	private static LettuceConnectionFactory connections;

	private static LettuceConnectionFactory otherConnections;

	@BeforeAll
	static void connect() throws IOException {
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
