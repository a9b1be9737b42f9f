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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.ListSpec;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24ListException;
import io.github.b24spring.client.exception.Bitrix24ServerException;
import io.github.b24spring.client.internal.transport.FakePortal;
import io.github.b24spring.client.internal.transport.FakePortal.Refusal;
import io.github.b24spring.client.list.SortOrder;
import io.github.b24spring.client.settings.RetrySettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often lists ask again, by id and by page.
 */
class ListRepetitionTests {

	private static final String METHOD = "crm.activity.list";

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final FakePortal portal = new FakePortal();

	private Supplier<Flux<Row>> list(RetrySettings settings, boolean byId) {
		return list(settings, byId, CallPriority.BULK);
	}

	private Supplier<Flux<Row>> list(RetrySettings settings, boolean byId, CallPriority priority) {
		return () -> {
			ListSpec<Row> list = this.portal.client(settings).list(METHOD, Row.class).priority(priority);
			return byId ? list.fetch() : list.order("SUBJECT", SortOrder.ASC).fetch();
		};
	}

	@ParameterizedTest
	@CsvSource({ "0, true", "0, false", "3, true", "3, false", "5, true" })
	void listOnAFailingPortalAsksAsOftenAsACall(int maxRetries, boolean byId) {
		this.portal.on(METHOD, FakeList.dense(1000)).failing((request) -> error());
		StepVerifier.withVirtualTime(list(RetrySettings.defaults().withMaxRetries(maxRetries), byId))
			.thenAwait(Duration.ofMinutes(10))
			.expectError(Bitrix24ListException.class)
			.verify(LIMIT);
		assertThat(this.portal.requests()).hasSize(1 + maxRetries);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 2 })
	void pageThatFailsInABatchThatDoesNotIsAskedAgainAsOftenAsACall(int maxRetries) {
		AtomicInteger failures = new AtomicInteger();
		this.portal.on(METHOD, FakeList.dense(1000).failing((page) -> {
			if (page < 10) {
				return null;
			}
			failures.incrementAndGet();
			return new Refusal("INTERNAL_SERVER_ERROR", "Oops.");
		}));
		StepVerifier.withVirtualTime(list(RetrySettings.defaults().withMaxRetries(maxRetries), true))
			.thenAwait(Duration.ofMinutes(10))
			.thenConsumeWhile((row) -> true)
			.expectError(Bitrix24ListException.class)
			.verify(LIMIT);
		assertThat(failures).hasValue(1 + maxRetries);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void nothingOfAListIsRepeatedAfterTheTotalTime(boolean byId) {
		this.portal.on(METHOD,
				FakeList.dense(1000)
					.failing((page) -> (page < 10) ? null
							: new Refusal("OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.")));
		this.portal.latency((call) -> Mono.delay(Duration.ofSeconds(7)));
		RetrySettings settings = RetrySettings.defaults().withTimeout(Duration.ofSeconds(20));
		StepVerifier.withVirtualTime(list(settings, byId))
			.thenAwait(Duration.ofHours(2))
			.thenConsumeWhile((row) -> true)
			.expectError(Bitrix24ListException.class)
			.verify(LIMIT);
		assertThat(this.portal.requests()).hasSizeLessThan(10);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void listThatSomebodyWaitsForIsRepeatedForAMinute(boolean byId) {
		this.portal.on(METHOD, FakeList.dense(1000)
			.failing((page) -> new Refusal("OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.")));
		this.portal.latency((call) -> Mono.delay(Duration.ofSeconds(7)));
		StepVerifier.withVirtualTime(list(RetrySettings.defaults(), byId, CallPriority.INTERACTIVE))
			.thenAwait(Duration.ofHours(2))
			.thenConsumeWhile((row) -> true)
			.expectError(Bitrix24ListException.class)
			.verify(LIMIT);
		assertThat(this.portal.requests()).hasSizeBetween(9, 20);
	}

	private static Bitrix24ServerException error() {
		return new Bitrix24ServerException(new Bitrix24Error(null, "down", "batch", 500, true));
	}

	record Row(@JsonProperty("ID") long id) {
	}

}
