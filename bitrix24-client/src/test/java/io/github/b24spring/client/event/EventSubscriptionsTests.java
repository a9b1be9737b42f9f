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

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.event.source.Bitrix24EventSource;
import io.github.b24spring.client.event.source.EventDelivery;
import io.github.b24spring.client.event.source.OfflineEventOperations;
import io.github.b24spring.client.event.source.ReservedEvents;
import io.github.b24spring.client.exception.Bitrix24ApiException;
import io.github.b24spring.client.operations.Bitrix24Operations;
import io.github.b24spring.testportal.method.MethodResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import static io.github.b24spring.client.event.ReceivingApplication.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link EventOperations}, {@link EventSubscriptions} and the
 * {@code auth_connector} of a client.
 */
class EventSubscriptionsTests {

	@RegisterExtension
	private final ReceivingApplication application = new ReceivingApplication();

	private final URI handler = URI.create(this.application.handler());

	@BeforeEach
	void install() {
		this.application.send(this.application.posts().installed());
		this.application.settle();
	}

	private EventOperations operations() {
		return EventOperations.of(this.application.client());
	}

	@Test
	void bindingsAreMadeToldAndRemoved() {
		List<EventBinding> all = List.of(EventBinding.online("onCrmDealAdd", this.handler),
				EventBinding.online("ONCRMDEALADD", URI.create(this.handler + "?a=1&b=%D1%8F")).withUser(1),
				EventBinding.offline("ONCRMLEADADD"), EventBinding.offline("ONCRMLEADADD").withAuthConnector("shop"),
				EventBinding.offlineSignal(this.handler, Duration.ofSeconds(5)));
		for (EventBinding binding : all) {
			StepVerifier.create(operations().bind(binding)).expectComplete().verify(LIMIT);
		}
		List<EventBinding> bound = operations().bindings().collectList().toFuture().join();
		assertThat(bound).hasSize(5);
		for (EventBinding binding : all) {
			assertThat(bound).anyMatch(binding::isSameAs);
			StepVerifier.create(operations().unbind(binding)).expectNext(1).expectComplete().verify(LIMIT);
		}
		StepVerifier.create(operations().bindings()).expectComplete().verify(LIMIT);
		assertThat(this.application.portal.calls("event.bind").get(4).parameters()).containsEntry("options",
				Map.of("minTimeout", 5));
	}

	@Test
	void availableEventsAreTold() {
		assertThat(operations().available().collectList().toFuture().join()).contains("ONCRMDEALADD", "ONAPPTEST");
		assertThat(operations().available("basic").collectList().toFuture().join()).contains("ONAPPTEST")
			.doesNotContain("ONCRMDEALADD");
	}

