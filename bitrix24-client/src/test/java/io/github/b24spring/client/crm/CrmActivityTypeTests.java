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

import io.github.b24spring.client.file.FileUpload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

import org.springframework.core.io.ByteArrayResource;

/**
 * The types of activities of an application.
 */
class CrmActivityTypeTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@RegisterExtension
	private final CrmPortal portal = new CrmPortal();

	@Test
	void typeIsAdded() {
		this.portal.result("true");
		StepVerifier.create(types().add(NewActivityType.of("VISIT"))).expectComplete().verify(LIMIT);
		this.portal.received("crm.activity.type.add",
				"{\"fields\":{\"TYPE_ID\":\"VISIT\",\"IS_CONFIGURABLE_TYPE\":\"N\"}}");
	}

	@Test
	void typeIsAddedWithItsIcon() {
		this.portal.result("true");
		NewActivityType type = NewActivityType.of("VISIT")
			.withName("Visit")
			.withConfigurable(true)
			.withIcon(FileUpload.of("i.png", new ByteArrayResource(new byte[] { 1, 2, 3 })));
		StepVerifier.create(types().add(type)).expectComplete().verify(LIMIT);
		this.portal.received("crm.activity.type.add", """
				{"fields":{"TYPE_ID":"VISIT","NAME":"Visit","IS_CONFIGURABLE_TYPE":"Y",
				"ICON_FILE":{"fileData":["i.png","AQID"]}}}""");
	}

	@Test
	void typesAreListed() {
		this.portal.result("""
				[{"TYPE_ID":"VISIT","NAME":"Visit","IS_CONFIGURABLE_TYPE":"Y","ICON_ID":"0"}]""");
		StepVerifier.create(types().list())
			.expectNext(new CustomActivityType("VISIT", "Visit", true, 0L))
			.expectComplete()
			.verify(LIMIT);
		this.portal.received("crm.activity.type.list", "{}");
	}

	@Test
	void typeIsDeleted() {
		this.portal.result("true");
		StepVerifier.create(types().delete("VISIT")).expectComplete().verify(LIMIT);
		this.portal.received("crm.activity.type.delete", "{\"TYPE_ID\":\"VISIT\"}");
	}

	@ParameterizedTest
	@CsvSource({ "WRONG_AUTH_TYPE,Current authorization type is denied for this method,WrongAuthType",
			"ACCESS_DENIED,Access denied! Application context required,WrongAuthType",
			"ERROR_WRONG_CONTEXT,The method works in the context of an application alone,WrongAuthType",
			"AccessException,Application context required,WrongAuthType",
			"'',Access denied! Application context required,WrongAuthType",
			"'',Admin permissions required,AccessDenied", "ACCESS_DENIED,Access denied,AccessDenied",
			"INVALID_ARG_VALUE,why,Validation" })
	void documentedErrors(String code, String description, String type) {
		this.portal.error(code, description);
		StepVerifier.create(types().add(NewActivityType.of("VISIT")))
			.expectErrorMatches((failure) -> failure.getClass().getSimpleName().equals("Bitrix24" + type + "Exception"))
			.verify(LIMIT);
	}

	private CrmActivityTypeOperations types() {
		return this.portal.operations().types();
	}

}
