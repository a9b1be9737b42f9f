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
import java.util.Map;

import io.github.b24spring.client.crm.layout.Emphasis;
import io.github.b24spring.client.crm.layout.Text;
import io.github.b24spring.client.exception.Bitrix24ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

/**
 * The badges of configurable activities.
 */
class CrmActivityBadgeTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String JSON = """
			{"code":"late","title":"State","value":{"en":"Late","de":"Spät"},"type":"failure"}""";

	private static final Badge BADGE = new Badge("late", Text.of("State"),
			Text.translated(Map.of("en", "Late", "de", "Spät")), Emphasis.FAILURE);

	@RegisterExtension
	private final CrmPortal portal = new CrmPortal();

	@Test
	void badgeIsAdded() {
		this.portal.result("{\"badge\":" + JSON + "}");
		StepVerifier.create(badges().add(BADGE)).expectNext(BADGE).expectComplete().verify(LIMIT);
		this.portal.received("crm.activity.badge.add", JSON);
	}

	@Test
	void badgeIsRead() {
		this.portal.result("{\"badge\":" + JSON + "}");
		StepVerifier.create(badges().get("late")).expectNext(BADGE).expectComplete().verify(LIMIT);
		this.portal.received("crm.activity.badge.get", "{\"code\":\"late\"}");
	}

	@Test
	void missingBadgeIsEmptyForReadsAndAnErrorForWrites() {
		this.portal.error("NOT_FOUND", "Badge not found");
		StepVerifier.create(badges().get("late")).expectComplete().verify(LIMIT);
		StepVerifier.create(badges().delete("late"))
			.expectErrorMatches((failure) -> failure.getClass().getSimpleName().equals("Bitrix24NotFoundException"))
			.verify(LIMIT);
	}

	@Test
	void badgesAreListed() {
		this.portal.result("{\"badges\":[" + JSON + "]}");
		StepVerifier.create(badges().list()).expectNext(BADGE).expectComplete().verify(LIMIT);
		this.portal.received("crm.activity.badge.list", "{}");
	}

	@ParameterizedTest
	@CsvSource({ "'{\"badges\":[]}'", "[]" })
	void portalCanHaveNone(String result) {
		this.portal.result(result);
		StepVerifier.create(badges().list()).expectComplete().verify(LIMIT);
	}

	@Test
	void badgeIsDeleted() {
		this.portal.result("true");
		StepVerifier.create(badges().delete("late")).expectComplete().verify(LIMIT);
		this.portal.received("crm.activity.badge.delete", "{\"code\":\"late\"}");
	}

	@Test
	void nullIsAFailure() {
		this.portal.result("null");
		StepVerifier.create(badges().delete("late")).expectError(Bitrix24ApiException.class).verify(LIMIT);
	}

	@ParameterizedTest
	@CsvSource({ "ACCESS_DENIED,AccessDenied", "REQUIRED_ARG_MISSING,Validation" })
	void documentedErrors(String code, String type) {
		this.portal.error(code, "why");
		StepVerifier.create(badges().add(BADGE))
			.expectErrorMatches((failure) -> failure.getClass().getSimpleName().equals("Bitrix24" + type + "Exception"))
			.verify(LIMIT);
	}

	private CrmActivityBadgeOperations badges() {
		return this.portal.operations().badges();
	}

}
