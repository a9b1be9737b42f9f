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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.github.b24spring.client.event.EventSubscriptions;
import io.github.b24spring.client.event.source.EventQueueLease;
import io.github.b24spring.client.event.source.EventQueueOwnership;
import io.github.b24spring.client.oauth.Bitrix24Clients;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EventsHealthIndicator} and {@link EventQueueObserver}.
 */
class EventsHealthIndicatorTests {

	private static final String QUEUE = "offline:a223c6b3710f85df";

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

	private final InstantSource clock = this.now::get;

	private final EventQueueObserver observer = new EventQueueObserver(this.clock);

	private final EventSubscriptions nothing = EventSubscriptions.of(List.of());

	private final EventsHealthIndicator indicator = new EventsHealthIndicator(this.observer,
			new EventBinder(this.nothing, new DefaultListableBeanFactory().getBeanProvider(Bitrix24Clients.class),
					() -> null, new InstalledBindings(this.nothing, Flux.empty(), (portal) -> Mono.empty(),
							Duration.ofMinutes(10), this.clock)),
			Duration.ofMinutes(5), this.clock);

	private final AtomicBoolean held = new AtomicBoolean(true);

	private Health health() {
		AtomicReference<Health> health = new AtomicReference<>();
		StepVerifier.create(this.indicator.health())
			.consumeNextWith(health::set)
			.expectComplete()
			.verify(Duration.ofSeconds(30));
		return health.get();
	}

	private void own() {
		own(QUEUE, this.held);
	}

	private EventQueueLease own(String queue, AtomicBoolean held) {
		AtomicReference<EventQueueLease> lease = new AtomicReference<>();
		StepVerifier.create(this.observer.observe((name) -> Mono.just(new TestLease(held))).acquire(queue))
			.consumeNextWith(lease::set)
			.expectComplete()
			.verify(Duration.ofSeconds(30));
		return lease.get();
	}

	private void pass(Duration time) {
		this.now.updateAndGet((before) -> before.plus(time));
	}

	@Test
	void queueThatIsLeftAloneForLongDoesNotStandStill() {
		Bitrix24EventsProperties properties = new Bitrix24EventsProperties();
		Bitrix24EventQueuesProperties queues = new Bitrix24EventQueuesProperties();
		assertThat(Bitrix24EventsHealthContributorAutoConfiguration.standstillTimeout(properties, queues))
			.isEqualTo(Duration.ofMinutes(5));
		queues.getPolling().setMaxDelay(Duration.ofMinutes(15));
		assertThat(Bitrix24EventsHealthContributorAutoConfiguration.standstillTimeout(properties, queues))
			.isEqualTo(Duration.ofMinutes(30));
	}

