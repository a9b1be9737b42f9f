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
package io.github.b24spring.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import io.github.b24spring.client.exception.Bitrix24AdmissionException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24OperatingLimitException;
import io.github.b24spring.client.exception.Bitrix24RateLimitException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemsTests {

	private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

	private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

	@Test
	void usedUpBudgetTellsWhenToComeBack() {
		Bitrix24OperatingLimitException failure = new Bitrix24OperatingLimitException(error("OPERATION_TIME_LIMIT"),
				NOW.plusSeconds(90));
		assertThat(Problems.describe(failure).getStatus()).isEqualTo(503);
		assertThat(Problems.headers(failure, CLOCK).getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("91");
	}

	@Test
	void momentThatIsPastMeansSoon() {
		Bitrix24OperatingLimitException failure = new Bitrix24OperatingLimitException(error("OPERATION_TIME_LIMIT"),
				NOW.minusSeconds(90));
		assertThat(Problems.headers(failure, CLOCK).getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
	}

	@Test
	void fullQueueTellsHowLongItIs() {
		Bitrix24AdmissionException failure = new Bitrix24AdmissionException("crm.activity.communication.fields",
				"The queue is full", Duration.ofMillis(2_500), null);
		assertThat(Problems.describe(failure).getStatus()).isEqualTo(503);
		assertThat(Problems.headers(failure, CLOCK).getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("3");
	}

	@Test
	void refusalForRateDoesNotGuess() {
		Bitrix24RateLimitException failure = new Bitrix24RateLimitException(error("QUERY_LIMIT_EXCEEDED"));
		assertThat(Problems.describe(failure).getStatus()).isEqualTo(503);
		assertThat(Problems.headers(failure, CLOCK).isEmpty()).isTrue();
	}

	private static Bitrix24Error error(String code) {
		return new Bitrix24Error(code, "Words", "crm.activity.communication.fields", 503, false);
	}

}
