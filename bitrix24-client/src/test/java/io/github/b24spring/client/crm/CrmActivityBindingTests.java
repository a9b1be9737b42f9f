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

import io.github.b24spring.client.exception.Bitrix24ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

/**
 * The bindings of activities.
 */
class CrmActivityBindingTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@RegisterExtension
	private final CrmPortal portal = new CrmPortal();

	@Test
	void bindingIsAdded() {
		this.portal.result("true");
		StepVerifier.create(bindings().add(5, CrmObject.contact(3))).expectComplete().verify(LIMIT);
		this.portal.received("crm.activity.binding.add", "{\"activityId\":5,\"entityTypeId\":3,\"entityId\":3}");
	}

	@Test
	void bindingIsDeleted() {
		this.portal.result("true");
		StepVerifier.create(bindings().delete(5, CrmObject.contact(3))).expectComplete().verify(LIMIT);
		this.portal.received("crm.activity.binding.delete", "{\"activityId\":5,\"entityTypeId\":3,\"entityId\":3}");
	}

	@Test
	void bindingIsMoved() {
		this.portal.result("true");
		StepVerifier.create(bindings().move(5, CrmObject.deal(3), CrmObject.deal(4))).expectComplete().verify(LIMIT);
		this.portal.received("crm.activity.binding.move",
				"""
						{"activityId":5,"sourceEntityTypeId":2,"sourceEntityId":3,"targetEntityTypeId":2,"targetEntityId":4}""");
	}

	@Test
	void bindingsAreListed() {
		this.portal.result("[{\"entityTypeId\":2,\"entityId\":7},{\"entityTypeId\":177,\"entityId\":1}]");
		StepVerifier.create(bindings().list(5))
			.expectNext(CrmObject.deal(7), CrmObject.of(177, 1))
			.expectComplete()
			.verify(LIMIT);
		this.portal.received("crm.activity.binding.list", "{\"activityId\":5}");
	}

	@Test
	void missingActivityHasNoBindings() {
		this.portal.error("NOT_FOUND", "Element not found");
		StepVerifier.create(bindings().list(5)).expectComplete().verify(LIMIT);
	}

	@Test
	void falseIsAFailure() {
		this.portal.result("false");
		StepVerifier.create(bindings().add(5, CrmObject.contact(3)))
			.expectError(Bitrix24ApiException.class)
			.verify(LIMIT);
	}

	@ParameterizedTest
	@CsvSource({ "100,Validation", "NOT_FOUND,NotFound", "OWNER_NOT_FOUND,NotFound", "ACCESS_DENIED,AccessDenied",
			"ACTIVITY_IS_ALREADY_BOUND,Conflict", "BINDING_NOT_FOUND,NotFound",
			"LAST_BINDING_CANNOT_BE_DELETED,Conflict", "SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR,Validation",
			"SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR,Validation" })
	void documentedErrors(String code, String type) {
		this.portal.error(code, "why");
		StepVerifier.create(bindings().move(5, CrmObject.deal(3), CrmObject.deal(4)))
			.expectErrorMatches((failure) -> failure.getClass().getSimpleName().equals("Bitrix24" + type + "Exception"))
			.verify(LIMIT);
	}

	private CrmActivityBindingOperations bindings() {
		return this.portal.operations().bindings();
	}

}
