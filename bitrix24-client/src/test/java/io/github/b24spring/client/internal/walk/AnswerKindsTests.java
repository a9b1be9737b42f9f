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

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.internal.transport.FakePortal;
import io.github.b24spring.client.list.SortOrder;
import io.github.b24spring.client.settings.RetrySettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever kind of JSON stands in a member of an answer: values or failures of the client
 * come, and a list that ends without a failure has all rows.
 */
class AnswerKindsTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final int ROWS = 120;

	private static final List<@Nullable Object> KINDS = Arrays.asList(null, true, false, 0, 1, -1, 50, 51, 1.5,
			Long.MAX_VALUE, Double.MAX_VALUE, new BigDecimal("1e400"), new BigDecimal("1e-400"), "", " ", "x", "0",
			"50", "-5", "1e9", "2026-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z", List.of(), List.of(1),
			List.of(List.of()), Map.of(), Map.of("a", 1), Map.of("ID", 1), Map.of("c0", Map.of("error", "X")));

	private final FakePortal portal = new FakePortal().secondsPerPage(0.03)
		.on("crm.deal.list", FakeList.dense(ROWS))
		.on("crm.deal.get", (params) -> Map.of("ID", 1));

	static Stream<String> members() {
		return Stream.of("result", "next", "total", "time", "time.operating", "time.operating_reset_at", "time.start",
				"time.duration", "time.processing", "time.date_start", "error", "error_description", "result.result",
				"result.result_error", "result.result_total", "result.result_next", "result.result_time",
				"result.result.*", "result.result_error.*", "result.result_total.*", "result.result_next.*",
				"result.result_time.*", "result.result_time.*.operating", "result.result_time.*.operating_reset_at",
				"result.result_time.*.duration", "result.*");
	}

	@ParameterizedTest
	@MethodSource("members")
	void anyKindGivesValuesOrFailuresOfTheClient(String member) {
		Bitrix24Client client = this.portal.client(RetrySettings.defaults().withTimeout(Duration.ZERO));
		for (Object kind : KINDS) {
			this.portal.distorting((answer) -> put(answer, member.split("\\."), 0, kind));
			String where = member + "=" + kind;
			check(client.call("crm.deal.get").exchange(Object.class), where);
			check(client.call("crm.deal.get").retrieve(Deal.class), where);
			check(client.batch()
				.command("a", "crm.deal.get", Deal.class)
				.command("b", "crm.deal.list", Object.class)
				.execute(), where);
			check(client.list("crm.deal.list", Deal.class).page(0), where);
			check(client.list("crm.deal.list", Deal.class).count(), where);
			checkRows(client.list("crm.deal.list", Deal.class).order("TITLE", SortOrder.ASC).fetch(), where,
					!member.startsWith("result.result"));
			checkRows(client.list("crm.deal.list", Deal.class).fetch(), where, !member.startsWith("result.result"));
		}
	}

	private static void check(Mono<?> answer, String where) {
		AtomicReference<Throwable> failure = new AtomicReference<>();
		StepVerifier.create(answer.doOnError(failure::set).onErrorComplete().then()).expectComplete().verify(LIMIT);
		if (failure.get() != null) {
			assertThat(failure.get()).as(where).isInstanceOf(Bitrix24Exception.class);
		}
	}

	/**
	 * A portal that says in each of its answers that there are no rows is believed.
	 */
	private static void checkRows(Flux<Deal> list, String where, boolean rowsAreThere) {
		AtomicReference<Throwable> failure = new AtomicReference<>();
		List<Long> ids = new ArrayList<>();
		StepVerifier
			.create(list.doOnNext((deal) -> ids.add(deal.id())).doOnError(failure::set).onErrorComplete().then())
			.expectComplete()
			.verify(LIMIT);
		if (failure.get() != null) {
			assertThat(failure.get()).as(where).isInstanceOf(Bitrix24Exception.class);
			assertThat(ids).as(where).doesNotHaveDuplicates();
		}
		else if (rowsAreThere || !ids.isEmpty()) {
			assertThat(ids).as(where).containsExactlyElementsOf(LongStream.rangeClosed(1, ROWS).boxed().toList());
		}
	}

	/**
	 * Replace a member of an answer; {@code *} stands for all members of a map.
	 */
	private static Map<String, Object> put(Map<String, Object> map, String[] path, int depth, @Nullable Object value) {
		Map<String, Object> copy = new LinkedHashMap<>(map);
		List<String> names = path[depth].equals("*") ? List.copyOf(map.keySet()) : List.of(path[depth]);
		for (String name : names) {
			Object inner = copy.getOrDefault(name, Map.of());
			if (depth == path.length - 1) {
				copy.put(name, value);
			}
			else if (inner instanceof Map<?, ?> innerMap) {
				copy.put(name, put(named(innerMap), path, depth + 1, value));
			}
		}
		return copy;
	}

	private static Map<String, Object> named(Map<?, ?> map) {
		Map<String, Object> named = new LinkedHashMap<>();
		map.forEach((name, value) -> named.put(name.toString(), value));
		return named;
	}

	record Deal(@JsonProperty("ID") @Nullable Long id) {
	}

}
