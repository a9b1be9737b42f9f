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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import ch.qos.logback.classic.Level;
import io.github.b24spring.client.crm.Activity;
import io.github.b24spring.client.exception.Bitrix24AccessDeniedException;
import io.github.b24spring.client.fixture.EmittedTexts;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.oauth.PortalTokens;
import io.github.b24spring.client.oauth.request.ApplicationUninstalled;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.event.DeliveryPlan;
import io.github.b24spring.testportal.event.EventCause;
import io.github.b24spring.testportal.event.FormPost;
import io.github.b24spring.testportal.event.HandlerReply;
import io.github.b24spring.testportal.oauth.Application;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static io.github.b24spring.client.event.ReceivingApplication.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link EventReceiver} with requests of a portal.
 */
class EventReceiverHttpTests {

	@RegisterExtension
	private final EmittedTexts emitted = new EmittedTexts(Level.TRACE, (logger) -> true);

	@RegisterExtension
	private final ReceivingApplication application = new ReceivingApplication();

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	@AfterEach
	void stopClock() {
		this.clock.dispose();
	}

	private EventReceiver.Builder timed(EventReceiver.Builder builder) {
		return builder.timing(new Timing(this.clock, () -> this.clock.now(TimeUnit.NANOSECONDS), Instant::now));
	}

	private void install() {
		assertThat(this.application.send(this.application.posts().installed())).isEqualTo(200);
		// Events are handled side by side: the next one must not be overtaken by this.
		this.application.settle();
	}

	private PortalTokens kept() {
		return this.application.store.find(this.application.key()).toFuture().join();
	}

	/**
	 * The wizard of a market application: the settings are a form that the portal waits
	 * for, which an event has no answer for, but it is an event like any other.
	 */
	@Test
	void eventsOfTheSettingsWizardAreHandledLikeOthers() {
		install();
		for (String code : List.of("OnAppSettingsInstall", "OnAppSettingsDisplay", "OnAppSettingsChange")) {
			FormPost post = this.application.posts().event("ONAPPTEST", Map.of("sum", "7"), 1L).with("event", code);
			assertThat(this.application.send(post.forged())).isEqualTo(403);
			assertThat(this.application.send(post)).isEqualTo(200);
			assertThat(last()).isInstanceOfSatisfying(RawEvent.class, (event) -> {
				assertThat(event.code()).isEqualToIgnoringCase(code);
				assertThat(event.memberId()).isEqualTo(this.application.portal.memberId());
				assertThat(event.data().text("sum")).isEqualTo("7");
			});
		}
	}

	private Bitrix24Event last() {
		this.application.settle();
		return this.application.handled.get(this.application.handled.size() - 1);
	}

	private void bind(String... codes) {
		EventOperations operations = EventOperations.of(this.application.client());
		for (String code : codes) {
			StepVerifier
				.create(operations.bind(EventBinding.online(code, java.net.URI.create(this.application.handler()))))
				.expectComplete()
				.verify(LIMIT);
		}
	}

	@Test
	void anInstallationIsKeptAndItsEventsAreTyped() {
		install();
		assertThat(last()).isInstanceOf(ApplicationLifecycleEvent.class);
		bind("ONCRMACTIVITYADD");
		Map<?, ?> added = this.application.client()
			.call("crm.activity.todo.add")
			.params(Map.of("ownerTypeId", 2, "ownerId", 1, "title", "Call back", "deadline", "2030-01-01T12:00:00"))
			.retrieve(Map.class)
			.toFuture()
			.join();
		assertThat(last()).isInstanceOfSatisfying(CrmActivityEvent.class, (event) -> {
			assertThat(String.valueOf(event.id())).isEqualTo(String.valueOf(added.get("id")));
			assertThat(event.memberId()).isEqualTo(this.application.portal.memberId());
			assertThat(event.origin()).isEqualTo(EventOrigin.HANDLER);
			StepVerifier.create(event.fetch().map(Activity::id)).expectNext(event.id()).expectComplete().verify(LIMIT);
			CrmActivityEvent gone = new CrmActivityEvent(event.details(), 99_999, EventChange.UPDATED);
			StepVerifier.create(gone.fetch()).expectComplete().verify(LIMIT);
			CrmActivityEvent deleted = new CrmActivityEvent(event.details(), event.id(), EventChange.DELETED);
			StepVerifier.create(deleted.fetch()).expectComplete().verify(LIMIT);
		});
	}

