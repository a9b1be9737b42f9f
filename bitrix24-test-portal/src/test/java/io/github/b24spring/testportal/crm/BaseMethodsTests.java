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
package io.github.b24spring.testportal.crm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BaseMethodsTests {

	private static final Map<String, Object> PHONE = Map.of("VALUE", "+15550100", "ENTITY_ID", 7, "ENTITY_TYPE_ID", 3);

	private final ActivityMethods methods = ActivityMethods.of(ActivityData.empty());

	private final Calls calls = Calls.webhook(this.methods);

	@Test
	void hasAllMethods() {
		assertThat(this.methods.methods()).hasSize(31)
			.allSatisfy((name, method) -> assertThat(name).startsWith("crm.activity."));
	}

	@Test
	void describesFields() {
		assertThat(this.calls.map("crm.activity.fields", Map.of())).hasSize(44);
		assertThat(this.calls.map("crm.activity.communication.fields", Map.of())).containsOnlyKeys("ID", "ACTIVITY_ID",
				"ENTITY_ID", "ENTITY_TYPE_ID", "TYPE", "VALUE");
	}

	@Test
	void writesTextsInAnswers() {
		long id = add(call());
		Map<String, @Nullable Object> fields = this.calls.map("crm.activity.get", Map.of("id", id));
		assertThat(fields).hasSize(39)
			.containsEntry("ID", Long.toString(id))
			.containsEntry("OWNER_ID", "1")
			.containsEntry("TYPE_ID", "2")
			.containsEntry("START_TIME", "2026-08-19T18:00:00+03:00")
			.containsEntry("DEADLINE", "2026-08-19T18:00:00+03:00")
			.containsEntry("SETTINGS", List.of())
			.containsEntry("PROVIDER_PARAMS", List.of())
			.containsEntry("PROVIDER_GROUP_ID", null);
	}

	@Test
	void hasNoDeadlineWithoutStart() {
		Map<String, Object> fields = call();
		fields.remove("START_TIME");
		assertThat(this.methods.store().fields(add(fields))).containsEntry("DEADLINE", "9999-12-31T00:00:00+03:00");
	}

	@Test
	void updatesPartially() {
		long id = add(call());
		assertThat(this.calls
			.call("crm.activity.update", Map.of("id", id, "fields", Map.of("COMPLETED", "Y", "PRIORITY", "3")))
			.result()).isEqualTo(true);
		assertThat(this.methods.store().fields(id)).containsEntry("COMPLETED", "Y")
			.containsEntry("STATUS", "2")
			.containsEntry("PRIORITY", "3")
			.containsEntry("SUBJECT", "Call them");
		refused("The field SUBJECT is not defined or empty", "crm.activity.update",
				Map.of("id", id, "fields", Map.of("SUBJECT", "")));
	}

	@Test
	void deletes() {
		long id = add(call());
		assertThat(this.calls.call("crm.activity.delete", Map.of("id", id)).result()).isEqualTo(true);
		for (String method : List.of("crm.activity.get", "crm.activity.delete")) {
			refused("Activity is not found", method, Map.of("id", id));
		}
		refused("Activity is not found", "crm.activity.update", Map.of("id", id, "fields", Map.of()));
	}

	@Test
	void refusesInvalidActivities() {
		refusedAdd("The field SUBJECT is not defined or empty", "SUBJECT", "");
		refusedAdd("The field RESPONSIBLE_ID is not defined or invalid", "RESPONSIBLE_ID", 0);
		refusedAdd("The field TYPE_ID is not defined or invalid", "TYPE_ID", 7);
		refusedAdd("The activity type \"3\" is not supported in current context", "TYPE_ID", 3);
		refusedAdd("The custom activity without provider is not supported in current context", "TYPE_ID", 6);
		refusedAdd("The field COMMUNICATIONS is not defined or invalid", "COMMUNICATIONS", List.of());
		refusedAdd("The field COMMUNICATIONS is not defined or invalid", "COMMUNICATIONS",
				List.of(Map.of("VALUE", "")));
		refusedAdd("Could not find 'DEAL' with ID: 1001", "OWNER_ID", 1001);
		refusedAdd("Could not find 'CONTACT' with ID: 5000", "COMMUNICATIONS",
				List.of(Map.of("VALUE", "1", "ENTITY_ID", 5000, "ENTITY_TYPE_ID", 3)));
		refusedAdd("Use crm.activity.configurable.add for this activity provider", "PROVIDER_ID",
				"CONFIGURABLE_REST_APP");
		Map<String, Object> meeting = call();
		meeting.put("TYPE_ID", 1);
		meeting.put("COMMUNICATIONS", List.of(PHONE, PHONE));
		refused("The only one communication is allowed for activity of specified type", "crm.activity.add",
				Map.of("fields", meeting));
		Map<String, Object> nobodys = call();
		nobodys.remove("OWNER_ID");
		nobodys.put("COMMUNICATIONS", List.of(Map.of("VALUE", "1")));
		refused("Could not build binding. Please ensure that owner info and communications are defined correctly",
				"crm.activity.add", Map.of("fields", nobodys));
		assertThat(this.methods.store().additions()).isEmpty();
	}

	@Test
	void mailThatCannotBeSentIsCreatedAllTheSame() {
		Map<String, Object> mail = call();
		mail.put("TYPE_ID", "4");
		mail.put("DIRECTION", "2");
		mail.put("COMPLETED", "Y");
		mail.put("COMMUNICATIONS", List.of(Map.of("VALUE", "nobody@invalid", "ENTITY_ID", 7, "ENTITY_TYPE_ID", 3)));
		refused("Email send error. Invalid email is specified", "crm.activity.add", Map.of("fields", mail));
		assertThat(this.methods.store().additions()).singleElement()
			.satisfies((addition) -> assertThat(this.calls.ids(Map.of())).containsExactly(addition.id()));
		mail.put("COMPLETED", "N");
		assertThat(add(mail)).isPositive();
		assertThat(this.methods.store().additions()).hasSize(2);
	}

	@Test
	void wrongKindOfMailCommunicationIsDropped() {
		Map<String, Object> mail = call();
		mail.put("TYPE_ID", 4);
		mail.put("COMMUNICATIONS", List.of(Map.of("VALUE", "a@b.test", "TYPE", "PHONE")));
		refused("The field COMMUNICATIONS is not defined or invalid", "crm.activity.add", Map.of("fields", mail));
	}

	@Test
	void communicationsAndFilesComeOnlyWhenSelected() {
		Map<String, Object> fields = call();
		fields.put("FILES", List.of(Map.of("fileData", List.of("a.txt", "YQ=="))));
		long id = add(fields);
		assertThat(this.calls.rows("crm.activity.list", Map.of())).first()
			.satisfies((row) -> assertThat(row).doesNotContainKeys("COMMUNICATIONS", "FILES"));
		assertThat(this.calls.rows("crm.activity.list",
				Map.of("select", List.of("ID", "COMMUNICATIONS", "STORAGE_ELEMENT_IDS"))))
			.first()
			.satisfies((row) -> {
				assertThat(row).containsOnlyKeys("ID", "COMMUNICATIONS", "FILES");
				assertThat(Calls.rows(row.get("COMMUNICATIONS"))).first()
					.satisfies((communication) -> assertThat(communication).containsEntry("TYPE", "PHONE")
						.containsEntry("ENTITY_ID", "7")
						.containsKey("ENTITY_SETTINGS"));
				assertThat(Calls.rows(row.get("FILES"))).first()
					.satisfies((file) -> assertThat(file.get("url")).asString()
						.contains("ownerId=" + id)
						.endsWith("&auth="));
			});
	}

	@Test
	void rowsAreRepeatedForEachMatchingBinding() {
		long id = add(call());
		List<Map<String, Integer>> pairs = List.of(Map.of("OWNER_TYPE_ID", 2, "OWNER_ID", 1),
				Map.of("OWNER_TYPE_ID", 3, "OWNER_ID", 7), Map.of("OWNER_TYPE_ID", 4, "OWNER_ID", 9));
		assertThat(this.calls.ids(Map.of("filter", Map.of("BINDINGS", pairs)))).containsExactly(id, id);
		assertThat(this.calls.ids(Map.of("filter", Map.of("BINDINGS", pairs.subList(1, 3))))).containsExactly(id);
		assertThat(this.calls.ids(Map.of("filter", Map.of("BINDINGS", pairs.subList(2, 3))))).isEmpty();
		assertThat(this.calls.ids(Map.of("filter", Map.of("OWNER_TYPE_ID", 3, "OWNER_ID", 7)))).isEmpty();
	}

	@Test
	void applicationActivitiesNeedAnApplication() {
		Map<String, Object> fields = Map.of("OWNER_TYPE_ID", 2, "OWNER_ID", 1, "SUBJECT", "Of an app", "PROVIDER_ID",
				"REST_APP");
		this.calls.refusedAs("AccessException", "crm.activity.add", Map.of("fields", fields));
		Calls application = Calls.application(this.methods);
		long id = application.number("crm.activity.add", Map.of("fields", fields));
		assertThat(this.methods.store().fields(id)).containsEntry("TYPE_ID", "6")
			.containsEntry("PROVIDER_TYPE_ID", "LINK");
		this.calls.refusedAs("ACCESS_DENIED", "crm.activity.update",
				Map.of("id", id, "fields", Map.of("SUBJECT", "x")));
		this.calls.refusedAs("ACCESS_DENIED", "crm.activity.delete", Map.of("id", id));
		application.call("crm.activity.delete", Map.of("id", id));
	}

	@ParameterizedTest
	@CsvSource({ "WRONG_AUTH_TYPE, 403, WRONG_AUTH_TYPE", "ACCESS_DENIED, 403, ACCESS_DENIED",
			"WRONG_CONTEXT, 400, ERROR_WRONG_CONTEXT", "ACCESS_EXCEPTION, 400, AccessException" })
	void refusalsOfWebhooksCanBeAlike(ContextRefusal refusal, int status, String code) {
		Calls webhook = Calls.webhook(ActivityMethods.builder().contextRefusal(refusal).build());
		for (String method : List.of("crm.activity.type.list", "crm.activity.configurable.get",
				"crm.activity.layout.blocks.get")) {
			webhook.refused(method, Map.of()).satisfies((ex) -> {
				assertThat(ex.status()).isEqualTo(status);
				assertThat(ex.code()).isEqualTo(code);
			});
		}
	}

	@Test
	void manyThreadsAddEachActivityOnce() {
		Set<Long> ids = IntStream.range(0, 2000)
			.parallel()
			.mapToObj((index) -> add(call()))
			.collect(Collectors.toSet());
		assertThat(ids).hasSize(2000);
		assertThat(this.methods.store().count()).isEqualTo(2000);
		assertThat(this.methods.store().additions()).extracting(ActivityStore.Addition::id)
			.containsExactlyInAnyOrderElementsOf(ids);
	}

	@Test
	void transcripts() {
		long id = add(call());
		assertThat(this.calls.call("crm.activity.call.getTranscript", Map.of("activityId", id)).result()).isNull();
		this.methods.store().transcript(id, "Hello");
		assertThat(this.calls.map("crm.activity.call.getTranscript", Map.of("activityId", id)))
			.containsEntry("transcription", "Hello");
		this.calls.refusedAs("NOT_FOUND", "crm.activity.call.getTranscript", Map.of("activityId", 500));
		this.calls.refusedAs("100", "crm.activity.call.getTranscript", Map.of());
		ActivityMethods silent = ActivityMethods.builder().callProcessing(false).build();
		long other = silent.store().put(Map.of());
		Calls.webhook(silent)
			.refused("crm.activity.call.getTranscript", Map.of("activityId", other))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(403));
	}

	private long add(Map<String, Object> fields) {
		return this.calls.number("crm.activity.add", Map.of("fields", fields));
	}

	private void refusedAdd(String description, String name, Object value) {
		Map<String, Object> fields = call();
		fields.put(name, value);
		refused(description, "crm.activity.add", Map.of("fields", fields));
	}

	private void refused(String description, String method, Map<String, ? extends @Nullable Object> parameters) {
		this.calls.refused(method, parameters).satisfies((ex) -> {
			assertThat(ex.description()).isEqualTo(description);
			assertThat(ex.code()).isEqualTo("");
			assertThat(ex.status()).isEqualTo(400);
		});
	}

	private static Map<String, Object> call() {
		return new LinkedHashMap<>(Map.of("OWNER_TYPE_ID", 2, "OWNER_ID", 1, "TYPE_ID", 2, "SUBJECT", "Call them",
				"RESPONSIBLE_ID", 1, "COMMUNICATIONS", List.of(PHONE), "START_TIME", "2026-08-19T15:00:00+00:00"));
	}

}
