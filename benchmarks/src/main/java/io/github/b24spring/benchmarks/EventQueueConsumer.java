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
package io.github.b24spring.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.event.CrmItemEvent;
import io.github.b24spring.client.event.source.Bitrix24EventSource;
import io.github.b24spring.client.event.source.EventPoller;
import io.github.b24spring.client.event.source.EventQueueOwnership;
import io.github.b24spring.client.event.source.redis.RedisEventQueueLocks;
import io.github.b24spring.client.settings.RateLimitSettings;
import reactor.core.publisher.Mono;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/**
 * A process that handles the events of an offline queue until it is killed: it prints the
 * id of each object, which is what its maker then knows to be handled.
 *
 * @author The b24spring maintainers
 */
final class EventQueueConsumer {

	/**
	 * What is printed when the process stood still so long that it may have lost its
	 * lease.
	 */
	static final String STOOD_STILL = "stood still";

	private static final int MOST_MICROS = 4_000;

	private static final int TICK_MILLIS = 50;

	private EventQueueConsumer() {
	}

	/**
	 * Handle events.
	 * @param args the portal's address, an access token, and for several consumers the
	 * port of Redis and the time of a lease in milliseconds
	 * @throws Exception if the queue cannot be read
	 */
	public static void main(String[] args) throws Exception {
		Bitrix24Client client = Bitrix24ClientBuilder.create(Bitrix24Credentials.accessToken(args[0], args[1]))
			.rateLimitSettings((settings) -> RateLimitSettings.unlimited())
			.build();
		// Without a buffer: what is printed is with the other process, whatever happens.
		FileOutputStream out = new FileOutputStream(FileDescriptor.out);
		EventQueueOwnership ownership = EventQueueOwnership.inProcess();
		if (args.length > 2) {
			Duration lease = Duration.ofMillis(Long.parseLong(args[3]));
			ownership = shared(Integer.parseInt(args[2]), lease);
			Thread watch = new Thread(() -> watch(lease.dividedBy(2), out));
			watch.setDaemon(true);
			watch.start();
		}
		EventPoller poller = EventPoller
			.builder(Bitrix24EventSource.offlineQueue(client),
					(event) -> Mono.delay(Duration.ofNanos(ThreadLocalRandom.current().nextInt(MOST_MICROS) * 1_000L))
						.doOnNext((tick) -> print(out, Long.toString(((CrmItemEvent) event).id())))
						.then())
			.ownership(ownership)
			.build();
		try {
			poller.run().toFuture().get();
		}
		finally {
			System.exit(1);
		}
	}

	private static EventQueueOwnership shared(int port, Duration lease) {
		LettuceConnectionFactory connections = new LettuceConnectionFactory("127.0.0.1", port);
		connections.afterPropertiesSet();
		connections.start();
		return EventQueueOwnership.leased(RedisEventQueueLocks.create(new ReactiveStringRedisTemplate(connections)),
				lease);
	}

	private static void watch(Duration still, FileOutputStream out) {
		long last = System.nanoTime();
		while (true) {
			LockSupport.parkNanos(Duration.ofMillis(TICK_MILLIS).toNanos());
			long now = System.nanoTime();
			if (now - last > still.toNanos()) {
				print(out, STOOD_STILL);
			}
			last = now;
		}
	}

	private static void print(FileOutputStream out, String line) {
		try {
			out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
