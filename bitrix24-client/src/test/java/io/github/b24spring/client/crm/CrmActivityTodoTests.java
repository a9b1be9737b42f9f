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

import io.github.b24spring.client.exception.Bitrix24ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/**
 * The universal activities.
 */
class CrmActivityTodoTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final OffsetDateTime DEADLINE = OffsetDateTime.parse("2026-08-19T15:00:00Z");

	@RegisterExtension
	private final CrmPortal portal = new CrmPortal();

	@Test
	void requiredValuesAreEnough() {
		this.portal.result("{\"id\":12}");
		StepVerifier.create(todo().add(Todo.of(CrmObject.deal(7), DEADLINE)))
			.expectNext(12L)
			.expectComplete()
			.verify(LIMIT);
		this.portal.received("crm.activity.todo.add",
				"{\"ownerTypeId\":2,\"ownerId\":7,\"deadline\":\"2026-08-19T15:00:00+00:00\"}");
	}

	@Test
	void everyValueIsUpdated() {
		this.portal.result("{\"id\":\"12\"}");
		verify(todo().update(12,
				Todo.of(CrmObject.deal(7), DEADLINE)
					.withTitle("Title")
					.withDescription("Text")
					.withResponsible(3)
					.withParentActivity(11)
					.withPingOffsets(0, 15)
					.withColor(TodoColor.of(4))));
		this.portal.received("crm.activity.todo.update", """
				{"id":12,"ownerTypeId":2,"ownerId":7,"deadline":"2026-08-19T15:00:00+00:00","title":"Title",
				"description":"Text","responsibleId":3,"parentActivityId":11,"pingOffsets":[0,15],"colorId":"4"}""");
	}

	@Test
	void colorIsUpdated() {
		this.portal.result("{\"id\":12}");
		verify(todo().updateColor(12, CrmObject.deal(7), TodoColor.of(2)));
		this.portal.received("crm.activity.todo.updateColor",
				"{\"id\":12,\"ownerTypeId\":2,\"ownerId\":7,\"colorId\":\"2\"}");
	}

	@Test
	void deadlineIsUpdated() {
		this.portal.result("{\"id\":12}");
		verify(todo().updateDeadline(12, CrmObject.deal(7), DEADLINE));
		this.portal.received("crm.activity.todo.updateDeadline",
				"{\"id\":12,\"ownerTypeId\":2,\"ownerId\":7,\"value\":\"2026-08-19T15:00:00+00:00\"}");
	}

	@Test
	void descriptionIsUpdated() {
		this.portal.result("{\"id\":12}");
		verify(todo().updateDescription(12, CrmObject.deal(7), ""));
		this.portal.received("crm.activity.todo.updateDescription",
				"{\"id\":12,\"ownerTypeId\":2,\"ownerId\":7,\"value\":\"\"}");
	}

	@Test
	void responsibleUserIsUpdated() {
		this.portal.result("{\"id\":12}");
		verify(todo().updateResponsibleUser(12, CrmObject.deal(7), 3));
		this.portal.received("crm.activity.todo.updateResponsibleUser",
				"{\"id\":12,\"ownerTypeId\":2,\"ownerId\":7,\"responsibleId\":3}");
	}

	@Test
	void nullInPlaceOfAnIdIsAFailure() {
		this.portal.result("null");
		StepVerifier.create(todo().updateDescription(12, CrmObject.deal(7), "Text"))
			.expectError(Bitrix24ApiException.class)
			.verify(LIMIT);
	}

	@ParameterizedTest
	@CsvSource({ "100,Validation", "NOT_FOUND,NotFound", "ACCESS_DENIED,AccessDenied", "OWNER_NOT_FOUND,NotFound",
			"WRONG_DATETIME_FORMAT,Validation", "CAN_NOT_UPDATE_COMPLETED_TODO,Conflict",
			"ERROR_PARENT_ACTIVITY_RESTRICT,Validation", "CAN_NOT_UPDATE_COLOR_COMPLETED_TODO,Conflict",
			"CAN_NOT_UPDATE_WRONG_COLOR_TODO,Validation", "CAN_NOT_UPDATE_RESPONSIBLE_USER_COMPLETED_TODO,Conflict",
			"INVALID_ARG_VALUE,Validation" })
	void documentedErrors(String code, String type) {
		this.portal.error(code, "why");
		StepVerifier.create(todo().update(12, Todo.of(CrmObject.deal(7), DEADLINE)))
			.expectErrorMatches((failure) -> failure.getClass().getSimpleName().equals("Bitrix24" + type + "Exception"))
			.verify(LIMIT);
	}

	private CrmActivityTodoOperations todo() {
		return this.portal.operations().todo();
	}

	private static void verify(Mono<Void> write) {
		StepVerifier.create(write).expectComplete().verify(LIMIT);
	}

}
