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
package io.github.b24spring.client.internal.walk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.internal.transport.FakePortal;
import io.github.b24spring.client.internal.transport.FakePortal.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When the rows of a list are decoded.
 */
class ListDecodingTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String METHOD = "crm.activity.list";

	private static final AtomicInteger DECODED = new AtomicInteger();

	private final FakePortal portal = new FakePortal();

	record Row(long id) {

		@JsonCreator
		Row(@JsonProperty("ID") long id) {
			DECODED.incrementAndGet();
			this.id = id;
		}

	}

	@BeforeEach
	void forget() {
		DECODED.set(0);
	}

	@ParameterizedTest
	@CsvSource({ "100, 100, 300", "20000, 1, 2" })
	void fewPagesAreDecodedAheadOfTheSubscriberUnlessTheyAreLarge(int length, int least, int most) {
		FakeList list = FakeList.dense(1000);
		String title = "x".repeat(length);
		this.portal.on(METHOD, (params) -> titled((Page) list.apply(params), title));
		StepVerifier.withVirtualTime(() -> this.portal.client().list(METHOD, Row.class).fetch().map(Row::id), 0)
			.thenRequest(1)
			.expectNext(1L)
			.then(() -> assertThat(DECODED).hasValueBetween(least, most))
			.thenCancel()
			.verify(LIMIT);
	}

	private static Page titled(Page page, String title) {
		List<?> rows = (List<?>) page.result();
		return new Page(rows.stream().map((row) -> titled((Map<?, ?>) row, title)).toList(), null, null);
	}

	private static Map<String, Object> titled(Map<?, ?> row, String title) {
		return Map.of("ID", Objects.requireNonNull(row.get("ID")), "TITLE", title);
	}

}