	@Test
	void whatIsForgedAbsentOrForeignIsRefused() {
		install();
		this.application.settle();
		FormPost genuine = this.application.posts().event("ONCRMDEALADD", Map.of("FIELDS", Map.of("ID", 1)), 1L);
		try (Bitrix24TestPortal other = Bitrix24TestPortal.start()) {
			FormPost foreign = other
				.posts(other.install(Application.local("local.5f3b6c0d2b2e98.12345678", "other")
					.withHandler(this.application.handler())))
				.event("ONCRMDEALADD", Map.of("FIELDS", Map.of("ID", 1)), 1L);
			List<FormPost> refused = List.of(genuine.forged(), genuine.without("auth[application_token]"),
					genuine.with("auth[application_token]", ""),
					genuine.with("auth[application_token]", foreign.fields().get("auth[application_token]")),
					genuine.with("auth[member_id]", other.memberId() + "x"), foreign,
					foreign.with("auth[member_id]", this.application.portal.memberId()),
					genuine.truncated(genuine.body().length() - 3));
			assertThat(refused).allSatisfy((post) -> assertThat(this.application.send(post)).isEqualTo(403));
		}
		assertThat(this.application.send(genuine.without("auth"))).isEqualTo(400);
		assertThat(this.application.send(genuine.without("event"))).isEqualTo(400);
		assertThat(this.application.send(genuine.truncated(20))).isEqualTo(400);
		assertThat(this.application.send(genuine.nested(200))).isEqualTo(413);
		assertThat(this.application.send(genuine.oversized(1024 * 1024))).isEqualTo(413);
		assertThat(this.application.send(genuine.crowded(5000))).isEqualTo(413);
		assertThat(this.application.send(genuine)).isEqualTo(200);
		this.application.settle();
		assertThat(this.application.handled).hasSize(2);
		assertThat(this.application.notes.all).contains("refused UNKNOWN_PORTAL", "refused WRONG_APPLICATION_TOKEN",
				"refused MALFORMED", "refused TOO_LARGE");
	}

	@Test
	void anInstallationThatIsForgedKeepsNothing() {
		FormPost installed = this.application.posts().installed();
		assertThat(this.application.send(installed.with("auth[refresh_token]", "f0rged"))).isEqualTo(403);
		assertThat(this.application.send(installed.with("auth[member_id]", "another"))).isEqualTo(403);
		this.application.settle();
		assertThat(this.application.handled).isEmpty();
		assertThat(this.application.notes.all).containsOnly("refused UNPROVEN");
		StepVerifier.create(this.application.store.find(this.application.key())).expectComplete().verify(LIMIT);
	}

	@Test
	void anUpdateBringsAnotherSecret() {
		install();
		FormPost before = this.application.posts().event("ONUSERADD", Map.of("ID", 5), 1L);
		assertThat(this.application.send(before)).isEqualTo(200);
		this.application.installation.update(this.application.application.withVersion(2));
		assertThat(this.application.send(this.application.posts().updated(1))).isEqualTo(200);
		assertThat(this.application.send(before)).isEqualTo(403);
		assertThat(this.application.send(this.application.posts().event("ONUSERADD", Map.of("ID", 6), 1L)))
			.isEqualTo(200);
	}

	@Test
	void theApplicationsOwnUserIsPreferred() {
		install();
		assertThat(this.application.send(this.application.posts().userReady())).isEqualTo(200);
		assertThat(kept().userId()).isEqualTo(this.application.installation.systemUserId());
		assertThat(last().data().values()).doesNotContainKeys("access_token", "refresh_token").containsKey("user_id");
		assertThat(this.application.send(this.application.posts().event("ONUSERADD", Map.of("ID", 6), 1L)))
			.isEqualTo(200);
	}

