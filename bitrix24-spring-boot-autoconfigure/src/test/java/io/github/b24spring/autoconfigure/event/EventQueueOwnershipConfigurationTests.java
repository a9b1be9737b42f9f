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
package io.github.b24spring.autoconfigure.event;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import io.github.b24spring.autoconfigure.event.r2dbc.Bitrix24EventQueueScriptDatabaseInitializer;
import io.github.b24spring.autoconfigure.event.r2dbc.Bitrix24R2dbcEventQueueAutoConfiguration;
import io.github.b24spring.autoconfigure.event.redis.Bitrix24RedisEventQueueAutoConfiguration;
import io.github.b24spring.client.event.source.EventQueueLease;
import io.github.b24spring.client.event.source.EventQueueLocks;
import io.github.b24spring.client.event.source.EventQueueOwnership;
import io.github.b24spring.client.event.source.r2dbc.R2dbcEventQueueLocks;
import io.github.b24spring.client.event.source.redis.RedisEventQueueLocks;
import io.github.b24spring.testserver.RedisServer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which process fetches from a queue is decided where the properties say.
 */
class EventQueueOwnershipConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(DataRedisAutoConfiguration.class, DataRedisReactiveAutoConfiguration.class,
						R2dbcAutoConfiguration.class, Bitrix24RedisEventQueueAutoConfiguration.class,
						Bitrix24R2dbcEventQueueAutoConfiguration.class, Bitrix24EventsAutoConfiguration.class))
		.withPropertyValues("bitrix24.events.ownership.lease-time=10s");

	static void acquire(AssertableApplicationContext first, AssertableApplicationContext second) {
		Duration patience = Duration.ofSeconds(30);
		AtomicReference<EventQueueLease> lease = new AtomicReference<>();
		StepVerifier.create(first.getBean(EventQueueOwnership.class).acquire("offline"))
			.consumeNextWith(lease::set)
			.expectComplete()
			.verify(patience);
		StepVerifier.create(second.getBean(EventQueueOwnership.class).acquire("offline"))
			.expectSubscription()
			.expectNoEvent(Duration.ofMillis(300))
			.thenCancel()
			.verify(patience);
		StepVerifier.create(lease.get().release()).expectComplete().verify(patience);
		StepVerifier.create(second.getBean(EventQueueOwnership.class).acquire("offline"))
			.expectNextCount(1)
			.expectComplete()
			.verify(patience);
	}

	@Test
	void databaseIsSharedByProcesses() {
		ApplicationContextRunner application = this.contextRunner.withPropertyValues(
				"spring.r2dbc.url=r2dbc:h2:mem:///" + UUID.randomUUID() + "?options=DB_CLOSE_DELAY=-1",
				"bitrix24.events.ownership.type=r2dbc");
		application.run((first) -> {
			assertThat(first).getBean(EventQueueLocks.class).isInstanceOf(R2dbcEventQueueLocks.class);
			application.withPropertyValues("bitrix24.events.ownership.r2dbc.initialize-schema=never")
				.run((second) -> acquire(first, second));
		});
	}

	@Test
	void redisIsSharedByProcesses() throws IOException {
		Assumptions.assumeTrue(RedisServer.isAvailable(), RedisServer.MISSING);
		RedisServer server = RedisServer.start();
		try {
			ApplicationContextRunner application = this.contextRunner.withPropertyValues(
					"spring.data.redis.host=127.0.0.1", "spring.data.redis.port=" + server.port(),
					"bitrix24.events.ownership.type=redis", "bitrix24.events.ownership.redis.prefix=shop:");
			application.run((first) -> {
				assertThat(first).getBean(EventQueueLocks.class)
					.isInstanceOf(RedisEventQueueLocks.class)
					.asString()
					.contains("shop:");
				application.run((second) -> acquire(first, second));
			});
		}
		finally {
			server.close();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "redis", "r2dbc" })
	void clientThatIsSwitchedOffAsksNobody(String type) {
		this.contextRunner
			.withPropertyValues("bitrix24.enabled=false", "bitrix24.events.ownership.type=" + type,
					"spring.r2dbc.url=r2dbc:h2:mem:///" + UUID.randomUUID())
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(EventQueueLocks.class)
				.doesNotHaveBean(Bitrix24EventQueueScriptDatabaseInitializer.class));
	}

	@Test
	void memoryIsTheDefault() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(EventQueueOwnership.class)
			.doesNotHaveBean(EventQueueLocks.class)
			.doesNotHaveBean(Bitrix24EventQueueScriptDatabaseInitializer.class));
	}

	@ParameterizedTest
	@CsvSource({ "redis, ReactiveRedisConnectionFactory", "r2dbc, ConnectionFactory" })
	void missingLibraryIsNamed(String type, String bean) {
		this.contextRunner.withPropertyValues("bitrix24.events.ownership.type=" + type)
			.withClassLoader(new FilteredClassLoader("org.springframework.data.redis", "io.r2dbc"))
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining(bean));
	}

	@ParameterizedTest
	@CsvSource({ "polling.batch-size, 0", "polling.batch-size, 1001", "polling.max-in-hand, 49", "polling.min-delay, 0",
			"polling.max-delay, 10ms", "polling.retry-delay, -1s", "polling.max-retry-delay, 1s",
			"polling.max-attempts, 0", "offline-queue.refresh-interval, 0s", "offline-queue.total-concurrency, 0",
			"ownership.max-queues, 0", "ownership.lease-time, 10ms", "bots.helper.bot-id, 0" })
	void unusableValueIsNamed(String property, String value) {
		this.contextRunner.withPropertyValues("bitrix24.events." + property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("bitrix24.events." + property)
				.hasMessageContaining("must"));
	}

	@Test
	void ownershipOfTheApplicationsOwnIsUsed() {
		EventQueueOwnership own = EventQueueOwnership.inProcess();
		this.contextRunner.withBean(EventQueueOwnership.class, () -> own)
			.run((context) -> assertThat(context).getBean(EventQueueOwnership.class).isSameAs(own));
	}

}
