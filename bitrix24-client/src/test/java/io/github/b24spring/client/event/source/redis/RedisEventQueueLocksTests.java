package io.github.b24spring.client.event.source.redis;

import java.io.IOException;

import io.github.b24spring.client.event.source.EventQueueLocks;
import io.github.b24spring.client.event.source.EventQueueLocksContract;
import io.github.b24spring.client.oauth.redis.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

class RedisEventQueueLocksTests extends EventQueueLocksContract {

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
	protected EventQueueLocks locks() {
		return RedisEventQueueLocks.create(new ReactiveStringRedisTemplate(connections));
	}

	@Override
	protected EventQueueLocks locksOfAnotherProcess() {
		return RedisEventQueueLocks.create(new ReactiveStringRedisTemplate(otherConnections));
	}

}
