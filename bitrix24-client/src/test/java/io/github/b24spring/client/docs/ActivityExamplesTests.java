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
package io.github.b24spring.client.docs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.crm.Activity;
import io.github.b24spring.client.crm.ActivityChange;
import io.github.b24spring.client.crm.ActivityFields;
import io.github.b24spring.client.crm.ActivityFile;
import io.github.b24spring.client.crm.Badge;
import io.github.b24spring.client.crm.Communication;
import io.github.b24spring.client.crm.ConfigurableFields;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.crm.CrmObject;
import io.github.b24spring.client.crm.CustomActivityType;
import io.github.b24spring.client.crm.NewActivity;
import io.github.b24spring.client.crm.NewActivityType;
import io.github.b24spring.client.crm.Todo;
import io.github.b24spring.client.crm.TodoColor;
import io.github.b24spring.client.crm.layout.Body;
import io.github.b24spring.client.crm.layout.ContentBlock;
import io.github.b24spring.client.crm.layout.Emphasis;
import io.github.b24spring.client.crm.layout.Header;
import io.github.b24spring.client.crm.layout.Icon;
import io.github.b24spring.client.crm.layout.Layout;
import io.github.b24spring.client.crm.layout.LayoutBlocks;
import io.github.b24spring.client.crm.layout.Logo;
import io.github.b24spring.client.crm.layout.Text;
import io.github.b24spring.client.file.FileUpload;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Bitrix24TestPortalExtension;
import io.github.b24spring.testportal.crm.ActivityData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of {@code docs/activities.md}, run.
 */
class ActivityExamplesTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final CrmObject DEAL = CrmObject.deal(1);

	private static final OffsetDateTime DEADLINE = OffsetDateTime.parse("2026-08-19T15:00:00+03:00");

	@RegisterExtension
	private final Bitrix24TestPortalExtension extension = new Bitrix24TestPortalExtension(
			Bitrix24TestPortal.builder().activities(ActivityData.empty()));

	private Bitrix24TestPortal portal;

	private Bitrix24Client client;

	private CrmActivityOperations activities;

	@BeforeEach
	void createClient() {
		this.portal = this.extension.portal();
		this.client = Bitrix24ClientBuilder
			.create(Bitrix24Credentials.accessToken(this.portal.url(), this.portal.accessToken()))
			.build();
		this.activities = CrmActivityOperations.of(this.client);
	}

	Mono<Activity> recordCall(long dealId, long contactId, String phone) {
		NewActivity call = NewActivity
			.call(CrmObject.deal(dealId), "Call back", Communication.with(CrmObject.contact(contactId), phone))
			.withStartTime(OffsetDateTime.parse("2026-08-19T15:00:00+03:00"));
		return this.activities.add(call)
			.flatMap((id) -> this.activities.update(id, ActivityChange.create().withCompleted(true))
				.then(this.activities.get(id)));
	}

	@Test
	void base() {
		StepVerifier.create(recordCall(1, 2, "+15550100"))
			.assertNext((activity) -> assertThat(activity.completed()).isTrue())
			.expectComplete()
			.verify(LIMIT);
	}

	Flux<Activity> openActivities(long dealId) {
		return this.activities.listBoundTo(CrmObject.deal(dealId))
			.filter(Map.of(ActivityFields.COMPLETED, "N"))
			.select(ActivityFields.ID, ActivityFields.SUBJECT, ActivityFields.DEADLINE)
			.fetch();
	}

	@Test
	void list() {
		StepVerifier.create(call().thenMany(openActivities(1)).map(Activity::subject))
			.expectNext("Call")
			.expectComplete()
			.verify(LIMIT);
	}

	Mono<Long> remind(long dealId, OffsetDateTime deadline) {
		CrmObject deal = CrmObject.deal(dealId);
		Todo todo = Todo.of(deal, deadline).withTitle("Send the offer").withPingOffsets(0, 15);
		return this.activities.todo()
			.add(todo)
			.flatMap((id) -> this.activities.todo().updateColor(id, deal, TodoColor.of(3)).thenReturn(id));
	}

	@Test
	void todo() {
		StepVerifier.create(remind(1, DEADLINE).flatMap(this.activities::get))
			.assertNext((activity) -> assertThat(activity.settings()).containsEntry("COLOR", "3"))
			.expectComplete()
			.verify(LIMIT);
	}

	Flux<CrmObject> bindToCompany(long activityId, long companyId) {
		return this.activities.bindings()
			.add(activityId, CrmObject.company(companyId))
			.thenMany(this.activities.bindings().list(activityId));
	}

	@Test
	void bindings() {
		StepVerifier.create(call().flatMapMany((id) -> bindToCompany(id, 3)).collectList())
			.assertNext((objects) -> assertThat(objects).contains(DEAL, CrmObject.company(3)))
			.expectComplete()
			.verify(LIMIT);
	}

	Mono<Long> showDelivery(long dealId) {
		Layout layout = new Layout(new Icon("call"), new Header(Text.of("Delivery")),
				new Body(new Logo("comment"), Map.of("state", new ContentBlock.PlainText(Text.of("On its way")))));
		return this.activities.configurable()
			.add(CrmObject.deal(dealId), ConfigurableFields.create().withBadgeCode("late"), layout);
	}

	@Test
	void configurable() {
		StepVerifier.create(addBadge().then(showDelivery(1)).flatMap(this.activities.configurable()::get))
			.assertNext((activity) -> assertThat(activity.owner()).isEqualTo(DEAL))
			.expectComplete()
			.verify(LIMIT);
	}

	Mono<Badge> addBadge() {
		return this.activities.badges()
			.add(new Badge("late", Text.of("State"), Text.translated(Map.of("en", "Late", "de", "Spät")),
					Emphasis.FAILURE));
	}

	@Test
	void badges() {
		StepVerifier.create(addBadge().thenMany(this.activities.badges().list()).map(Badge::code))
			.expectNext("late")
			.expectComplete()
			.verify(LIMIT);
	}

	Flux<CustomActivityType> addType(Resource icon) {
		NewActivityType visit = NewActivityType.of("VISIT")
			.withName("Visit")
			.withIcon(FileUpload.of("visit.png", icon));
		return this.activities.types().add(visit).thenMany(this.activities.types().list());
	}

	@Test
	void types() {
		StepVerifier.create(addType(new ByteArrayResource(new byte[] { 1, 2, 3 })))
			.assertNext((type) -> assertThat(type.name()).isEqualTo("Visit"))
			.expectComplete()
			.verify(LIMIT);
	}

	Mono<Void> showRating(long activityId, long dealId) {
		return this.activities.layoutBlocks()
			.set(activityId, CrmObject.deal(dealId),
					new LayoutBlocks(Map.of("rating", new ContentBlock.PlainText(Text.of("5 stars")))));
	}

	@Test
	void layoutBlocks() {
		StepVerifier
			.create(call().flatMap((id) -> showRating(id, 1).then(this.activities.layoutBlocks().get(id, DEAL))))
			.assertNext((blocks) -> assertThat(blocks.blocks()).containsOnlyKeys("rating"))
			.expectComplete()
			.verify(LIMIT);
	}

	Mono<Long> attach(long dealId, Resource contract) {
		NewActivity meeting = NewActivity
			.meeting(CrmObject.deal(dealId), "Sign", Communication.with(CrmObject.contact(2), "Room 1"))
			.withFiles(List.of(FileUpload.of("contract.pdf", contract)));
		return this.activities.add(meeting);
	}

	Flux<ActivityFile> filesOf(long dealId) {
		return this.activities.listBoundTo(CrmObject.deal(dealId))
			.select(ActivityFields.ID, ActivityFields.FILES, ActivityFields.STORAGE_ELEMENT_IDS)
			.fetch()
			.mapNotNull(Activity::files)
			.flatMapIterable((files) -> files);
	}

	Mono<Void> save(ActivityFile file, Path target) {
		return DataBufferUtils.write(this.activities.download(file).content(), target);
	}

	Mono<Path> saveByName(String url, Path directory) {
		return this.client.download(url).exchangeToMono((file) -> {
			Path target = directory.resolve(Path.of(String.valueOf(file.filename())).getFileName());
			return DataBufferUtils.write(file.content(), target).thenReturn(target);
		});
	}

	@Test
	void files(@TempDir Path directory) {
		Resource content = new ByteArrayResource(new byte[] { 1, 2, 3 });
		StepVerifier.create(attach(1, content).thenMany(filesOf(1))).expectNextCount(1).expectComplete().verify(LIMIT);
		String link = "/bitrix/tools/crm_show_file.php?fileId=7&auth=";
		this.portal.wireMock()
			.stubFor(get(urlEqualTo(link + this.portal.accessToken()))
				.willReturn(ok("Hello").withHeader("Content-Disposition", "attachment; filename=\"../a.txt\"")));
		StepVerifier.create(save(new ActivityFile(7, this.portal.url() + link), directory.resolve("b.txt")))
			.expectComplete()
			.verify(LIMIT);
		assertThat(directory.resolve("b.txt")).hasContent("Hello");
		StepVerifier.create(saveByName(link, directory))
			.expectNext(directory.resolve("a.txt"))
			.expectComplete()
			.verify(LIMIT);
		assertThat(directory.resolve("a.txt")).hasContent("Hello");
	}

	@Test
	void examplesAreThoseOfTheDocumentation() {
		Snippets.assertThatExamplesAreThoseOf("activities.md", getClass());
	}

	private Mono<Long> call() {
		return this.activities.add(NewActivity.call(DEAL, "Call", Communication.with(CrmObject.contact(2), "+15550100"))
			.withStartTime(DEADLINE));
	}

}
