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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

import ch.qos.logback.classic.Level;
import io.github.b24spring.client.fixture.EmittedTexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link DefaultEventDispatcher}.
 */
class DefaultEventDispatcherTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@RegisterExtension
	private final EmittedTexts emitted = new EmittedTexts(Level.INFO, (logger) -> true);

	private final Events.Notes notes = new Events.Notes();

	private final List<String> handled = new CopyOnWriteArrayList<>();

	private final DefaultEventDispatcher.Builder builder = DefaultEventDispatcher.builder()
		.monitor(this.notes)
		.timeout(Duration.ofMillis(300));

	private DefaultEventDispatcher dispatcher = this.builder.build();

	@AfterEach
	void close() {
		this.dispatcher.close();
	}

	private StepVerifier.FirstStep<Void> dispatch(Bitrix24Event event) {
		return StepVerifier.create(this.dispatcher.dispatch(event));
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
		CountDownLatch interrupted = new CountDownLatch(1);
		this.builder.handler(Bitrix24Event.class, (event) -> Mono.error(new IllegalStateException("broken")));
		this.builder.handler(Bitrix24Event.class, (event) -> {
			throw new IllegalStateException("thrown");
		});
		this.builder.handler(Bitrix24Event.class, (event) -> Mono.never());
		this.builder.handler(Bitrix24Event.class, (event) -> block(interrupted));
		this.builder.handler(Bitrix24Event.class, note("good"));
		build();
		dispatch(Events.deal(1)).expectErrorSatisfies((failure) -> {
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

	private static Mono<Void> block(CountDownLatch interrupted) {
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
		this.builder.handler(CrmItemEvent.class, (event) -> {
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
		for (int i = 0; i < 5; i++) {
			dispatch(Events.deal(i + 1)).expectError(EventHandlingException.class).verify(LIMIT);
			dispatch(Events.of("ONUSERADD", Map.of())).expectComplete().verify(Duration.ofSeconds(5));
		}
		release.countDown();
		assertThat(this.handled).hasSize(5);
	}

	@Test
	void withoutAThreadAHandlerFails() {
		CountDownLatch release = new CountDownLatch(1);
		this.builder.maxThreads(1).handler(Bitrix24Event.class, (event) -> {
			awaitUninterruptibly(release);
			return Mono.empty();
		});
		build();
		dispatch(Events.deal(1)).expectError(EventHandlingException.class).verify(LIMIT);
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
