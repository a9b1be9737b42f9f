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
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.exception.Bitrix24AccessDeniedException;
import io.github.b24spring.client.json.Bitrix24JacksonModule;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Activities and transcripts as the portal sends them.
 */
class ActivityTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final JsonMapper JSON = Bitrix24JsonMapper.create();

	@RegisterExtension
	private final CrmPortal portal = new CrmPortal();

	@Test
	void everyValueIsText() {
		this.portal.result("""
				{"ID":"999","OWNER_ID":"7","OWNER_TYPE_ID":"2","TYPE_ID":"2","PROVIDER_ID":"VOXIMPLANT_CALL",
				"PROVIDER_TYPE_ID":"CALL","PROVIDER_GROUP_ID":null,"ASSOCIATED_ENTITY_ID":"0","SUBJECT":"Call",
				"START_TIME":"2026-08-19T15:00:00+03:00","END_TIME":"2026-08-19T16:00:00+03:00",
				"DEADLINE":"9999-12-31T00:00:00+03:00","COMPLETED":"Y","STATUS":"2","RESPONSIBLE_ID":"1",
				"PRIORITY":"3","NOTIFY_TYPE":"1","NOTIFY_VALUE":"15","DESCRIPTION":"","DESCRIPTION_TYPE":"3",
				"DIRECTION":"1","LOCATION":"","CREATED":"2026-08-18T15:00:00+03:00","AUTHOR_ID":"1",
				"LAST_UPDATED":"2026-08-18T15:00:00+03:00","EDITOR_ID":"1","SETTINGS":[],"ORIGIN_ID":null,
				"ORIGINATOR_ID":null,"RESULT_STATUS":"0","RESULT_STREAM":"0","RESULT_SOURCE_ID":null,
				"PROVIDER_PARAMS":{"A":1},"PROVIDER_DATA":null,"RESULT_MARK":"0","RESULT_VALUE":"1.50",
				"RESULT_SUM":null,"RESULT_CURRENCY_ID":null,"AUTOCOMPLETE_RULE":"0","SOMETHING_NEW":"x"}""");
		StepVerifier.create(this.portal.operations().get(999)).assertNext((activity) -> {
			assertThat(activity.id()).isEqualTo(999);
			assertThat(activity.owner()).isEqualTo(CrmObject.deal(7));
			assertThat(activity.type()).isEqualTo(ActivityType.CALL);
			assertThat(activity.subject()).isEqualTo("Call");
			assertThat(activity.startTime()).hasToString("2026-08-19T15:00+03:00");
			assertThat(activity.deadline()).isNull();
			assertThat(activity.completed()).isTrue();
			assertThat(activity.status()).isEqualTo(ActivityStatus.COMPLETED);
			assertThat(activity.priority()).isEqualTo(ActivityPriority.HIGH);
			assertThat(activity.reminder()).isEqualTo(Duration.ofMinutes(15));
			assertThat(activity.descriptionFormat()).isEqualTo(DescriptionFormat.HTML);
			assertThat(activity.direction()).isEqualTo(ActivityDirection.INCOMING);
			assertThat(activity.settings()).isEmpty();
			assertThat(activity.providerParams()).containsExactly(Map.entry("A", 1));
			assertThat(activity.originId()).isNull();
			assertThat(activity.communications()).isNull();
			assertThat(activity.raw()).containsEntry("SOMETHING_NEW", "x").containsEntry("ID", "999").hasSize(40);
		}).expectComplete().verify(LIMIT);
		this.portal.received("crm.activity.get", "{\"id\":999}");
	}

	@Test
	void collectionsAreReadWhereTheyWereSelected() {
		Activity activity = JSON.readValue("""
				{"ID":5,"COMMUNICATIONS":[{"ID":"1","TYPE":"PHONE","VALUE":"+1","ENTITY_ID":"3","ENTITY_TYPE_ID":"3",
				"ENTITY_SETTINGS":[]}],"BINDINGS":[{"OWNER_TYPE_ID":"2","OWNER_ID":"7"}],
				"FILES":[{"id":11,"url":"http://portal/file?auth="}],"STORAGE_ELEMENT_IDS":["4","5"],
				"IS_INCOMING_CHANNEL":"N"}""", Activity.class);
		assertThat(activity.communications())
			.containsExactly(new Communication(1L, "PHONE", "+1", 3L, CrmObjectType.CONTACT, Map.of()));
		assertThat(activity.bindings()).containsExactly(CrmObject.deal(7));
		assertThat(activity.files()).containsExactly(new ActivityFile(11, "http://portal/file?auth="));
		assertThat(activity.storageElementIds()).containsExactly(4L, 5L);
		assertThat(activity.incomingChannel()).isFalse();
		assertThat(Activity.of(Map.of("FILES", "")).files()).isEmpty();
	}

	@Test
	void unknownNumbersAreKept() {
		Activity activity = Activity.of(Map.of("TYPE_ID", "42", "OWNER_TYPE_ID", 1038));
		assertThat(activity.type()).isEqualTo(new ActivityType(42));
		assertThat(activity.ownerType()).isEqualTo(new CrmObjectType(1038));
		assertThat(JSON.readValue("[\"7\",1,\"\"]", ActivityStatus[].class)).containsExactly(new ActivityStatus(7),
				ActivityStatus.PENDING, null);
		assertThat(JSON.writeValueAsString(List.of(ActivityType.EMAIL, CrmObjectType.DEAL))).isEqualTo("[4,2]");
	}

	@Test
	void valuesAreReadAsTheClientReadsAllOthers() {
		JsonMapper moscow = JsonMapper.builder()
			.addModule(new Bitrix24JacksonModule(ZoneId.of("Europe/Moscow")))
			.build();
		Activity activity = Bitrix24JsonMapper.readerFor(moscow, moscow.constructType(Activity.class))
			.readValue("{\"ID\":\"5\",\"START_TIME\":\"19.08.2026 15:00:00\"}");
		assertThat(activity.startTime()).hasToString("2026-08-19T15:00+03:00");
	}

	@Test
	void unreadableValueIsNoObstacleToOthers() {
		Activity activity = JSON.readValue("{\"ID\":\"5\",\"START_TIME\":\"soon\"}", Activity.class);
		assertThat(activity.id()).isEqualTo(5);
		assertThatIllegalStateException().isThrownBy(activity::startTime).withMessageContaining("START_TIME");
		assertThat(activity.raw()).containsEntry("START_TIME", "soon");
		assertThatIllegalStateException().isThrownBy(() -> Activity.of(Map.of()).id()).withMessageContaining("ID");
	}

	@Test
	void missingActivityIsEmpty() {
		this.portal.error("", "Activity is not found");
		StepVerifier.create(this.portal.operations().get(1)).expectComplete().verify(LIMIT);
	}

	@Test
	void transcriptIsRead() {
		this.portal.result("{\"transcription\":\"Hello\"}");
		StepVerifier.create(this.portal.operations().callTranscript(8))
			.expectNext("Hello")
			.expectComplete()
			.verify(LIMIT);
		this.portal.received("crm.activity.call.getTranscript", "{\"activityId\":8}");
	}

	@ParameterizedTest
	@CsvSource({ "null", "[]", "'{\"transcription\":null}'" })
	void transcriptThatIsNotReadyIsEmpty(String result) {
		this.portal.result(result);
		StepVerifier.create(this.portal.operations().callTranscript(8)).expectComplete().verify(LIMIT);
	}

	@Test
	void transcriptOfAMissingCallIsEmptyAndOfAForbiddenOneIsDenied() {
		this.portal.error("NOT_FOUND", "Element not found");
		StepVerifier.create(this.portal.operations().callTranscript(8)).expectComplete().verify(LIMIT);
		this.portal.error(403, "ACCESS_DENIED", "Access denied");
		StepVerifier.create(this.portal.operations().callTranscript(8))
			.expectError(Bitrix24AccessDeniedException.class)
			.verify(LIMIT);
	}

}
