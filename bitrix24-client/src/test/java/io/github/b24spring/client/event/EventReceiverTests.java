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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import io.github.b24spring.client.fixture.EmittedTexts;
import io.github.b24spring.client.form.FormLimits;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.oauth.request.RefusalReason;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventReceiver}.
 */
class EventReceiverTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String TOKEN = "s3cr3t-t0k3n";

	private static final String AUTH = "&ts=1700000000&auth[member_id]=portal&auth[application_token]=";

	@RegisterExtension
	private final EmittedTexts emitted = new EmittedTexts(Level.TRACE, (logger) -> true);

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final Events.Notes notes = new Events.Notes();

	private final List<Bitrix24Event> handled = new CopyOnWriteArrayList<>();

	private final Queue<Sinks.Empty<Void>> inHand = new ConcurrentLinkedQueue<>();

	private final EventAuthenticator authenticator = EventAuthenticator.of(List.of("another", TOKEN), null);

	@AfterEach
	void dispose() {
		this.time.dispose();
	}

	private EventReceiver.Builder builder(EventDispatcher dispatcher) {
		return EventReceiver.builder(this.authenticator, dispatcher).monitor(this.notes).timing(Timing.of(this.time));
	}

	private Mono<Void> handle(Bitrix24Event event) {
		return Mono.fromRunnable(() -> this.handled.add(event));
	}

	private Mono<Void> hold(Bitrix24Event event) {
		return Mono.defer(() -> {
			Sinks.Empty<Void> end = Sinks.empty();
			this.inHand.add(end);
			return end.asMono().doOnTerminate(() -> this.handled.add(event));
		});
	}

	private void finishOne() {
		this.inHand.remove().tryEmitEmpty();
	}

	private static byte[] form(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] deal(int id) {
		return form("event=ONCRMDEALADD&data[FIELDS][ID]=" + id + AUTH + TOKEN);
	}

	private static Reception now(Mono<Reception> reception) {
		CompletableFuture<Reception> future = reception.toFuture();
		assertThat(future).isCompleted();
		return future.join();
	}

	@Test
	void genuineEventsAreAcceptedAtOnceAndHandled() {
		EventReceiver receiver = builder(this::handle).build();
		assertThat(now(receiver.receive(deal(5)))).isEqualTo(Reception.accepted());
		assertThat(this.handled).isEmpty();
		CompletableFuture<Void> running = receiver.run().toFuture();
		assertThat(now(receiver.receive(deal(6))).httpStatus()).isEqualTo(200);
		assertThat(this.handled).extracting((event) -> ((CrmItemEvent) event).id()).containsExactly(5L, 6L);
		assertThat(this.handled).extracting(Bitrix24Event::memberId).containsOnly("portal");
		assertThat(this.notes.all).containsExactly("received ONCRMDEALADD", "received ONCRMDEALADD");
		running.cancel(true);
	}

	@ParameterizedTest
	@CsvSource({ "event=ONUSERADD&auth[member_id]=a,403,WRONG_APPLICATION_TOKEN",
			"event=ONUSERADD&auth[member_id]=a&auth[application_token]=,403,WRONG_APPLICATION_TOKEN",
			"event=ONUSERADD&auth[member_id]=a&auth[application_token]=s3cr3t-t0k3,403,WRONG_APPLICATION_TOKEN",
			"event=ONUSERADD&auth[member_id]=a&auth[application_token][]=s3cr3t-t0k3n,403,WRONG_APPLICATION_TOKEN",
			"event=ONUSERADD&application_token=s3cr3t-t0k3n&auth[domain]=x.bitrix24.com,403,WRONG_APPLICATION_TOKEN",
			"event=ONUSERADD&auth[application_token]=s3cr3t-t0k3n,400,MALFORMED",
			"event=ONUSERADD&auth[member_id]=a/b&auth[application_token]=s3cr3t-t0k3n,400,MALFORMED",
			"event=%0Aforged&auth[member_id]=a&auth[application_token]=s3cr3t-t0k3n,400,MALFORMED",
			"AUTH_ID=1&member_id=a&auth[member_id]=a&auth[application_token]=s3cr3t-t0k3n,400,MALFORMED",
			"event=ONAPPINSTALL&auth[member_id]=a&auth[application_token]=s3cr3t-t0k3n,400,MALFORMED",
			"event=%zz,400,MALFORMED", "x[a][b][c][d][e][f][g]=1,413,TOO_LARGE" })
	void whatIsNotGenuineIsRefusedAndNotHandled(String body, int status, EventRefusal refusal) {
		EventReceiver receiver = builder(this::handle).limits(FormLimits.defaults().withMaxDepth(5)).build();
		CompletableFuture<Void> running = receiver.run().toFuture();
		Reception reception = now(receiver.receive(form(body)));
		assertThat(reception.httpStatus()).isEqualTo(status);
		assertThat(reception.refusal()).isEqualTo(refusal);
		assertThat(this.notes.all).containsExactly("refused " + refusal);
		assertThat(this.handled).isEmpty();
		assertThat(this.emitted.all()).noneMatch((text) -> text.contains(TOKEN.substring(0, 11)));
		running.cancel(true);
	}

	@Test
	void anOutgoingWebhookMayNameOnlyItsDomain() {
		EventReceiver receiver = builder(this::handle).build();
		CompletableFuture<Void> running = receiver.run().toFuture();
		assertThat(now(receiver
			.receive(form("event=ONUSERADD&auth[domain]=Some.Bitrix24.com&auth[application_token]=" + TOKEN)))
			.httpStatus()).isEqualTo(200);
		assertThat(this.handled).extracting(Bitrix24Event::memberId).containsExactly("some.bitrix24.com");
		running.cancel(true);
	}

	@Test
	void whatCannotBeDecidedIsAnsweredAsAFailure() {
		EventReceiver receiver = EventReceiver
			.builder((memberId, token) -> Mono.error(new IllegalStateException("The store is down")), this::handle)
			.monitor(this.notes)
			.timing(Timing.of(this.time))
			.build();
		Reception reception = now(receiver.receive(deal(1)));
		assertThat(reception.httpStatus()).isEqualTo(503);
		assertThat(this.notes.all).containsExactly("refused UNDECIDED");
		assertThat(this.emitted.all()).anyMatch((text) -> text.contains("The store is down"))
			.noneMatch((text) -> text.contains(TOKEN));
	}

	@Test
	void handlersThatFailStopNeitherOthersNorTheReceiver() {
		EventReceiver receiver = builder((event) -> {
			this.handled.add(event);
			if (this.handled.size() == 1) {
				throw new IllegalStateException("thrown");
			}
			return (this.handled.size() == 2) ? Mono.error(new IllegalStateException("failed")) : Mono.empty();
		}).concurrency(1).build();
		CompletableFuture<Void> running = receiver.run().toFuture();
		for (int i = 1; i <= 3; i++) {
			assertThat(now(receiver.receive(deal(i))).httpStatus()).isEqualTo(200);
		}
		assertThat(this.handled).hasSize(3);
		assertThat(running).isNotDone();
		running.cancel(true);
	}

	@Test
	void aFullQueueMakesTheAnswerWaitForAPlace() {
		EventReceiver receiver = builder(this::hold).capacity(2).concurrency(3).maxWait(Duration.ofSeconds(2)).build();
		CompletableFuture<Void> running = receiver.run().toFuture();
		for (int i = 1; i <= 5; i++) {
			assertThat(now(receiver.receive(deal(i))).httpStatus()).isEqualTo(200);
		}
		assertThat(this.inHand).hasSize(3);
		CompletableFuture<Reception> first = receiver.receive(deal(6)).toFuture();
		CompletableFuture<Reception> second = receiver.receive(deal(7)).toFuture();
		Reception beyond = now(receiver.receive(deal(8)));
		assertThat(beyond.status()).isEqualTo(Reception.Status.OVERLOADED);
		this.time.advanceTimeBy(Duration.ofMillis(1999));
		assertThat(first).isNotDone();
		finishOne();
		assertThat(first).isCompletedWithValue(Reception.accepted());
		this.time.advanceTimeBy(Duration.ofMillis(2));
		assertThat(second).isCompletedWithValue(Reception.overloaded());
		assertThat(this.notes.all).filteredOn((note) -> note.startsWith("lost")).hasSize(2);
		while (!this.inHand.isEmpty()) {
			finishOne();
		}
		assertThat(this.handled).extracting((event) -> ((CrmItemEvent) event).id())
			.containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
		running.cancel(true);
	}

	@Test
	void whoIsGoneWhileWaitingLeavesNoEvent() {
		EventReceiver receiver = builder(this::hold).capacity(1).concurrency(1).build();
		CompletableFuture<Void> running = receiver.run().toFuture();
		receiver.receive(deal(1)).toFuture();
		receiver.receive(deal(2)).toFuture();
		CompletableFuture<Reception> gone = receiver.receive(deal(3)).toFuture();
		gone.cancel(true);
		assertThat(this.notes.all).filteredOn((note) -> note.startsWith("lost")).hasSize(1);
		while (!this.inHand.isEmpty()) {
			finishOne();
		}
		assertThat(this.handled).hasSize(2);
		running.cancel(true);
	}

	/**
	 * Its refresh token is used up, and the portal does not send it again.
	 */
	@Test
	void installationIsHandledThoughThePortalGoesAwayWhileItIsProven() {
		Sinks.One<EventPortal> proof = Sinks.one();
		EventAuthenticator slow = (memberId, applicationToken) -> proof.asMono();
		EventReceiver receiver = EventReceiver.builder(slow, this::handle)
			.monitor(this.notes)
			.timing(Timing.of(this.time))
			.build();
		CompletableFuture<Void> running = receiver.run().toFuture();
		receiver
			.receive(form("event=ONAPPINSTALL&auth[client_endpoint]=https://company.bitrix24.com/rest/"
					+ "&auth[access_token]=a&auth[refresh_token]=r" + AUTH + TOKEN))
			.toFuture()
			.cancel(true);
		proof.tryEmitValue(new EventPortal("portal", null));
		assertThat(this.handled).singleElement().isInstanceOf(ApplicationLifecycleEvent.class);
		running.cancel(true);
	}

	/**
	 * An outgoing webhook may tell the host of the portal alone.
	 */
	@Test
	void eventTellsThePortalThatIsProven() {
		EventAuthenticator known = (host, applicationToken) -> Mono.just(new EventPortal("a223c6b3710f85df", null));
		EventReceiver receiver = EventReceiver.builder(known, this::handle).build();
		CompletableFuture<Void> running = receiver.run().toFuture();
		now(receiver.receive(form("event=ONCRMDEALADD&data[FIELDS][ID]=5&ts=1700000000"
				+ "&auth[domain]=company.bitrix24.com&auth[application_token]=" + TOKEN)));
		now(receiver.receive(form("event_token=t&workflow_id=1&code=robot&ts=1700000000"
				+ "&auth[domain]=company.bitrix24.com&auth[application_token]=" + TOKEN)));
		assertThat(this.handled).hasSize(2).extracting(Bitrix24Event::memberId).containsOnly("a223c6b3710f85df");
		running.cancel(true);
	}

	@Test
	void monitorThatThrowsLosesNoEvent() {
		EventMonitor throwing = new EventMonitor() {

			@Override
			public void received(String code, EventOrigin origin) {
				throw new IllegalStateException("broken");
			}

			@Override
			public void handled(String code, EventOutcome outcome, Duration duration) {
				throw new IllegalStateException("broken");
			}

		};
		try (DefaultEventDispatcher dispatcher = DefaultEventDispatcher.builder()
			.handler(Bitrix24Event.class, this::handle)
			.monitor(throwing)
			.scheduler(Schedulers.immediate())
			.build()) {
			EventReceiver receiver = builder(dispatcher).monitor(throwing).build();
			assertThat(now(receiver.receive(deal(1)))).isEqualTo(Reception.accepted());
			StepVerifier.create(dispatcher.dispatch(this.authenticated(2))).expectComplete().verify(PATIENCE);
		}
		assertThat(this.handled).hasSize(1);
	}

	private Bitrix24Event authenticated(int id) {
		return Bitrix24Event
			.of(EventDetails.sent("ONCRMDEALADD", "portal", Instant.EPOCH, Map.of("FIELDS", Map.of("ID", id))));
	}

	@Test
	void whatAnAuthenticatorThrowsIsAnswered() {
		EventAuthenticator throwing = (memberId, applicationToken) -> {
			throw new RefusedRequestException(RefusalReason.UNKNOWN_PORTAL, "not here");
		};
		EventReceiver refusing = EventReceiver.builder(throwing, this::handle).monitor(this.notes).build();
		assertThat(now(refusing.receive(deal(1))).refusal()).isEqualTo(EventRefusal.UNKNOWN_PORTAL);
		EventReceiver either = EventReceiver.builder(throwing.or(this.authenticator), this::handle).build();
		assertThat(now(either.receive(deal(1)))).isEqualTo(Reception.accepted());
		EventReceiver other = EventReceiver.builder(this.authenticator.or(throwing), this::handle).build();
		assertThat(now(other.receive(form("event=ONUSERADD" + AUTH + "wrong"))).refusal())
			.isEqualTo(EventRefusal.WRONG_APPLICATION_TOKEN);
		EventReceiver silent = EventReceiver.builder((memberId, token) -> Mono.empty(), this::handle)
			.monitor(this.notes)
			.build();
		assertThat(now(silent.receive(deal(1))).refusal()).isEqualTo(EventRefusal.UNDECIDED);
		assertThat(this.notes.all).containsExactly("refused UNKNOWN_PORTAL", "refused UNDECIDED");
	}

	@Test
	void stoppingWaitsForAllThatIsAccepted() {
		EventReceiver receiver = builder(this::hold).concurrency(1).build();
		CompletableFuture<Void> running = receiver.run().toFuture();
		receiver.receive(deal(1)).toFuture();
		receiver.receive(deal(2)).toFuture();
		CompletableFuture<Integer> stopped = receiver.stop(Duration.ofSeconds(10)).toFuture();
		assertThat(now(receiver.receive(deal(3))).status()).isEqualTo(Reception.Status.OVERLOADED);
		finishOne();
		assertThat(stopped).isNotDone();
		finishOne();
		assertThat(stopped).isCompletedWithValue(0);
		assertThat(running).isCompleted();
		assertThat(this.handled).hasSize(2);
	}

	@Test
	void stoppingBreaksOffAtItsDeadlineAndTellsWhatIsLost() {
		EventReceiver receiver = builder(this::hold).concurrency(1).capacity(1).build();
		CompletableFuture<Void> running = receiver.run().toFuture();
		List<CompletableFuture<Reception>> receptions = new ArrayList<>();
		for (int i = 1; i <= 3; i++) {
			receptions.add(receiver.receive(deal(i)).toFuture());
		}
		CompletableFuture<Integer> stopped = receiver.stop(Duration.ofSeconds(10)).toFuture();
		assertThat(receptions.get(2)).isCompletedWithValue(Reception.overloaded());
		this.time.advanceTimeBy(Duration.ofSeconds(10));
		assertThat(stopped).isCompletedWithValue(2);
		assertThat(running).isCompleted();
		assertThat(this.notes.all).filteredOn((note) -> note.startsWith("lost")).hasSize(3);
		assertThat(this.emitted.all()).anyMatch((text) -> text.contains("2 events were not handled"));
	}

	@Test
	void itRunsAgainAfterItWasStopped() {
		EventReceiver receiver = builder(this::handle).build();
		for (int i = 1; i <= 2; i++) {
			CompletableFuture<Void> running = receiver.run().toFuture();
			StepVerifier.create(receiver.run()).verifyError(IllegalStateException.class);
			assertThat(now(receiver.receive(deal(i))).httpStatus()).isEqualTo(200);
			assertThat(receiver.stop(Duration.ofSeconds(1)).toFuture()).isCompletedWithValue(0);
			assertThat(running).isCompleted();
		}
		assertThat(this.handled).hasSize(2);
	}

	@Test
	void noLoopIsTooLongForTheStack() {
		EventReceiver receiver = builder(this::handle).capacity(5_000).concurrency(1).build();
		for (int i = 1; i <= 5_000; i++) {
			receiver.receive(deal(i)).toFuture();
		}
		CompletableFuture<Void> running = receiver.run().toFuture();
		assertThat(this.handled.size()).isEqualTo(5_000);
		running.cancel(true);
	}

}
