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
package io.github.b24spring.client.crm;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.crm.layout.Body;
import io.github.b24spring.client.crm.layout.ContentBlock;
import io.github.b24spring.client.crm.layout.Emphasis;
import io.github.b24spring.client.crm.layout.Header;
import io.github.b24spring.client.crm.layout.Icon;
import io.github.b24spring.client.crm.layout.Layout;
import io.github.b24spring.client.crm.layout.LayoutBlocks;
import io.github.b24spring.client.crm.layout.Logo;
import io.github.b24spring.client.crm.layout.Text;
import io.github.b24spring.client.exception.Bitrix24ApiException;
import io.github.b24spring.client.exception.Bitrix24ConflictException;
import io.github.b24spring.client.exception.Bitrix24NotFoundException;
import io.github.b24spring.client.exception.Bitrix24ValidationException;
import io.github.b24spring.client.exception.Bitrix24WrongAuthTypeException;
import io.github.b24spring.client.file.FileUpload;
import io.github.b24spring.client.list.Filter;
import io.github.b24spring.client.list.SortOrder;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.crm.ActivityMethods;
import io.github.b24spring.testportal.crm.ContextRefusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ByteArrayResource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every method of the family, there and back, against a portal that keeps what it is
 * told.
 */
class CrmActivityRoundTripTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final CrmObject DEAL = CrmObject.deal(1);

	private static final OffsetDateTime DEADLINE = OffsetDateTime.parse("2026-08-19T15:00:00+03:00");

	private static final NewActivity CALL = NewActivity
		.call(DEAL, "Call back", Communication.with(CrmObject.contact(1), "+15550100"))
		.withStartTime(DEADLINE)
		.withFiles(List.of(FileUpload.of("a.txt", new ByteArrayResource(new byte[] { 1, 2, 3 }))));

	private static final Layout LAYOUT = new Layout(new Icon("call"), new Header(Text.of("Title")),
			new Body(new Logo("comment"), Map.of("hello", new ContentBlock.PlainText(Text.of("Hello")))));

	private Bitrix24TestPortal portal;

	private ActivityMethods methods;

	@BeforeEach
	void start() {
		this.portal = Bitrix24TestPortal.start();
		this.methods = ActivityMethods.of(ActivityData.empty());
		this.methods.methods().forEach(this.portal::method);
	}

	@AfterEach
	void stop() {
		this.portal.close();
	}

	@Test
	void fieldsAreDescribed() {
		StepVerifier.create(webhook().fields())
			.assertNext((fields) -> assertThat(fields).containsKeys("ID", "SUBJECT", "COMMUNICATIONS"))
			.expectComplete()
			.verify(LIMIT);
		StepVerifier.create(webhook().communicationFields())
			.assertNext((fields) -> assertThat(fields.keySet()).containsExactly("ID", "ACTIVITY_ID", "ENTITY_ID",
					"ENTITY_TYPE_ID", "TYPE", "VALUE"))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void activityLives() {
		CrmActivityOperations activities = webhook();
		StepVerifier.create(activities.add(CALL).flatMap(activities::get)).assertNext((activity) -> {
			assertThat(activity.subject()).isEqualTo("Call back");
			assertThat(activity.owner()).isEqualTo(DEAL);
			assertThat(activity.type()).isEqualTo(ActivityType.CALL);
			assertThat(activity.deadline()).isAtSameInstantAs(DEADLINE);
			assertThat(activity.completed()).isFalse();
		}).expectComplete().verify(LIMIT);
		StepVerifier.create(activities.add(CALL)
			.flatMap((id) -> activities.update(id,
					ActivityChange.create().withSubject("Done").withPriority(ActivityPriority.HIGH).withCompleted(true))
				.then(activities.get(id))))
			.assertNext((activity) -> {
				assertThat(activity.subject()).isEqualTo("Done");
				assertThat(activity.priority()).isEqualTo(ActivityPriority.HIGH);
				assertThat(activity.completed()).isTrue();
			})
			.expectComplete()
			.verify(LIMIT);
		StepVerifier.create(activities.add(CALL).flatMap((id) -> activities.delete(id).then(activities.get(id))))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void activitiesAreListed() {
		NewActivity meeting = NewActivity.meeting(CrmObject.deal(2), "Meet",
				Communication.with(CrmObject.contact(1), "Room 1"));
		Mono<List<Long>> ids = Flux.just(CALL, meeting, CALL).concatMap(webhook()::add).collectList();
		StepVerifier
			.create(ids.flatMap((added) -> webhook().list()
				.filter(Filter.where(ActivityFields.OWNER_ID).is(1).and(ActivityFields.OWNER_TYPE_ID).is(2))
				.order(ActivityFields.ID, SortOrder.DESC)
				.select(ActivityFields.ID, ActivityFields.SUBJECT, ActivityFields.COMMUNICATIONS)
				.fetch()
				.doOnNext((activity) -> assertThat(activity.communications()).isNotEmpty())
				.map(Activity::id)
				.collectList()
				.doOnNext((listed) -> assertThat(listed).containsExactly(added.get(2), added.get(0)))))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		StepVerifier.create(webhook().list().count()).expectNext(3L).expectComplete().verify(LIMIT);
		StepVerifier.create(webhook().list().page(0))
			.assertNext((page) -> assertThat(page.rows()).hasSize(3)
				.extracting(Activity::communications)
				.containsOnlyNulls())
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void activityThatIsBoundTwiceIsListedOnce() {
		CrmObject other = CrmObject.deal(2);
		Mono<List<Long>> listed = Flux.just(CALL, CALL)
			.concatMap(webhook()::add)
			.concatMap((id) -> webhook().bindings().add(id, other).thenReturn(id))
			.thenMany(webhook().listBoundTo(DEAL, other).fetch())
			.map(Activity::id)
			.collectList();
		StepVerifier.create(listed)
			.assertNext((ids) -> assertThat(ids).hasSize(2).doesNotHaveDuplicates())
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void missingActivityFailsWrites() {
		StepVerifier.create(webhook().get(404)).expectComplete().verify(LIMIT);
		verifyError(webhook().delete(404), Bitrix24NotFoundException.class);
		verifyError(webhook().update(404, ActivityChange.create().withSubject("S")), Bitrix24NotFoundException.class);
	}

	@Test
	void transcriptComesWhenItIsReady() {
		CrmActivityOperations activities = webhook();
		StepVerifier
			.create(activities.add(CALL)
				.flatMap((id) -> activities.callTranscript(id)
					.defaultIfEmpty("not ready")
					.doOnNext((text) -> this.methods.store().transcript(id, "Hello"))
					.concatWith(activities.callTranscript(id))
					.collectList()))
			.expectNext(List.of("not ready", "Hello"))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void unsentEmailIsStoredOnce() {
		NewActivity email = NewActivity.emailToSend(DEAL, "Offer",
				List.of(Communication.with(CrmObject.contact(1), "nobody@invalid")));
		StepVerifier.create(webhook().add(email))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(Bitrix24ApiException.class,
					(ex) -> assertThat(ex.mayHaveRun()).isTrue()))
			.verify(LIMIT);
		assertThat(this.portal.calls("crm.activity.add")).hasSize(1);
		StepVerifier.create(webhook().get(1).map(Activity::subject)).expectNext("Offer").expectComplete().verify(LIMIT);
	}

	@Test
	void bindingsAreChanged() {
		CrmActivityOperations activities = webhook();
		CrmActivityBindingOperations bindings = activities.bindings();
		StepVerifier
			.create(activities.add(CALL)
				.flatMapMany((id) -> bindings.add(id, CrmObject.deal(2))
					.then(bindings.move(id, CrmObject.deal(2), CrmObject.deal(3)))
					.then(bindings.delete(id, DEAL))
					.thenMany(bindings.list(id))))
			.expectNext(CrmObject.contact(1), CrmObject.deal(3))
			.expectComplete()
			.verify(LIMIT);
		verifyError(bindings.add(1, CrmObject.deal(3)), Bitrix24ConflictException.class);
		verifyError(bindings.delete(1, DEAL), Bitrix24NotFoundException.class);
		verifyError(bindings.move(1, CrmObject.deal(3), CrmObject.contact(1)), Bitrix24ValidationException.class);
		StepVerifier.create(bindings.list(404)).expectComplete().verify(LIMIT);
	}

	@Test
	void todoLives() {
		CrmActivityOperations activities = webhook();
		CrmActivityTodoOperations todo = activities.todo();
		StepVerifier
			.create(todo.add(Todo.of(DEAL, DEADLINE).withTitle("Write"))
				.flatMap((id) -> todo.update(id, Todo.of(DEAL, DEADLINE).withTitle("Rewrite").withPingOffsets(15))
					.then(todo.updateColor(id, DEAL, TodoColor.of(3)))
					.then(todo.updateDeadline(id, DEAL, DEADLINE.plusDays(1)))
					.then(todo.updateDescription(id, DEAL, "Text"))
					.then(todo.updateResponsibleUser(id, DEAL, 5))
					.then(activities.get(id))))
			.assertNext((activity) -> {
				assertThat(activity.providerId()).isEqualTo("CRM_TODO");
				assertThat(activity.subject()).isEqualTo("Rewrite");
				assertThat(activity.deadline()).isAtSameInstantAs(DEADLINE.plusDays(1));
				assertThat(activity.description()).isEqualTo("Text");
				assertThat(activity.responsibleId()).isEqualTo(5);
				assertThat(activity.settings()).containsEntry("COLOR", "3");
			})
			.expectComplete()
			.verify(LIMIT);
		verifyError(todo.updateColor(1, DEAL, new TodoColor("8")), Bitrix24ValidationException.class);
		verifyError(todo.updateDescription(1, CrmObject.deal(Long.MAX_VALUE), "T"), Bitrix24NotFoundException.class);
		StepVerifier.create(activities.update(1, ActivityChange.create().withCompleted(true)))
			.expectComplete()
			.verify(LIMIT);
		verifyError(todo.updateResponsibleUser(1, DEAL, 6), Bitrix24ConflictException.class);
	}

	@Test
	void configurableActivityLives() {
		CrmActivityConfigurableOperations configurable = application().configurable();
		ConfigurableFields fields = ConfigurableFields.create().withDeadline(DEADLINE).withPingOffsets(60);
		StepVerifier
			.create(configurable.add(DEAL, fields, LAYOUT)
				.flatMap((id) -> configurable.update(id, ConfigurableFields.create().withCompleted(true), LAYOUT)
					.then(configurable.get(id))))
			.assertNext((activity) -> {
				assertThat(activity.owner()).isEqualTo(DEAL);
				assertThat(activity.layout()).isEqualTo(LAYOUT);
				assertThat(activity.fields().completed()).isTrue();
				assertThat(activity.fields().deadline()).isAtSameInstantAs(DEADLINE);
				assertThat(activity.fields().pingOffsets()).containsExactly(60);
			})
			.expectComplete()
			.verify(LIMIT);
		StepVerifier.create(configurable.get(404)).expectComplete().verify(LIMIT);
		verifyError(configurable.update(404, ConfigurableFields.create(), LAYOUT), Bitrix24NotFoundException.class);
		verifyError(configurable.add(DEAL, fields.withIncomingChannel(true), LAYOUT),
				Bitrix24ValidationException.class);
	}

	@Test
	void badgeLives() {
		CrmActivityBadgeOperations badges = application().badges();
		Badge badge = new Badge("late", Text.of("State"), Text.translated(Map.of("en", "Late")), Emphasis.FAILURE);
		StepVerifier.create(Flux.concat(badges.add(badge), badges.get("late"), badges.list()))
			.expectNext(badge, badge, badge)
			.expectComplete()
			.verify(LIMIT);
		StepVerifier.create(badges.delete("late").then(badges.get("late"))).expectComplete().verify(LIMIT);
		verifyError(badges.delete("late"), Bitrix24NotFoundException.class);
	}

	@Test
	void typeLives() {
		CrmActivityTypeOperations types = application().types();
		NewActivityType type = NewActivityType.of("VISIT")
			.withName("Visit")
			.withConfigurable(true)
			.withIcon(FileUpload.of("i.png", new ByteArrayResource(new byte[] { 1, 2, 3 })));
		StepVerifier.create(types.add(type).thenMany(types.list()))
			.expectNext(new CustomActivityType("VISIT", "Visit", true, 0L))
			.expectComplete()
			.verify(LIMIT);
		verifyError(types.add(type), Bitrix24ValidationException.class);
		StepVerifier.create(types.delete("VISIT").thenMany(types.list())).expectComplete().verify(LIMIT);
	}

	@Test
	void layoutBlocksLive() {
		CrmActivityOperations activities = application();
		CrmActivityLayoutBlockOperations blocks = activities.layoutBlocks();
		LayoutBlocks hello = new LayoutBlocks(Map.of("hello", new ContentBlock.PlainText(Text.of("Hello"))));
		StepVerifier
			.create(activities.todo()
				.add(Todo.of(DEAL, DEADLINE))
				.flatMapMany((id) -> blocks.set(id, DEAL, hello)
					.thenMany(blocks.get(id, DEAL))
					.concatWith(blocks.delete(id, DEAL).then(blocks.get(id, DEAL)))))
			.expectNext(hello, new LayoutBlocks(Map.of()))
			.expectComplete()
			.verify(LIMIT);
		StepVerifier.create(blocks.get(404, DEAL)).expectComplete().verify(LIMIT);
		verifyError(blocks.set(404, DEAL, hello), Bitrix24NotFoundException.class);
	}

	@ParameterizedTest
	@EnumSource(ContextRefusal.class)
	void webhookIsToldThatAnApplicationIsNeeded(ContextRefusal refusal) {
		ActivityMethods.builder().contextRefusal(refusal).build().methods().forEach(this.portal::method);
		CrmActivityOperations activities = webhook();
		List<Mono<?>> calls = List.of(activities.add(NewActivity.ofApplication(DEAL, "S", "LINK")),
				activities.configurable().add(DEAL, ConfigurableFields.create(), LAYOUT),
				activities.configurable().get(1), activities.types().add(NewActivityType.of("VISIT")),
				activities.types().list().then(), activities.layoutBlocks().get(1, DEAL));
		assertThat(calls).allSatisfy((call) -> verifyError(call, Bitrix24WrongAuthTypeException.class));
	}

	private static void verifyError(Mono<?> call, Class<? extends Throwable> type) {
		StepVerifier.create(call).expectError(type).verify(LIMIT);
	}

	private CrmActivityOperations webhook() {
		return operations(Bitrix24Credentials.webhook(this.portal.webhookUrl()));
	}

	private CrmActivityOperations application() {
		return operations(Bitrix24Credentials.accessToken(this.portal.url(), this.portal.accessToken()));
	}

	private static CrmActivityOperations operations(Bitrix24Credentials credentials) {
		return CrmActivityOperations.of(Bitrix24ClientBuilder.create(credentials).build());
	}

}
