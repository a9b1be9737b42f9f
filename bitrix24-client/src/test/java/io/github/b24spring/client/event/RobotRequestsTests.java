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
package io.github.b24spring.client.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import io.github.b24spring.client.form.BracketForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a robot says of itself, in small letters or in capitals.
 */
class RobotRequestsTests {

	@ParameterizedTest
	@CsvSource({ "use_subscription=Y, true", "use_subscription=N, false", "USE_SUBSCRIPTION=n, false",
			"other=N, true" })
	void robotWaitsUnlessItSaysThatItDoesNot(String field, boolean waits) {
		assertThat(read(field).waits()).isEqualTo(waits);
	}

	@ParameterizedTest
	@CsvSource({ "timeout_duration=90, 90", "TIMEOUT_DURATION=0, 0", "timeout_duration=-1,", "timeout_duration=soon,",
			"timeout_duration=9999999999,", "other=1," })
	void timeIsInSeconds(String field, Long seconds) {
		assertThat(read(field).timeout()).isEqualTo((seconds != null) ? Duration.ofSeconds(seconds) : null);
	}

	@Test
	void documentIsReadInItsParts() {
		RobotRequest robot = read("document_id[0]=crm&document_id[1]=CCrmDocumentDeal&document_id[2]=DEAL_1");
		assertThat(robot.documentId()).containsExactly("crm", "CCrmDocumentDeal", "DEAL_1");
		assertThat(robot.documentType()).isEmpty();
	}

	private static RobotRequest read(String fields) {
		byte[] body = ("event_token=token&workflow_id=w&code=c&" + fields).getBytes(StandardCharsets.UTF_8);
		return RobotRequests.read(BracketForm.parse(body), "member", Instant.EPOCH);
	}

}
