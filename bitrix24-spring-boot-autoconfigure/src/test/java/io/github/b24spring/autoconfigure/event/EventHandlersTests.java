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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.Bitrix24EventHandler;
import io.github.b24spring.client.event.CrmItemEvent;
import io.github.b24spring.client.event.EventChange;
import io.github.b24spring.client.event.EventDetails;
import io.github.b24spring.client.event.EventHandlerRegistration;
import io.github.b24spring.client.event.RawEvent;
import io.github.b24spring.client.event.TaskEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.event.TransactionalEventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link EventHandlers} and the listeners that it finds.
 */
class EventHandlersTests {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private static final Bitrix24Event ADDED = event("ONCRMDEALADD", 22);

	private static final Bitrix24Event DELETED = event("ONCRMDEALDELETE", 23);

	private static final Bitrix24Event TASK = event("ONTASKADD", 24);

	private static final Bitrix24Event UNKNOWN = event("ONSOMETHING", 25);

	private static Bitrix24Event event(String code, long id) {
		return Bitrix24Event.of(EventDetails.sent(code, "a223c6b3710f85df", Instant.EPOCH,
				Map.of("FIELDS", Map.of("ID", id), "FIELDS_AFTER", Map.of("ID", id))));
	}

	@AfterEach
	void close() {
		this.context.close();
	}

	private List<EventHandlerRegistration> start(Class<?>... types) {
		this.context.registerBean(Bitrix24EventListenerFactory.class);
		this.context.register(types);
		this.context.refresh();
		return new EventHandlers(this.context.getBeanFactory(),
				this.context.getBean(Bitrix24EventListenerFactory.class))
			.find();
	}

	private static List<String> dispatch(List<EventHandlerRegistration> handlers, Bitrix24Event event) {
		List<String> failures = new ArrayList<>();
		handlers.stream().filter((handler) -> handler.accepts().test(event)).forEach((handler) -> {
			StepVerifier
				.create(handler.handler()
					.handle(event)
					.doOnError((failure) -> failures.add(failure.getMessage()))
					.onErrorComplete())
				.expectComplete()
				.verify(Duration.ofSeconds(30));
		});
		return failures;
	}

	@Test
	void listenersAreCalledByTheTypeOfTheirParameter() {
		List<EventHandlerRegistration> handlers = start(Listeners.class);
		List<String> heard = this.context.getBean(Listeners.class).heard;
		assertThat(dispatch(handlers, ADDED)).isEmpty();
		assertThat(heard).containsExactly("first 22", "item 22", "any ONCRMDEALADD", "payload 22");
		heard.clear();
		dispatch(handlers, TASK);
		assertThat(heard).containsExactly("any ONTASKADD", "classes");
	}

	@Test
	void conditionOfAListenerDecides() {
		List<EventHandlerRegistration> handlers = start(Listeners.class);
		List<String> heard = this.context.getBean(Listeners.class).heard;
		dispatch(handlers, DELETED);
		assertThat(heard).contains("deleted 23");
	}

	@Test
	void whatTheApplicationPublishesItselfReachesListenersToo() {
		start(Listeners.class);
		this.context.publishEvent(ADDED);
		assertThat(this.context.getBean(Listeners.class).heard).contains("item 22", "first 22", "other")
			.doesNotContain("deleted 22");
	}

	@Test
	void failureOfABlockingOrReactiveListenerIsTold() {
		List<EventHandlerRegistration> handlers = start(Failing.class);
		assertThat(dispatch(handlers, ADDED)).containsExactlyInAnyOrder("blocking", "reactive", "future");
	}

	@Test
	void listenerIsDoneWhenWhatItReturnsIs() {
		List<EventHandlerRegistration> handlers = start(Slow.class);
		Slow slow = this.context.getBean(Slow.class);
		assertThat(handlers).hasSize(1);
		StepVerifier.create(handlers.get(0).handler().handle(ADDED))
			.expectSubscription()
			.expectNoEvent(Duration.ofMillis(50))
			.then(() -> slow.done.tryEmitEmpty())
			.expectComplete()
			.verify(Duration.ofSeconds(30));
	}

	@Test
	void whatAListenerReturnsIsPublishedInItsTurn() {
		List<EventHandlerRegistration> handlers = start(Publishing.class);
		dispatch(handlers, ADDED);
		assertThat(this.context.getBean(Publishing.class).published).containsExactlyInAnyOrder("plain", "one", "two");
	}

	@Test
	void listenerThatIsAsynchronousRunsOnAnotherThread() {
		List<EventHandlerRegistration> handlers = start(Asynchronous.class);
		Asynchronous bean = this.context.getBean(Asynchronous.class);
		assertThat(dispatch(handlers, ADDED)).isEmpty();
		assertThat(bean.thread().join()).isNotEqualTo(Thread.currentThread().getName());
	}

	@Test
	void beanThatIsLazyIsMadeForItsFirstEvent() {
		List<EventHandlerRegistration> handlers = start(LazyConfiguration.class);
		List<?> made = this.context.getBean("made", List.class);
		assertThat(made).isEmpty();
		dispatch(handlers, ADDED);
		assertThat(made).hasSize(1);
	}