	@Test
	void aPortalThatRemovesTheApplicationIsForgotten() {
		install();
		FormPost uninstalled = this.application.posts().uninstalled(true);
		this.application.installation.uninstall();
		assertThat(this.application.send(uninstalled.forged())).isEqualTo(403);
		assertThat(this.application.send(uninstalled)).isEqualTo(200);
		assertThat(last()).isInstanceOfSatisfying(ApplicationLifecycleEvent.class,
				(event) -> assertThat(((ApplicationUninstalled) event.request()).clean()).isTrue());
		assertThat(this.application.send(uninstalled)).isEqualTo(403);
		StepVerifier.create(this.application.oauth.portals()).expectComplete().verify(LIMIT);
	}

	@Test
	void aRobotIsAnsweredOnce() {
		install();
		FormPost robot = this.application.posts().robot("notify", true, Map.of("text", "Hello", "many", List.of(1, 2)));
		assertThat(this.application.send(robot.forged())).isEqualTo(403);
		assertThat(this.application.send(robot)).isEqualTo(200);
		assertThat(last()).isInstanceOfSatisfying(RobotRequest.class, (request) -> {
			assertThat(request.robotCode()).isEqualTo("notify");
			assertThat(request.documentId()).containsExactly("crm", "CCrmDocumentDeal", "DEAL_1");
			assertThat(request.properties().text("text")).isEqualTo("Hello");
			assertThat(request.properties().longValue("many", "1")).isEqualTo(2);
			assertThat(request.waits()).isTrue();
			assertThat(request.timeout()).isEqualTo(Duration.ZERO);
			assertThat(request).asString().doesNotContain(request.eventToken()).doesNotContain("Hello");
			StepVerifier.create(request.respond(Map.of("done", "Y"), "sent")).expectComplete().verify(LIMIT);
			StepVerifier.create(request.respond(Map.of(), null))
				.expectError(Bitrix24AccessDeniedException.class)
				.verify(LIMIT);
		});
		assertThat(this.application.portal.robots().answers()).singleElement()
			.satisfies((answer) -> assertThat(answer.returnValues()).isEqualTo(Map.of("done", "Y")));
	}

	@Test
	void doublesHaveTheSameKey() {
		install();
		bind("ONCRMDEALUPDATE");
		this.application.settle();
		this.application.handled.clear();
		this.application.portal.events().delivery().plan(DeliveryPlan.doubled());
		this.application.portal.emit("ONCRMDEALUPDATE", 5);
		this.application.portal.emit("ONCRMDEALUPDATE", 6);
		this.application.settle();
		assertThat(this.application.handled).hasSize(4);
		assertThat(this.application.handled.stream().map(Bitrix24Event::key).distinct()).hasSize(2);
	}

	@Test
	void whatARobotChangesBringsNoTokensAndHasAClientAllTheSame() {
		install();
		bind("ONCRMDEALADD");
		this.application.portal.emit("ONCRMDEALADD", Map.of("FIELDS", Map.of("ID", 5)), EventCause.robot());
		assertThat(last().client()).isSameAs(this.application.client());
	}

	private FormPost event(String code, int id) {
		return this.application.posts().event(code, Map.of("FIELDS", Map.of("ID", id)), 1L);
	}

	@Test
	void handlersThatHangBlockOrFailStopNeitherOthersNorTheShutdown() {
		this.application.dispatcherBuilder.handler(CrmItemEvent.class, (event) -> Mono.never())
			.handler(CrmActivityEvent.class, (event) -> {
				try {
					new CountDownLatch(1).await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				return Mono.empty();
			})
			.handler(RawEvent.class, (event) -> Mono.error(new IllegalStateException("broken")))
			.handler(RawEvent.class, (event) -> Mono.empty());
		this.application.rebuild((builder) -> timed(builder).concurrency(8));
		install();
		for (int i = 1; i <= 3; i++) {
			assertThat(this.application.send(event("ONCRMDEALADD", i))).isEqualTo(200);
			assertThat(this.application.send(event("ONCRMACTIVITYADD", i))).isEqualTo(200);
		}
		for (int i = 1; i <= 20; i++) {
			assertThat(this.application.send(event("ONUSERADD", i))).isEqualTo(200);
		}
		await().atMost(LIMIT).until(() -> this.application.finished.get() == 21);
		StepVerifier.create(this.application.receiver().stop(Duration.ofMillis(500)))
			.then(() -> this.clock.advanceTimeBy(Duration.ofMillis(499)))
			.then(() -> assertThat(this.application.notes.all).noneMatch((note) -> note.startsWith("lost")))
			.then(() -> this.clock.advanceTimeBy(Duration.ofMillis(1)))
			.expectNext(6)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.application.send(event("ONUSERADD", 21))).isEqualTo(503);
		assertThat(this.application.notes.all).filteredOn((note) -> note.startsWith("lost ONCRM")).hasSize(6);
	}

