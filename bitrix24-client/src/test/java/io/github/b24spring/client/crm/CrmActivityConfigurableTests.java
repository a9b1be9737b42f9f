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

import io.github.b24spring.client.crm.layout.Body;
import io.github.b24spring.client.crm.layout.ContentBlock;
import io.github.b24spring.client.crm.layout.Header;
import io.github.b24spring.client.crm.layout.Icon;
import io.github.b24spring.client.crm.layout.Layout;
import io.github.b24spring.client.crm.layout.Logo;
import io.github.b24spring.client.crm.layout.Text;
import io.github.b24spring.client.exception.Bitrix24ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The configurable activities.
 */
class CrmActivityConfigurableTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final Layout LAYOUT = new Layout(new Icon("call"), new Header(Text.of("Title")),
			new Body(new Logo("comment"), Map.of("due", new ContentBlock.Deadline())));

	private static final String LAYOUT_JSON = """
			{"icon":{"code":"call"},"header":{"title":"Title"},
			"body":{"logo":{"code":"comment"},"blocks":{"due":{"type":"deadline"}}}}""";

	@RegisterExtension
	private final CrmPortal portal = new CrmPortal();

	@Test
	void activityIsAddedWithoutKeysThatHaveNoValue() {
		this.portal.result("{\"activity\":{\"id\":31}}");
		StepVerifier.create(configurable().add(CrmObject.deal(7), ConfigurableFields.create(), LAYOUT))
			.expectNext(31L)
			.expectComplete()
			.verify(LIMIT);
		this.portal.received("crm.activity.configurable.add",
				"{\"ownerTypeId\":2,\"ownerId\":7,\"fields\":{},\"layout\":" + LAYOUT_JSON + "}");
	}

	@Test
	void activityIsUpdatedWithEveryField() {
		this.portal.result("{\"activity\":{\"id\":31}}");
		ConfigurableFields fields = ConfigurableFields.create()
			.withTypeId("VISIT")
			.withCompleted(false)
			.withDeadline(OffsetDateTime.parse("2026-08-19T15:00:00Z"))
			.withPingOffsets(60, 300)
			.withIncomingChannel(false)
			.withResponsible(3)
			.withBadgeCode("")
			.withOrigin("erp", "X-1");
		StepVerifier.create(configurable().update(31, fields, LAYOUT)).expectComplete().verify(LIMIT);
		this.portal.received("crm.activity.configurable.update", """
				{"id":31,"fields":{"typeId":"VISIT","completed":false,"deadline":"2026-08-19T15:00:00+00:00",
				"pingOffsets":[60,300],"isIncomingChannel":false,"responsibleId":3,"badgeCode":"",
				"originatorId":"erp","originId":"X-1"},"layout":""" + LAYOUT_JSON + "}");
	}

	@Test
	void activityIsRead() {
		this.portal.result("""
				{"activity":{"id":31,"ownerTypeId":2,"ownerId":7,"fields":{"typeId":"CONFIGURABLE","completed":true,
				"deadline":"9999-12-31T00:00:00+03:00","pingOffsets":[],"isIncomingChannel":false,"responsibleId":1,
				"badgeCode":"","originatorId":null,"originId":null},"layout":""" + LAYOUT_JSON + "}}");
		StepVerifier.create(configurable().get(31)).assertNext((activity) -> {
			assertThat(activity.id()).isEqualTo(31);
			assertThat(activity.owner()).isEqualTo(CrmObject.deal(7));
			assertThat(activity.fields())
				.isEqualTo(new ConfigurableFields("CONFIGURABLE", true, null, List.of(), false, 1L, "", null, null));
			assertThat(activity.layout()).isEqualTo(LAYOUT);
		}).expectComplete().verify(LIMIT);
		this.portal.received("crm.activity.configurable.get", "{\"id\":31}");
	}

	@Test
	void missingActivityIsEmptyForReads() {
		this.portal.error("NOT_FOUND", "Activity not found");
		StepVerifier.create(configurable().get(31)).expectComplete().verify(LIMIT);
	}

	@Test
	void layoutThatThePortalWouldRefuseIsNotSent() {
		Layout empty = new Layout(new Icon("call"), new Header(Text.of("Title")),
				new Body(new Logo("comment"), Map.of()));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> configurable().update(31, ConfigurableFields.create(), empty))
			.withMessageContaining("body.blocks");
		assertThat(this.portal.requests()).isZero();
	}

	@Test
	void answerWithoutAnActivityIsAFailure() {
		this.portal.result("[]");
		StepVerifier.create(configurable().update(31, ConfigurableFields.create(), LAYOUT))
			.expectError(Bitrix24ApiException.class)
			.verify(LIMIT);
	}

	@ParameterizedTest
	@CsvSource({ "ACCESS_DENIED,AccessDenied", "NOT_FOUND,NotFound", "100,Validation",
			"ERROR_WRONG_CONTEXT,WrongAuthType", "ERROR_WRONG_APPLICATION,AccessDenied", "WRONG_FIELD_VALUE,Validation",
			"INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE,Validation", "ERROR_EMPTY_LAYOUT,Validation",
			"FIELD_IS_REQUIRED,Validation", "FIELD_IS_REDUNDANT,Validation", "ENUM_FIELD,Validation",
			"TOO_MANY_ITEMS,Validation", "KEY_CONTAIN_WRONG_SYMBOLS,Validation", "WRONG_LANG,Validation" })
	void documentedErrors(String code, String type) {
		this.portal.error(code, "why");
		StepVerifier.create(configurable().update(31, ConfigurableFields.create(), LAYOUT))
			.expectErrorMatches((failure) -> failure.getClass().getSimpleName().equals("Bitrix24" + type + "Exception"))
			.verify(LIMIT);
	}

	private CrmActivityConfigurableOperations configurable() {
		return this.portal.operations().configurable();
	}

}
