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

import java.util.function.Predicate;

import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.TestAnswers;
import io.github.b24spring.client.list.ListMethod;
import io.github.b24spring.client.list.catalog.ListCatalog;
import io.github.b24spring.client.list.catalog.ListPaging.Style;
import io.github.b24spring.client.list.catalog.ListShape;
import io.github.b24spring.client.list.catalog.ListTrait;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What answers tell of the page after them.
 */
class NextPageTests {

	private static final ListMethod OFFSETS = documented((shape) -> shape.paging().style() == Style.OFFSET
			&& shape.paging().pageSize() == 50 && shape.paging().next() == null && !isUndocumented(shape));

	private static final ListMethod TOLD_IN_RESULT = documented(
			(shape) -> shape.paging().style() == Style.OFFSET && shape.paging().next() != null);

	private static final String KEY = String.valueOf(TOLD_IN_RESULT.paging().next());

	@ParameterizedTest
	@ValueSource(strings = { "my.own.list", "crm.deal.list", "task.items.getlist", "crm.dealcategory.stage.list" })
	void positionInTheAnswerIsTaken(String method) {
		Envelope answer = TestAnswers.read("{\"result\":[],\"next\":17,\"total\":3}");
		assertThat(NextPage.after(0, 50, answer, ListMethod.of(method))).isEqualTo(17);
	}

	@Test
	void fullPageOfAMethodThatIsNotKnownIsTheLastWithoutAPosition() {
		assertThat(NextPage.after(0, 50, answer(200L), ListMethod.of("my.own.list"))).isNull();
	}

	@ParameterizedTest
	@EnumSource(names = { "LIMIT", "NONE" })
	void fullPageOfAMethodWithoutPagesIsTheLast(Style style) {
		ListMethod form = documented((shape) -> shape.paging().style() == style);
		assertThat(NextPage.after(0, form.paging().pageSize(), answer(null), form)).isNull();
	}

	@Test
	void fullPageOfAMethodWhosePagesAreNotDocumentedIsTheLast() {
		ListMethod form = documented((shape) -> shape.paging().style() == Style.OFFSET && isUndocumented(shape));
		assertThat(NextPage.after(0, form.paging().pageSize(), answer(null), form)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "0, 50, 50", "100, 50, 150", "0, 49,", "100, 0," })
	void fullPageMayHaveOneAfterIt(long start, int rows, @Nullable Long next) {
		assertThat(NextPage.after(start, rows, answer(null), OFFSETS)).isEqualTo(next);
	}

	@Test
	void pagesThatAreNamedByNumberAreFollowedToo() {
		ListMethod form = documented((shape) -> shape.paging().style() == Style.PAGE);
		assertThat(NextPage.after(50, 50, answer(null), form)).isEqualTo(100);
	}

	@Test
	void nextPageStartsAfterTheSizeOfThePagesOfTheMethod() {
		ListMethod form = documented((shape) -> shape.paging().style() == Style.OFFSET && shape.paging().pageSize() > 50
				&& shape.paging().next() == null && !isUndocumented(shape));
		int size = form.paging().pageSize();
		assertThat(NextPage.after(size, size, answer(null), form)).isEqualTo(2L * size);
		assertThat(NextPage.after(size, 50, answer(null), form)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "0, 50, 50,", "0, 50, 51, 50", "100, 50, 150,", "100, 20, 121, 150", "100, 0, 200," })
	void totalTellsWhetherRowsAreLeft(long start, int rows, long total, @Nullable Long next) {
		assertThat(NextPage.after(start, rows, answer(total), OFFSETS)).isEqualTo(next);
	}

	@ParameterizedTest
	@CsvSource({ "0, 50, 49, 50", "100, 50, 149, 150", "100, 20, 119," })
	void totalThatIsLessThanTheRowsTellsNothing(long start, int rows, long total, @Nullable Long next) {
		assertThat(NextPage.after(start, rows, answer(total), OFFSETS)).isEqualTo(next);
	}

	@Test
	void whatTheMethodTellsBesideItsRowsCountsMoreThanTheTotal() {
		assertThat(NextPage.after(0, 20, told("true", 20), TOLD_IN_RESULT)).isEqualTo(50);
		assertThat(NextPage.after(0, 50, told("false", 200), TOLD_IN_RESULT)).isNull();
		assertThat(NextPage.after(50, 0, told("true", 200), TOLD_IN_RESULT)).isNull();
	}

	@Test
	void onlyItsOwnKeyTellsWhetherAPageFollows() {
		assertThat(NextPage.isThere(told("true", 20), TOLD_IN_RESULT)).isTrue();
		assertThat(NextPage.isThere(told("false", 20), TOLD_IN_RESULT)).isFalse();
		assertThat(NextPage.isThere(told("true", 20), OFFSETS)).isNull();
		assertThat(NextPage.isThere(answer(20L), TOLD_IN_RESULT)).isNull();
		assertThat(NextPage.isThere(new Envelope(null, null, null, null, null), TOLD_IN_RESULT)).isNull();
	}

	private static boolean isUndocumented(ListShape shape) {
		return shape.has(ListTrait.START_UNDOCUMENTED);
	}

	private static ListMethod documented(Predicate<ListShape> kind) {
		String method = ListCatalog.rest2()
			.lists()
			.stream()
			.filter(kind)
			.map(ListShape::method)
			.findFirst()
			.orElseThrow();
		return ListMethod.of(method);
	}

	private static Envelope answer(@Nullable Long total) {
		return TestAnswers.read("{\"result\":{\"items\":[]}" + ((total != null) ? ",\"total\":" + total : "") + "}");
	}

	private static Envelope told(String more, long total) {
		return TestAnswers.read("{\"result\":{\"" + KEY + "\":" + more + "},\"total\":" + total + "}");
	}

}
