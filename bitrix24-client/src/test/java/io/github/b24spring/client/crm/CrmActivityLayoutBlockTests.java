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

import io.github.b24spring.client.crm.layout.ContentBlock;
import io.github.b24spring.client.crm.layout.LayoutBlocks;
import io.github.b24spring.client.crm.layout.Text;
import io.github.b24spring.client.exception.Bitrix24ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The blocks that an application adds to activities.
 */
class CrmActivityLayoutBlockTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final LayoutBlocks BLOCKS = new LayoutBlocks(
			Map.of("0", new ContentBlock.PlainText(Text.of("Hello"))));

	private static final String KEYS = "\"entityTypeId\":2,\"entityId\":7,\"activityId\":5";

	@RegisterExtension
	private final CrmPortal portal = new CrmPortal();

	@Test
	void blocksAreSet() {
		this.portal.result("{\"success\":true}");
		StepVerifier.create(blocks().set(5, CrmObject.deal(7), BLOCKS)).expectComplete().verify(LIMIT);
		this.portal.received("crm.activity.layout.blocks.set", "{" + KEYS
				+ ",\"layout\":{\"blocks\":{\"0\":{\"type\":\"text\",\"properties\":{\"value\":\"Hello\"}}}}}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "{\"0\":{\"type\":\"text\",\"properties\":{\"value\":\"Hello\"}}}",
					"[{\"type\":\"text\",\"properties\":{\"value\":\"Hello\"}}]" })
	void numberedBlocksMayComeAsAnArray(String json) {
		this.portal.result("{\"layout\":{\"blocks\":" + json + "}}");
		StepVerifier.create(blocks().get(5, CrmObject.deal(7))).expectNext(BLOCKS).expectComplete().verify(LIMIT);
		this.portal.received("crm.activity.layout.blocks.get", "{" + KEYS + "}");
	}

	@Test
	void activityWithoutBlocksHasNone() {
		this.portal.result("{\"layout\":{\"blocks\":[]}}");
		StepVerifier.create(blocks().get(5, CrmObject.deal(7)))
			.expectNext(new LayoutBlocks(Map.of()))
			.expectComplete()
			.verify(LIMIT);
	}

	@ParameterizedTest
	@CsvSource({ "NOT_FOUND", "OWNER_NOT_FOUND" })
	void missingActivityIsEmptyForReads(String code) {
		this.portal.error(code, "why");
		StepVerifier.create(blocks().get(5, CrmObject.deal(7))).expectComplete().verify(LIMIT);
	}

	@Test
	void blocksAreDeleted() {
		this.portal.result("{\"success\":true}");
		StepVerifier.create(blocks().delete(5, CrmObject.deal(7))).expectComplete().verify(LIMIT);
		this.portal.received("crm.activity.layout.blocks.delete", "{" + KEYS + "}");
	}

	@ParameterizedTest
	@CsvSource({ "null", "[]", "'{\"success\":false}'" })
	void whatIsNoSuccessIsAFailure(String result) {
		this.portal.result(result);
		StepVerifier.create(blocks().delete(5, CrmObject.deal(7)))
			.expectError(Bitrix24ApiException.class)
			.verify(LIMIT);
	}

	@Test
	void setOfNoBlocksIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> blocks().set(5, CrmObject.deal(7), new LayoutBlocks(Map.of())))
			.withMessageContaining("blocks must not be empty");
	}

	@ParameterizedTest
	@CsvSource({ "ERROR_WRONG_CONTEXT,WrongAuthType", "OWNER_NOT_FOUND,NotFound", "NOT_FOUND,NotFound",
			"ACCESS_DENIED,AccessDenied", "UNSUITABLE_ACTIVITY_TYPE_ERROR,Validation", "FIELD_IS_REQUIRED,Validation",
			"FIELD_IS_REDUNDANT,Validation" })
	void documentedErrors(String code, String type) {
		this.portal.error(code, "why");
		StepVerifier.create(blocks().set(5, CrmObject.deal(7), BLOCKS))
			.expectErrorMatches((failure) -> failure.getClass().getSimpleName().equals("Bitrix24" + type + "Exception"))
			.verify(LIMIT);
	}

	private CrmActivityLayoutBlockOperations blocks() {
		return this.portal.operations().layoutBlocks();
	}

}
