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

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.EventDetails;
import io.github.b24spring.client.event.EventDispatcher;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many listeners run at a time.
 */
class EventDispatcherConfigurationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final int CONCURRENCY = 100;

	private static final int LISTENERS = 3;

	/**
	 * More than a dispatcher has threads by itself.
	 */
	@Test
	void thereIsAThreadForEachListenerOfAllEventsThatAreHandledAtATime() {
		CountDownLatch underWay = new CountDownLatch(CONCURRENCY * LISTENERS);
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(Bitrix24AutoConfiguration.class, Bitrix24EventsAutoConfiguration.class))
			.withPropertyValues("bitrix24.events.concurrency=" + CONCURRENCY)
			.withBean(Listeners.class, () -> new Listeners(underWay))
			.run((context) -> {
				EventDispatcher dispatcher = context.getBean(EventDispatcher.class);
				StepVerifier
					.create(Flux.range(1, CONCURRENCY)
						.map((id) -> Bitrix24Event.of(EventDetails.sent("ONCRMDEALADD", "portal", Instant.EPOCH,
								Map.of("FIELDS", Map.of("ID", id)))))
						.flatMap(dispatcher::dispatch, CONCURRENCY))
					.expectComplete()
					.verify(PATIENCE);
			});
		assertThat(underWay.getCount()).isZero();
	}

	record Listeners(CountDownLatch underWay) {

		@EventListener
		void first(Bitrix24Event event) throws InterruptedException {
			awaitOthers();
		}

		@EventListener
		void second(Bitrix24Event event) throws InterruptedException {
			awaitOthers();
		}

		@EventListener
		void third(Bitrix24Event event) throws InterruptedException {
			awaitOthers();
		}

		/**
		 * Blocks until all are called.
		 */
		private void awaitOthers() throws InterruptedException {
			this.underWay.countDown();
			assertThat(this.underWay.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}

	}

}
