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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.b24spring.client.exception.Bitrix24ApiException;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.file.FileUpload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.ByteArrayResource;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The methods that create, change and delete activities.
 */
class CrmActivityWriteTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-08-19T15:00:00.123456+03:00");

	@RegisterExtension
	private final CrmPortal portal = new CrmPortal();

	@Test
	void callIsAdded() {
		this.portal.result("\"999\"");
		NewActivity call = NewActivity
			.call(CrmObject.deal(7), "Call back", Communication.with(CrmObject.contact(3), "+15550100"))
			.withStartTime(TIME)
			.withResponsible(1)
			.withPriority(ActivityPriority.HIGH)
			.withDirection(ActivityDirection.OUTGOING)
			.withReminder(15, ReminderUnit.MINUTES)
			.withDescription("[b]Soon[/b]", DescriptionFormat.BB_CODE)
			.withOrigin("erp", "X-1")
			.withCompleted(false);
		StepVerifier.create(this.portal.operations().add(call)).expectNext(999L).expectComplete().verify(LIMIT);
		this.portal.received("crm.activity.add", """
				{"fields":{"OWNER_TYPE_ID":2,"OWNER_ID":7,"TYPE_ID":2,"SUBJECT":"Call back",
				"COMMUNICATIONS":[{"VALUE":"+15550100","ENTITY_ID":3,"ENTITY_TYPE_ID":3}],
				"START_TIME":"2026-08-19T15:00:00+03:00","RESPONSIBLE_ID":1,"PRIORITY":3,"DIRECTION":2,
				"NOTIFY_TYPE":1,"NOTIFY_VALUE":15,"DESCRIPTION":"[b]Soon[/b]","DESCRIPTION_TYPE":2,
				"ORIGINATOR_ID":"erp","ORIGIN_ID":"X-1","COMPLETED":"N"}}""");
	}

	@Test
	void emailIsSentInOneRequest() {
		this.portal.result("5");
		NewActivity email = NewActivity
			.emailToSend(CrmObject.lead(2), "Offer", List.of(Communication.with(CrmObject.lead(2), "a@example.org")))
			.withSender("Ann <ann@example.org>")
			.withoutCopyToSender();
		StepVerifier.create(this.portal.operations().add(email)).expectNext(5L).expectComplete().verify(LIMIT);
		this.portal.received("crm.activity.add", """
				{"fields":{"OWNER_TYPE_ID":1,"OWNER_ID":2,"TYPE_ID":4,"SUBJECT":"Offer",
				"COMMUNICATIONS":[{"VALUE":"a@example.org","ENTITY_ID":2,"ENTITY_TYPE_ID":1}],
				"DIRECTION":2,"COMPLETED":"Y",
				"SETTINGS":{"MESSAGE_FROM":"Ann <ann@example.org>","DISABLE_SENDING_MESSAGE_COPY":"Y"}}}""");
	}

	@Test
	void unsentEmailHasBeenStoredAndIsNotRepeated() {
		this.portal.error("", "Email send error. \\\"To\\\" is not found");
		NewActivity email = NewActivity.emailToSend(CrmObject.lead(2), "Offer",
				List.of(Communication.with(CrmObject.lead(2), "a@example.org")));
		StepVerifier.create(this.portal.operations().add(email)).expectErrorSatisfies((failure) -> {
			assertThat(failure).isInstanceOf(Bitrix24ApiException.class);
			assertThat(((Bitrix24Exception) failure).mayHaveRun()).isTrue();
		}).verify(LIMIT);
		assertThat(this.portal.requests()).isEqualTo(1);
	}

	@Test
	void activityOfAnApplicationNeedsNoKind() {
		this.portal.result("6");
		StepVerifier
			.create(this.portal.operations()
				.add(NewActivity.ofApplication(CrmObject.of(177, 4), "Check", "LINK")
					.withField("AUTOCOMPLETE_RULE", null)
					.withField("END_TIME", TIME)))
			.expectNext(6L)
			.expectComplete()
			.verify(LIMIT);
		this.portal.received("crm.activity.add", """
				{"fields":{"OWNER_TYPE_ID":177,"OWNER_ID":4,"SUBJECT":"Check","PROVIDER_ID":"REST_APP",
				"PROVIDER_TYPE_ID":"LINK","AUTOCOMPLETE_RULE":null,"END_TIME":"2026-08-19T15:00:00+03:00"}}""");
	}

	@Test
	void filesTravelAsBase64AndAreReadOffTheCallersThread() {
		this.portal.result("7");
		SlowResource resource = new SlowResource("Hi!?".getBytes(StandardCharsets.UTF_8));
		NewActivity call = NewActivity
			.call(CrmObject.deal(7), "Call", Communication.with(CrmObject.contact(3), "+15550100"))
			.withFiles(List.of(FileUpload.of("a.txt", resource),
					FileUpload.of("b.bin", new ByteArrayResource(new byte[] { -1, -2 }))));
		StepVerifier.create(this.portal.operations().add(call).subscribeOn(Schedulers.parallel()))
			.expectNext(7L)
			.expectComplete()
			.verify(LIMIT);
		this.portal.received("crm.activity.add", """
				{"fields":{"OWNER_TYPE_ID":2,"OWNER_ID":7,"TYPE_ID":2,"SUBJECT":"Call",
				"COMMUNICATIONS":[{"VALUE":"+15550100","ENTITY_ID":3,"ENTITY_TYPE_ID":3}],
				"FILES":[{"fileData":["a.txt","SGkhPw=="]},{"fileData":["b.bin","//4="]}]}}""");
		assertThat(resource.reader).startsWith("boundedElastic");
		assertThat(resource.opened).as("preparation and the request").hasValue(2);
	}

	@Test
	void nothingIsSentWhenAFileCannotBeRead() {
		this.portal.result("true");
		FileUpload missing = FileUpload.of("a.txt", new SlowResource(null));
		StepVerifier.create(this.portal.operations().update(3, ActivityChange.create().withFiles(List.of(missing))))
			.expectError(UncheckedIOException.class)
			.verify(LIMIT);
		assertThat(this.portal.requests()).isZero();
	}

	@Test
	void changeSendsWhatWasSet() {
		this.portal.result("true");
		StepVerifier.create(this.portal.operations()
			.update(3, ActivityChange.create().withCompleted(true).withSettings(Map.of("A", 1)).withLocation("Here")))
			.expectComplete()
			.verify(LIMIT);
		this.portal.received("crm.activity.update",
				"{\"id\":3,\"fields\":{\"COMPLETED\":\"Y\",\"SETTINGS\":{\"A\":1},\"LOCATION\":\"Here\"}}");
	}

	@ParameterizedTest
	@CsvSource({ "false", "null" })
	void writeThatThePortalDidNotDoFails(String result) {
		this.portal.result(result);
		StepVerifier.create(this.portal.operations().delete(3)).expectErrorSatisfies((failure) -> {
			assertThat(failure).isInstanceOf(Bitrix24ApiException.class)
				.hasMessageContaining("crm.activity.delete")
				.hasMessageContaining(result);
			assertThat(((Bitrix24Exception) failure).mayHaveRun()).isTrue();
		}).verify(LIMIT);
	}

	@Test
	void activityIsDeleted() {
		this.portal.result("true");
		StepVerifier.create(this.portal.operations().delete(3)).expectComplete().verify(LIMIT);
		this.portal.received("crm.activity.delete", "{\"id\":3}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Activity is not found | NotFound", "Access denied | AccessDenied",
			"Application context required | WrongAuthType", "The field SUBJECT is not defined or empty | Validation",
			"Use crm.activity.configurable.update for this activity provider | Validation" })
	void documentedRefusals(String description, String type) {
		this.portal.error("", description);
		StepVerifier.create(this.portal.operations().update(3, ActivityChange.create().withSubject("S")))
			.expectErrorSatisfies((failure) -> assertThat(failure.getClass().getSimpleName())
				.isEqualTo("Bitrix24" + type + "Exception"))
			.verify(LIMIT);
	}

	@Test
	void whatIsRequiredCannotBeLeftOut() {
		assertThatIllegalArgumentException().isThrownBy(() -> ActivityChange.create().withSubject(" "));
		assertThatIllegalArgumentException().isThrownBy(() -> Communication.with(CrmObject.contact(3), ""));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> NewActivity.emailToSend(CrmObject.lead(2), "Offer", List.of()));
	}

	@Test
	void requestsCanBeSharedAndVaried() {
		ActivityChange change = ActivityChange.create().withSubject("A");
		assertThat(change.withSubject("B")).isNotEqualTo(change).isEqualTo(ActivityChange.create().withSubject("B"));
		assertThat(change.fields()).containsEntry("SUBJECT", "A");
	}

	private static final class SlowResource extends AbstractResource {

		private final byte[] content;

		private final AtomicInteger opened = new AtomicInteger();

		private volatile String reader = "";

		private SlowResource(byte[] content) {
			this.content = content;
		}

		@Override
		public InputStream getInputStream() throws IOException {
			this.opened.incrementAndGet();
			this.reader = Thread.currentThread().getName();
			if (this.content == null) {
				throw new IOException("gone");
			}
			return new ByteArrayResource(this.content).getInputStream();
		}

		@Override
		public String getDescription() {
			return "slow";
		}

	}

}