	@Test
	void aFullQueueIsAnsweredAfterAWhile() {
		this.application.dispatcherBuilder.handler(CrmItemEvent.class, (event) -> Mono.never());
		this.application
			.rebuild((builder) -> timed(builder).concurrency(1).capacity(1).maxWait(Duration.ofMillis(300)));
		install();
		assertThat(this.application.send(event("ONCRMDEALADD", 1))).isEqualTo(200);
		assertThat(this.application.send(event("ONCRMDEALADD", 2))).isEqualTo(200);
		CompletableFuture<HandlerReply> reply = event("ONCRMDEALADD", 3).send();
		await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> {
			this.clock.advanceTimeBy(Duration.ofMillis(100));
			return reply.isDone();
		});
		assertThat(reply.join().status()).isEqualTo(503);
		assertThat(this.clock.now(TimeUnit.MILLISECONDS)).isGreaterThanOrEqualTo(300);
		assertThat(this.application.notes.all).contains("lost ONCRMDEALADD");
		StepVerifier.create(this.application.receiver().stop(Duration.ZERO))
			.expectNext(2)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void manyEventsAtATimeAreEachHandled() {
		install();
		int number = 1000;
		List<Integer> statuses = Flux.range(1, number)
			.flatMap((id) -> Mono.fromFuture(() -> event("ONCRMDEALUPDATE", id).send()), 200)
			.map(HandlerReply::status)
			.collectList()
			.toFuture()
			.join();
		assertThat(statuses).hasSize(number).containsOnly(200);
		this.application.settle();
		assertThat(this.application.handled.stream()
			.filter(CrmItemEvent.class::isInstance)
			.map((event) -> ((CrmItemEvent) event).id())
			.distinct()).hasSize(number);
	}

	@Test
	void noTokenIsEmitted() {
		this.application.dispatcherBuilder.handler(CrmItemEvent.class,
				(event) -> Mono.error(new IllegalStateException("broken")));
		this.application.rebuild();
		List<String> secrets = new ArrayList<>(List.of(ReceivingApplication.CLIENT_SECRET));
		UnaryOperator<FormPost> remember = (post) -> {
			post.fields().forEach((name, value) -> {
				if (name.contains("token")) {
					secrets.add(value);
				}
			});
			return post;
		};
		this.application.send(remember.apply(this.application.posts().installed()));
		FormPost event = remember
			.apply(this.application.posts().event("ONCRMDEALADD", Map.of("FIELDS", Map.of("ID", 1)), 1L));
		for (FormPost post : List.of(event, event.forged(), event.nested(200), event.with("event", "%%"),
				remember.apply(this.application.posts().bot("ONIMBOTV2MESSAGEADD", 7, Map.of("messageId", 1))),
				remember.apply(this.application.posts().robot("notify", true, Map.of())),
				remember.apply(this.application.posts().userReady()),
				remember.apply(this.application.posts().uninstalled(true)))) {
			this.application.send(post);
		}
		this.application.settle();
		assertThat(this.application.handled).hasSize(6);
		this.application.handled
			.forEach((handled) -> this.emitted.add(handled + " " + handled.details() + handled.data()));
		assertThat(this.emitted.all()).anyMatch((text) -> text.contains("broken"));
		assertThat(secrets).hasSizeGreaterThan(8)
			.allSatisfy((secret) -> assertThat(this.emitted.all()).noneMatch((text) -> text.contains(secret)));
	}

}