	@Test
	void handlersAreFoundByTheirTypeArgument() {
		List<EventHandlerRegistration> handlers = start(Handlers.class);
		List<String> heard = this.context.getBean(Handlers.class).heard;
		dispatch(handlers, ADDED);
		assertThat(heard).containsExactly("lambda 22", "all ONCRMDEALADD");
		heard.clear();
		dispatch(handlers, TASK);
		assertThat(heard).containsExactly("class 24", "all ONTASKADD");
	}

	@Test
	void handlerOfUnknownTypeIsRefused() {
		assertThatException().isThrownBy(() -> start(Untyped.class))
			.withMessageContaining("'untyped'")
			.withMessageContaining("Bitrix24EventHandler<CrmItemEvent>");
	}

	@Test
	void transactionalListenerIsRefusedSinceItWouldNeverBeCalled() {
		assertThatException().isThrownBy(() -> start(Transactional.class))
			.withMessageContaining("'afterCommit'")
			.withMessageContaining("@EventListener");
	}

	@Test
	void eventWithoutAListenerHasNone() {
		List<EventHandlerRegistration> handlers = start(Failing.class, Handlers.class);
		assertThat(handlers).filteredOn((handler) -> handler.accepts().test(UNKNOWN)).hasSize(1);
		assertThat(UNKNOWN).isInstanceOf(RawEvent.class);
	}

	static class Listeners {

		private final List<String> heard = new CopyOnWriteArrayList<>();

		@EventListener
		@Order(2)
		void item(CrmItemEvent event) {
			this.heard.add("item " + event.id());
		}

		@EventListener
		@Order(1)
		Mono<Void> first(CrmItemEvent event) {
			return Mono.fromRunnable(() -> this.heard.add("first " + event.id()));
		}

		@EventListener(condition = "#event.change.name() == 'DELETED'")
		@Order(3)
		void deleted(CrmItemEvent event) {
			this.heard.add("deleted " + event.id());
			assertThat(event.change()).isEqualTo(EventChange.DELETED);
		}

		@EventListener
		@Order(4)
		void any(Bitrix24Event event) {
			this.heard.add("any " + event.code());
		}

		@EventListener
		@Order(5)
		void payload(PayloadApplicationEvent<CrmItemEvent> event) {
			this.heard.add("payload " + event.getPayload().id());
		}

		@EventListener({ TaskEvent.class, String.class })
		@Order(6)
		void classes() {
			this.heard.add("classes");
		}

		@EventListener
		void other(Object anything) {
			if (anything instanceof Bitrix24Event) {
				this.heard.add("other");
			}
		}

	}

	static class Failing {

		@EventListener
		void blocking(CrmItemEvent event) {
			throw new IllegalStateException("blocking");
		}

		@EventListener
		Mono<Void> reactive(CrmItemEvent event) {
			return Mono.error(new IllegalStateException("reactive"));
		}

		@EventListener
		CompletableFuture<Void> future(CrmItemEvent event) {
			return CompletableFuture.failedFuture(new IllegalStateException("future"));
		}

	}

	static class Slow {

		private final Sinks.Empty<Void> done = Sinks.empty();

		@EventListener
		Mono<Void> slow(CrmItemEvent event) {
			return this.done.asMono();
		}

	}

	static class Publishing {

		private final List<String> published = new CopyOnWriteArrayList<>();

		@EventListener
		String plain(CrmItemEvent event) {
			return "plain";
		}

		@EventListener
		Flux<String> several(CrmItemEvent event) {
			return Flux.just("one", "two");
		}

		@EventListener
		void listen(String text) {
			this.published.add(text);
		}

	}

	@EnableAsync(proxyTargetClass = true)
	static class Asynchronous {

		private final CompletableFuture<String> thread = new CompletableFuture<>();

		@Async
		@EventListener
		public void listen(CrmItemEvent event) {
			this.thread.complete(Thread.currentThread().getName());
		}

		public CompletableFuture<String> thread() {
			return this.thread.orTimeout(30, java.util.concurrent.TimeUnit.SECONDS);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LazyConfiguration {

		@Bean
		List<String> made() {
			return new CopyOnWriteArrayList<>();
		}

		@Bean
		@Lazy
		LazyListener lazyListener(List<String> made) {
			made.add("made");
			return new LazyListener();
		}

	}

	static class LazyListener {

		@EventListener
		void listen(CrmItemEvent event) {
		}

	}

	@Configuration
	static class Handlers {

		private final List<String> heard = new CopyOnWriteArrayList<>();

		@Bean
		@Order(1)
		Bitrix24EventHandler<CrmItemEvent> lambda() {
			return (event) -> Mono.fromRunnable(() -> this.heard.add("lambda " + event.id()));
		}

		@Bean
		@Order(3)
		Bitrix24EventHandler<Bitrix24Event> all() {
			return (event) -> Mono.fromRunnable(() -> this.heard.add("all " + event.code()));
		}

		@Bean
		@Order(2)
		TaskHandler tasks() {
			return new TaskHandler(this.heard);
		}

	}

	record TaskHandler(List<String> heard) implements Bitrix24EventHandler<TaskEvent> {

		@Override
		public Mono<Void> handle(TaskEvent event) {
			return Mono.fromRunnable(() -> this.heard.add("class " + event.id()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Untyped {

		@Bean
		Bitrix24EventHandler<?> untyped() {
			return (event) -> Mono.empty();
		}

	}

	static class Transactional {

		@TransactionalEventListener
		void afterCommit(CrmItemEvent event) {
		}

	}

}
