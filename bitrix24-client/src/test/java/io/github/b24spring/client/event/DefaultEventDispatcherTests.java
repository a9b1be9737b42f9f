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
package io.github.b24spring.client.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Level;
import io.github.b24spring.client.fixture.EmittedTexts;
import io.github.b24spring.client.internal.time.Timing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link DefaultEventDispatcher}.
 */
class DefaultEventDispatcherTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final Duration TIMEOUT = Duration.ofMillis(300);

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	@RegisterExtension
	private final EmittedTexts emitted = new EmittedTexts(Level.INFO, (logger) -> true);

	private final Events.Notes notes = new Events.Notes();

	private final List<String> handled = new CopyOnWriteArrayList<>();

	private final DefaultEventDispatcher.Builder builder = DefaultEventDispatcher.builder()
		.monitor(this.notes)
		.timeout(TIMEOUT)
		.timing(Timing.of(this.clock));

	private DefaultEventDispatcher dispatcher = this.builder.build();

	@AfterEach
	void close() {
		this.dispatcher.close();
		this.clock.dispose();
	}

	private StepVerifier.FirstStep<Void> dispatch(Bitrix24Event event) {
		return StepVerifier.create(this.dispatcher.dispatch(event));
	}

	/**
	 * The time of the handlers is over when those that can end have done so.
	 */
	private StepVerifier.Step<Void> dispatchUntilTimeout(Bitrix24Event event, Callable<Boolean> condition) {
		return dispatch(event).then(() -> await().atMost(LIMIT).until(condition))
			.then(() -> this.clock.advanceTimeBy(TIMEOUT));
	}

	private void build() {
		this.dispatcher = this.builder.build();
	}

	private Bitrix24EventHandler<Bitrix24Event> note(String name) {
		return (event) -> Mono.fromRunnable(() -> this.handled.add(name));
	}

	@Test
	void handlersAreFoundByTheirTypeArgument() {
		this.builder.handler(new Items()).handler(new Tasks()).handler(new All());
		build();
		dispatch(Events.deal(1)).expectComplete().verify(LIMIT);
		assertThat(this.handled).containsExactlyInAnyOrder("item", "any");
		dispatch(Events.of("ONUSERADD", Map.of())).expectComplete().verify(LIMIT);
		assertThat(this.handled).containsExactlyInAnyOrder("item", "any", "any");
		assertThat(this.notes.all).containsExactly("HANDLED ONCRMDEALADD", "HANDLED ONUSERADD");
	}

	@Test
	void aLambdaIsRegisteredWithItsType() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.handler((event) -> Mono.empty()))
			.withMessageContaining("cannot be found");
		this.builder.handler(CrmItemEvent.class, note("item")).handler(TaskEvent.class, note("task"));
		build();
		dispatch(Events.deal(1)).expectComplete().verify(LIMIT);
		assertThat(this.handled).containsExactly("item");
	}

	@Test
	void handlersThatFailHangOrBlockStopNoOthers() {
		CountDownLatch blocked = new CountDownLatch(1);
		CountDownLatch interrupted = new CountDownLatch(1);
		CountDownLatch good = new CountDownLatch(1);
		this.builder.handler(Bitrix24Event.class, (event) -> Mono.error(new IllegalStateException("broken")));
		this.builder.handler(Bitrix24Event.class, (event) -> {
			throw new IllegalStateException("thrown");
		});
		this.builder.handler(Bitrix24Event.class, (event) -> Mono.never());
		this.builder.handler(Bitrix24Event.class, (event) -> block(blocked, interrupted));
		this.builder.handler(Bitrix24Event.class,
				(event) -> note("good").handle(event).doFinally((signal) -> good.countDown()));
		build();
		Callable<Boolean> others = () -> blocked.getCount() == 0 && good.getCount() == 0;
		dispatchUntilTimeout(Events.deal(1), others).expectErrorSatisfies((failure) -> {
			assertThat(failure).isInstanceOf(EventHandlingException.class)
				.hasMessageStartingWith("4 of 5 handlers failed for")
				.hasMessageContaining("ONCRMDEALADD");
			assertThat(failure.getSuppressed()).hasSize(3).anyMatch(TimeoutException.class::isInstance);
		}).verify(LIMIT);
		assertThat(this.handled).containsExactly("good");
		assertThat(this.notes.all).containsExactly("FAILED ONCRMDEALADD");
		StepVerifier.create(Mono.fromCallable(() -> {
			interrupted.await();
			return true;
		}).subscribeOn(Schedulers.boundedElastic())).expectNext(true).expectComplete().verify(LIMIT);
	}

	private static Mono<Void> block(CountDownLatch blocked, CountDownLatch interrupted) {
		blocked.countDown();
		try {
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ex) {
			interrupted.countDown();
		}
		return Mono.empty();
	}

	@Test
	void aHandlerThatCannotBeInterruptedHoldsUpNoLaterEvent() {
		CountDownLatch release = new CountDownLatch(1);
		AtomicInteger held = new AtomicInteger();
		this.builder.handler(CrmItemEvent.class, (event) -> {
			held.incrementAndGet();
			boolean released = false;
			while (!released) {
				try {
					release.await();
					released = true;
				}
				catch (InterruptedException ex) {
					// as a driver of a database may do
				}
			}
			return Mono.empty();
		}).handler(RawEvent.class, note("raw"));
		build();
		for (int i = 1; i <= 5; i++) {
			int number = i;
			dispatchUntilTimeout(Events.deal(i), () -> held.get() == number).expectError(EventHandlingException.class)
				.verify(LIMIT);
			dispatch(Events.of("ONUSERADD", Map.of())).expectComplete().verify(LIMIT);
		}
		release.countDown();
		assertThat(this.handled).hasSize(5);
	}

	@Test
	void withoutAThreadAHandlerFails() {
		CountDownLatch held = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		this.builder.maxThreads(1).handler(Bitrix24Event.class, (event) -> {
			held.countDown();
			awaitUninterruptibly(release);
			return Mono.empty();
		});
		build();
		dispatchUntilTimeout(Events.deal(1), () -> held.getCount() == 0).expectError(EventHandlingException.class)
			.verify(LIMIT);
		dispatch(Events.deal(2))
			.expectErrorSatisfies(
					(failure) -> assertThat(failure).hasRootCauseInstanceOf(RejectedExecutionException.class))
			.verify(LIMIT);
		release.countDown();
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		while (latch.getCount() > 0) {
			try {
				latch.await();
			}
			catch (InterruptedException ex) {
				// waits on
			}
		}
	}

	@Test
	void whatHasNoHandlerIsMadeVisibleOncePerCode() {
		for (int i = 0; i < 3; i++) {
			dispatch(Events.of("ONUSERADD", Map.of("n", i))).expectComplete().verify(LIMIT);
		}
		assertThat(this.notes.all).containsExactly("UNHANDLED ONUSERADD", "UNHANDLED ONUSERADD", "UNHANDLED ONUSERADD");
		assertThat(this.emitted.all()).filteredOn((text) -> text.contains("no handler for ONUSERADD")).hasSize(1);
	}

	@Test
	void theFallbackCanBeReplaced() {
		this.builder.handler(TaskEvent.class, note("task")).fallback(note("fallback"));
		build();
		dispatch(Events.deal(1)).expectComplete().verify(LIMIT);
		assertThat(this.handled).containsExactly("fallback");
	}

	private final class Items implements Bitrix24EventHandler<CrmItemEvent> {

		@Override
		public Mono<Void> handle(CrmItemEvent event) {
			return Mono.fromRunnable(() -> DefaultEventDispatcherTests.this.handled.add("item"));
		}

	}

	private final class Tasks implements Bitrix24EventHandler<TaskEvent> {

		@Override
		public Mono<Void> handle(TaskEvent event) {
			return Mono.fromRunnable(() -> DefaultEventDispatcherTests.this.handled.add("task"));
		}

	}

	private final class All implements Bitrix24EventHandler<Bitrix24Event> {

		@Override
		public Mono<Void> handle(Bitrix24Event event) {
			return Mono.fromRunnable(() -> DefaultEventDispatcherTests.this.handled.add("any"));
		}

	}

}
