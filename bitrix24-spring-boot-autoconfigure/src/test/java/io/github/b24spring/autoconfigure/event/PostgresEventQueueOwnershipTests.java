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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.event.r2dbc.Bitrix24R2dbcEventQueueAutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthAutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.OAuthPortal;
import io.github.b24spring.client.event.CrmItemEvent;
import io.github.b24spring.client.event.EventBinding;
import io.github.b24spring.client.event.source.EventQueueLocks;
import io.github.b24spring.client.event.source.EventQueueOwnership;
import io.github.b24spring.client.event.source.r2dbc.R2dbcEventQueueLocks;
import io.github.b24spring.client.operations.Bitrix24Operations;
import io.github.b24spring.testserver.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Owners of queues in a PostgreSQL, as an application has them by its properties.
 */
class PostgresEventQueueOwnershipTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static PostgresServer server;

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal();

	private final Listener listener = new Listener();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(R2dbcAutoConfiguration.class,
				Bitrix24R2dbcEventQueueAutoConfiguration.class, Bitrix24OAuthAutoConfiguration.class,
				Bitrix24AutoConfiguration.class, Bitrix24EventsAutoConfiguration.class))
		.withBean(Listener.class, () -> this.listener)
		.withPropertyValues("spring.r2dbc.url=" + server.url(), "bitrix24.events.ownership.type=r2dbc",
				"bitrix24.events.ownership.lease-time=30s");

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

	private ApplicationContextRunner withTable() {
		return this.contextRunner.withPropertyValues("bitrix24.events.ownership.r2dbc.initialize-schema=always");
	}

	@Test
	void databaseIsSharedByProcesses() {
		withTable().run((first) -> {
			assertThat(first).getBean(EventQueueLocks.class).isInstanceOf(R2dbcEventQueueLocks.class);
			withTable().run((second) -> EventQueueOwnershipConfigurationTests.acquire(first, second));
		});
	}

	@Test
	void queueOfAProcessThatEndsIsFetchedByTheNextOne() {
		ApplicationContextRunner fetching = withTable().withPropertyValues(this.portal.application())
			.withPropertyValues(this.portal.firstTokens())
			.withPropertyValues("bitrix24.events.offline-queue.enabled=true", "bitrix24.events.polling.min-delay=50ms",
					"bitrix24.events.polling.max-delay=100ms", "bitrix24.rate-limit.plan=unlimited",
					"bitrix24.events.ownership.lease-time=1s");
		fetching.run((first) -> {
			StepVerifier
				.create(first.getBean(Bitrix24Operations.class).events().bind(EventBinding.offline("ONCRMDEALADD")))
				.expectComplete()
				.verify(PATIENCE);
			emit(1, 5);
			fetching.run((second) -> {
				awaitDeals(5);
				first.getSourceApplicationContext(ConfigurableApplicationContext.class).close();
				emit(6, 9);
				awaitDeals(9);
			});
		});
	}

	private void emit(long first, long last) {
		LongStream.rangeClosed(first, last).forEach((id) -> this.portal.portal().emit("ONCRMDEALADD", id));
	}

	/**
	 * Events whose lease ends while they are handled come again.
	 */
	private void awaitDeals(long last) {
		await().atMost(PATIENCE)
			.until(() -> this.listener.deals.containsAll(LongStream.rangeClosed(1, last).boxed().toList()));
	}

	/**
	 * A database that is not embedded belongs to its operators.
	 */
	@Test
	void withoutItsTableNobodyOwnsAQueueAndTheApplicationStarts() {
		this.contextRunner.withPropertyValues("spring.r2dbc.url=" + server.url().replace("/postgres", "/template1"))
			.run((context) -> StepVerifier.create(context.getBean(EventQueueOwnership.class).acquire("offline"))
				.expectSubscription()
				.expectNoEvent(Duration.ofMillis(200))
				.thenCancel()
				.verify(PATIENCE));
	}

	static class Listener {

		private final List<Long> deals = new CopyOnWriteArrayList<>();

		@EventListener
		void deal(CrmItemEvent event) {
			this.deals.add(event.id());
		}

	}

}
