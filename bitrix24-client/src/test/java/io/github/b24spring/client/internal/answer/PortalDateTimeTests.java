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
package io.github.b24spring.client.internal.answer;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PortalDateTime}.
 */
class PortalDateTimeTests {

	@ParameterizedTest
	@ValueSource(strings = { "2026-08-19T15:04:05+03:00", "2026-08-19T15:04:05-03:30", "9999-12-31T00:00:00+03:00",
			"2024-02-29T23:59:59+00:00", "2026-08-19T15:04:05Z", "2026-08-19T15:04:05.123+03:00",
			"2026-08-19T15:04:05+03:00:30" })
	void readsWhatAFormatterReads(String text) {
		assertThat(PortalDateTime.parse(text)).isEqualTo(OffsetDateTime.parse(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "2026-02-30T15:04:05+03:00", "2026-13-01T15:04:05+03:00", "2026-08-19T25:04:05+03:00",
			"2026-08-19T15:04:05+19:00", "2026-08-19 15:04:05+03:00", "2026-08-1xT15:04:05+03:00" })
	void refusesWhatIsNoMoment(String text) {
		assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> PortalDateTime.parse(text));
	}

}
