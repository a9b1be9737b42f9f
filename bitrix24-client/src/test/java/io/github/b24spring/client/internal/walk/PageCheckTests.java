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

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.answer.TestAnswers;
import io.github.b24spring.client.internal.walk.PageCheck.Claim;
import io.github.b24spring.client.internal.walk.PageCheck.Place;
import io.github.b24spring.client.list.ListMethod;
import io.github.b24spring.client.list.catalog.ListCatalog;
import io.github.b24spring.client.list.catalog.ListPaging.Style;
import io.github.b24spring.client.list.catalog.ListShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Where pages of 50 rows are in their list, by what they say of themselves.
 */
class PageCheckTests {

	@ParameterizedTest
	@CsvSource({ "0, 50,,, BEFORE_ANOTHER", "0, 60,,, LAST", "0, 60, 60,, LAST", "0, 60, 200,, BEFORE_ANOTHER",
			"0, 60, 60, 60, BEFORE_ANOTHER", "0, 20,,, LAST", "0, 20, 20,, LAST", "100, 20, 120,, LAST",
			"100, 50, 500, 150, BEFORE_ANOTHER", "0, 0,,, LAST" })
	void pageHasItsPlace(long start, int rows, Long total, Long next, Place place) {
		assertThat(place("my.own.list", start, rows, total, next)).isEqualTo(place);
	}

	@ParameterizedTest
	@CsvSource({ "0, 20, 21,, 21 rows in all", "100, 20, 121,, 121 rows in all", "0, 20,, 20, 20 rows only",
			"100, 50, 500, 100, next starts at 100", "100, 50, 500, 149, next starts at 149",
			"100, 0, 500, 99, next starts at 99" })
	void pageThatDoesNotFitIsTold(long start, int rows, Long total, Long next, String reason) {
		assertThatExceptionOfType(Bitrix24UnreadableResponseException.class)
			.isThrownBy(() -> place("my.own.list", start, rows, total, next))
			.withMessageContaining("the page after " + start + " rows")
			.withMessageContaining(reason);
	}

	@ParameterizedTest
	@CsvSource({ "49,, LAST", "50,, LAST", "50, 50, LAST", "50, 51, BEFORE_ANOTHER" })
	void listWithoutPagesEndsUnlessItSaysThatThereIsMore(int rows, Long total, Place place) {
		assertThat(place(documented(Style.NONE), 0, rows, total, null)).isEqualTo(place);
	}

	@ParameterizedTest
	@CsvSource({ "49, false", "50, true", "51, true" })
	void listThatOnlyALimitCutsOffIsTold(int rows, boolean cutOff) {
		String method = documented(Style.LIMIT);
		if (!cutOff) {
			assertThat(place(method, 0, rows, null, null)).isEqualTo(Place.LAST);
			return;
		}
		assertThatExceptionOfType(Bitrix24UnreadableResponseException.class)
			.isThrownBy(() -> place(method, 0, rows, null, null))
			.withMessageContaining("no way to ask for those that may follow");
	}

	private static String documented(Style style) {
		return ListCatalog.rest2()
			.lists()
			.stream()
			.filter((shape) -> shape.paging().style() == style)
			.map(ListShape::method)
			.findFirst()
			.orElseThrow();
	}

	private static Place place(String method, long start, int rows, Long total, Long next) {
		String result = IntStream.range(0, rows)
			.mapToObj((row) -> "{\"ID\":\"" + (row + 1) + "\"}")
			.collect(Collectors.joining(",", "[", "]"));
		RowPage page = RowPage.read("my.own.list",
				Objects.requireNonNull(TestAnswers.read("{\"result\":" + result + "}").result()),
				ListMethod.of("my.own.list"), (text) -> text);
		return new PageCheck(method, ListMethod.of(method)).place(new Claim(start, 50, total, next, null), page);
	}

}