	@Test
	void anAddressThatIsNoneIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> EventBinding.online("ONCRMDEALADD", URI.create("/events")))
			.withMessageContaining("'handler'");
	}

	@Test
	void whatIsMissingIsBoundWhenTheApplicationIsInstalledOrUpdated() {
		EventBinding unwanted = EventBinding.online("ONCRMLEADADD", this.handler);
		EventSubscriptions subscriptions = EventSubscriptions
			.of(List.of(EventBinding.online("ONCRMDEALADD", this.handler), EventBinding.offline("ONCRMDEALUPDATE")));
		this.application.dispatcherBuilder.handler(subscriptions);
		this.application.rebuild();
		this.operations().bind(unwanted).toFuture().join();
		StepVerifier.create(subscriptions.compare(this.application.client())).assertNext((difference) -> {
			assertThat(difference.missing()).isEqualTo(subscriptions.wanted());
			assertThat(difference.unexpected()).containsExactly(unwanted);
			assertThat(difference.isEmpty()).isFalse();
		}).expectComplete().verify(LIMIT);
		this.application.send(this.application.posts().installed());
		this.application.settle();
		StepVerifier.create(subscriptions.compare(this.application.client()))
			.assertNext((difference) -> assertThat(difference.missing()).isEmpty())
			.expectComplete()
			.verify(LIMIT);
		this.application.installation.update(this.application.application.withVersion(2));
		this.application.send(this.application.posts().updated(1));
		this.application.settle();
		StepVerifier.create(subscriptions.compare(this.application.client()))
			.assertNext((difference) -> assertThat(difference.isEmpty()).isTrue())
			.expectComplete()
			.verify(LIMIT);
	}

	/**
	 * Another one who was told of the same installation binds between the list and the
	 * binding.
	 */
	@Test
	void whatAnotherOneHasBoundMeanwhileIsNoFailure() {
		EventSubscriptions subscriptions = EventSubscriptions
			.of(List.of(EventBinding.online("ONCRMDEALADD", this.handler), EventBinding.offline("ONCRMDEALUPDATE")));
		StepVerifier.create(subscriptions.reconcile(this.application.client()))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		Object bound = this.application.client().call("event.get").retrieve(Object.class).toFuture().join();
		AtomicInteger lists = new AtomicInteger();
		this.application.portal.method("event.get",
				(request) -> MethodResult.of((lists.getAndIncrement() == 0) ? List.of() : bound));
		StepVerifier.create(subscriptions.reconcile(this.application.client()))
			.assertNext((difference) -> assertThat(difference.missing()).isEqualTo(subscriptions.wanted()))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.application.portal.calls("event.bind")).hasSize(4);
	}

	@Test
	void oneThatCannotBeBoundDoesNotKeepOthersFromIt() {
		EventSubscriptions subscriptions = EventSubscriptions.of(List
			.of(EventBinding.online("ONNOSUCHTHING", this.handler), EventBinding.online("ONCRMDEALADD", this.handler)));
		StepVerifier.create(subscriptions.reconcile(this.application.client()))
			.expectError(Bitrix24ApiException.class)
			.verify(LIMIT);
		StepVerifier.create(operations().bindings().map(EventBinding::event))
			.expectNext("ONCRMDEALADD")
			.expectComplete()
			.verify(LIMIT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "false", "null" })
	void bindingThatThePortalDoesNotConfirmIsAFailureThatNamesTheEvent(String answer) {
		this.application.portal.method("event.bind",
				(request) -> MethodResult.of(answer.equals("false") ? Boolean.FALSE : null));
		EventBinding binding = EventBinding.online("ONCRMDEALADD", this.handler);
		List.of(operations().bind(binding),
				EventSubscriptions.of(List.of(binding)).reconcile(this.application.client()))
			.forEach((attempt) -> StepVerifier.create(attempt)
				.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(Bitrix24ApiException.class)
					.hasMessageContaining("event.bind")
					.hasMessageContaining("'ONCRMDEALADD'"))
				.verify(LIMIT));
	}

	@Test
	void severalThatCannotBeBoundFailTogether() {
		EventSubscriptions subscriptions = EventSubscriptions.of(List
			.of(EventBinding.online("ONNOSUCHTHING", this.handler), EventBinding.online("ONNOTHING", this.handler)));
		StepVerifier.create(subscriptions.reconcile(this.application.client())).expectErrorSatisfies((failure) -> {
			assertThat(failure).isInstanceOf(Bitrix24ApiException.class);
			assertThat(failure.getSuppressed()).hasSize(1).allMatch(Bitrix24ApiException.class::isInstance);
		}).verify(LIMIT);
	}

	@Test
	void anApplicationDoesNotHearItsOwnChanges() {
		this.operations().bind(EventBinding.offline("ONCRMACTIVITYADD").withAuthConnector("shop")).toFuture().join();
		Bitrix24Client own = this.application.client().mutate().authConnector("shop").build();
		Map<String, Object> todo = Map.of("ownerTypeId", 2, "ownerId", 1, "title", "Call", "deadline",
				"2030-01-01T12:00:00");
		own.call("crm.activity.todo.add").params(todo).execute().toFuture().join();
		own.batch().command("a", "crm.activity.todo.add", todo, Map.class).execute().toFuture().join();
		assertThat(waiting(own)).isZero();
		this.application.client().call("crm.activity.todo.add").params(todo).execute().toFuture().join();
		own.call("crm.activity.todo.add").params(todo).param("auth_connector", "another").execute().toFuture().join();
		assertThat(waiting(own)).isEqualTo(2);
		own.call("crm.activity.list").retrieve(Object.class).toFuture().join();
		assertThat(this.application.portal.calls("crm.activity.list").get(0).parameters())
			.doesNotContainKey("auth_connector");
	}

	@Test
	void theOfflineQueueIsReadStepByStep() {
		Bitrix24Operations portal = Bitrix24Operations.of(this.application.client());
		portal.events().bind(EventBinding.offline("ONCRMDEALUPDATE")).toFuture().join();
		OfflineEventOperations queue = portal.offlineEvents();
		assertThat(queue.reserve(10).toFuture().join().events()).isEmpty();
		emit(1, 5);
		ReservedEvents reserved = queue.reserve(4).toFuture().join();
		assertThat(reserved.processId()).isNotEmpty();
		assertThat(reserved.events()).extracting((event) -> ((CrmItemEvent) event).id())
			.containsExactly(1L, 2L, 3L, 4L);
		List<String> keys = reserved.events().stream().map(Bitrix24Event::key).toList();
		queue.clear(reserved.processId(), List.of()).toFuture().join();
		queue.fail(reserved, List.of()).toFuture().join();
		assertThat(queue.count().toFuture().join()).isEqualTo(5);
		queue.clear(reserved.processId(), keys.subList(0, 1)).toFuture().join();
		queue.fail(reserved, keys.subList(1, 2)).toFuture().join();
		assertThat(queue.count().toFuture().join()).isEqualTo(4);
		ReservedEvents failed = queue.reserveFailed(10).toFuture().join();
		assertThat(failed.events()).extracting(Bitrix24Event::key).containsExactly(keys.get(1));
		queue.clear(failed.processId()).toFuture().join();
		queue.clear(reserved.processId()).toFuture().join();
		assertThat(queue.take(10).collectList().toFuture().join()).singleElement()
			.satisfies((event) -> assertThat(((CrmItemEvent) event).id()).isEqualTo(5));
		assertThat(queue.count().toFuture().join()).isZero();
	}

	@Test
	void eventsOfTheOfflineQueueAreTheSameHoweverItIsRead() {
		Bitrix24Client client = this.application.client();
		operations().bind(EventBinding.offline("ONCRMDEALUPDATE")).toFuture().join();
		OfflineEventOperations queue = OfflineEventOperations.of(client);
		emit(1, 1);
		ReservedEvents first = queue.reserve(10).toFuture().join();
		emit(1, 1);
		ReservedEvents second = queue.reserve(10).toFuture().join();
		Bitrix24Event event = first.events().get(0);
		assertThat(event.memberId()).isEqualTo(this.application.portal.memberId());
		assertThat(event.origin()).isEqualTo(EventOrigin.OFFLINE_QUEUE);
		assertThat(event.time()).isAfter(Instant.EPOCH);
		assertThat(event.client()).isSameAs(client);
		assertThat(second.events()).extracting(Bitrix24Event::key).hasSize(1).doesNotContain(event.key());
		assertThat(second.messageIds().values()).containsExactlyElementsOf(first.messageIds().values());
		assertThatIllegalArgumentException().isThrownBy(() -> queue.fail(second, List.of(event.key())))
			.withMessageContaining(event.key());
		// What is reserved comes by its reservation, whose name tells nothing of its
		// time.
		StepVerifier.create(
				Bitrix24EventSource.offlineQueue(client).deliveries().take(2).map(EventDelivery::event).collectList())
			.assertNext((events) -> assertThat(events).containsExactlyInAnyOrder(event, second.events().get(0)))
			.expectComplete()
			.verify(LIMIT);
		queue.clear(second.processId(), List.of(event.key())).toFuture().join();
		assertThat(queue.count().toFuture().join()).isEqualTo(2);
	}

	@Test
	void queueWithANameIsReadByItsName() {
		operations().bind(EventBinding.offline("ONCRMDEALUPDATE").withAuthConnector("shop")).toFuture().join();
		emit(1, 3);
		Bitrix24Operations portal = Bitrix24Operations.of(this.application.client());
		assertThat(portal.offlineEvents("shop").count().toFuture().join()).isEqualTo(3);
		assertThat(portal.offlineEvents().count().toFuture().join()).isZero();
		assertThatIllegalArgumentException().isThrownBy(() -> portal.offlineEvents(""));
	}

	private void emit(int first, int last) {
		LongStream.rangeClosed(first, last).forEach((id) -> this.application.portal.emit("ONCRMDEALUPDATE", id));
	}

	/**
	 * Reading the queue takes from the one of the client's own name.
	 */
	private static int waiting(Bitrix24Client client) {
		Map<?, ?> rows = client.call("event.offline.get").retrieve(Map.class).toFuture().join();
		return ((List<?>) rows.get("events")).size();
	}

}