	@Test
	void queueThatWouldBeLeftAloneForEverIsRefusedByName() {
		Bitrix24EventQueuesProperties queues = new Bitrix24EventQueuesProperties();
		queues.getPolling().setMaxDelay(Duration.ofSeconds(Long.MAX_VALUE));
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> Bitrix24EventsHealthContributorAutoConfiguration
				.standstillTimeout(new Bitrix24EventsProperties(), queues))
			.withMessageContaining("bitrix24.events.polling.max-delay");
	}

	@Test
	void applicationWithoutQueuesIsUp() {
		assertThat(health().getStatus()).isEqualTo(Status.UP);
		assertThat(health().getDetails()).isEmpty();
	}

	@Test
	void queueThatIsReadIsUp() {
		own();
		pass(Duration.ofMinutes(4));
		this.observer.polled(QUEUE, 3, Duration.ofMillis(30), null);
		this.observer.lag(QUEUE, Duration.ofSeconds(7));
		pass(Duration.ofMinutes(4));
		assertThat(health().getStatus()).isEqualTo(Status.UP);
		assertThat(health().getDetails()).asString().contains("fetching").contains("PT7S");
	}

	@Test
	void queueThatStandsStillIsDown() {
		own();
		this.observer.polled(QUEUE, 3, Duration.ofMillis(30), null);
		pass(Duration.ofMinutes(6));
		this.observer.polled(QUEUE, 0, Duration.ofMillis(30), new IllegalStateException("s3cret"));
		assertThat(health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(health().getDetails()).asString()
			.contains("standstill")
			.contains("IllegalStateException")
			.doesNotContain("s3cret");
	}

	@Test
	void queueThatWasNeverReadStandsStillToo() {
		own();
		pass(Duration.ofMinutes(6));
		assertThat(health().getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void queueThatAnotherProcessHasLostTellsItselfLater() {
		this.observer.polled(QUEUE, 3, Duration.ofMillis(30), null);
		pass(Duration.ofHours(1));
		own();
		pass(Duration.ofMinutes(4));
		assertThat(health().getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void queueOfAnotherProcessIsNoIllness() {
		own();
		pass(Duration.ofMinutes(6));
		this.held.set(false);
		assertThat(health().getStatus()).isEqualTo(Status.UP);
		assertThat(health().getDetails()).asString().contains("waiting");
		EventQueueOwnership never = this.observer.observe((queue) -> Sinks.<EventQueueLease>empty().asMono());
		StepVerifier.create(never.acquire(QUEUE)).expectSubscription().thenCancel().verify(Duration.ofSeconds(30));
		this.held.set(true);
		assertThat(health().getDetails()).asString().contains("waiting");
	}

	@Test
	void oneOfManyPortalsMakesNoIllnessAndAllOfThemDo() {
		own("installed:a223", this.held);
		own("installed:b334", this.held);
		own("installed:c445", new AtomicBoolean());
		pass(Duration.ofMinutes(6));
		this.observer.polled("installed:a223", 1, Duration.ofMillis(30), null);
		this.observer.lag("installed:b334", Duration.ofSeconds(7));
		assertThat(health().getStatus()).isEqualTo(Status.UP);
		assertThat(health().getDetails()).asString()
			.contains("fetching=1, waiting=1, standstill=1, standstillPortals=[b334], lag=PT7S");
		pass(Duration.ofMinutes(6));
		assertThat(health().getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void portalsThatAreLeftAreForgotten() {
		EventQueueLease lease = own("installed:a223", this.held);
		EventQueueOwnership never = this.observer.observe((queue) -> Sinks.<EventQueueLease>empty().asMono());
		StepVerifier.create(never.acquire("installed:b334"))
			.expectSubscription()
			.then(() -> assertThat(health().getDetails()).asString().contains("fetching=1, waiting=1"))
			.thenCancel()
			.verify(Duration.ofSeconds(30));
		assertThat(health().getDetails()).asString().contains("fetching=1, waiting=0");
		StepVerifier.create(lease.release()).expectComplete().verify(Duration.ofSeconds(30));
		assertThat(health().getDetails()).isEmpty();
		this.observer.polled("installed:a223", 1, Duration.ofMillis(30), null);
		this.observer.lag("installed:a223", Duration.ZERO);
		assertThat(health().getDetails()).as("after the last that was heard of it").isEmpty();
	}

	@Test
	void contributorIsConfiguredAndCanBeSwitchedOff() {
		ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
			.of(Bitrix24EventsAutoConfiguration.class, Bitrix24EventsHealthContributorAutoConfiguration.class));
		runner.run((context) -> assertThat(context).hasSingleBean(EventsHealthIndicator.class));
		runner.withPropertyValues("management.health.bitrix24-events.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(EventsHealthIndicator.class));
		runner.withBean("bitrix24EventsHealthContributor", Clock.class, Clock::systemUTC)
			.run((context) -> assertThat(context).doesNotHaveBean(EventsHealthIndicator.class));
		runner.withClassLoader(new FilteredClassLoader(ReactiveHealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EventsHealthIndicator.class));
	}

	record TestLease(AtomicBoolean held) implements EventQueueLease {

		@Override
		public boolean isHeld() {
			return this.held.get();
		}

		@Override
		public Mono<Void> keep() {
			return Mono.never();
		}

		@Override
		public Mono<Void> release() {
			return Mono.empty();
		}

	}

}
