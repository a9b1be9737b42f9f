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

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.exception.Bitrix24DecodingException;
import io.github.b24spring.client.internal.answer.AnswerReader;
import io.github.b24spring.client.internal.answer.TestAnswers;
import io.github.b24spring.client.internal.walk.Shelf.Load;
import io.github.b24spring.client.internal.walk.Shelf.Slice;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import io.github.b24spring.client.list.ListMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.util.Assert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SliceRowsTests {

	private static final String METHOD = "my.own.list";

	private static final List<Long> DECODED = new ArrayList<>();

	private final AnswerReader answers = new AnswerReader(Bitrix24JsonMapper.create(), (text) -> text);

	private final RowDecoder<Row> decoder = new RowDecoder<>(METHOD, this.answers, Row.class);

	record Row(long id) {

		@JsonCreator
		Row(@JsonProperty("ID") long id) {
			Assert.isTrue(id != 13, "Unlucky");
			DECODED.add(id);
			this.id = id;
		}

	}

	@BeforeEach
	void forget() {
		DECODED.clear();
	}

	@Test
	void rowsOfAPartAreDecodedBeforeTheyAreTaken() {
		SliceRows<Row> rows = rows(page("1", "2", "3", "4", "5"), 1, 4).decoded();
		assertThat(DECODED).containsExactly(2L, 3L, 4L);
		assertThat(taken(rows, 3)).containsExactly(2L, 3L, 4L);
		assertThat(rows.hasNext()).isFalse();
		assertThat(DECODED).hasSize(3);
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(rows::next);
	}

	@Test
	void rowsAreDecodedOneByOneAsTheyAreTaken() {
		SliceRows<Row> rows = rows(page("1", "2", "3"), 0, 3);
		assertThat(rows.hasNext()).isTrue();
		assertThat(DECODED).isEmpty();
		assertThat(taken(rows, 2)).containsExactly(1L, 2L);
		assertThat(DECODED).containsExactly(1L, 2L);
		assertThat(rows.lastId()).isEqualTo(2);
	}

	@Test
	void rowThatDoesNotFitFailsWhenItsTurnComes() {
		SliceRows<Row> rows = rows(page("1", "2", "13", "14"), 0, 4).decoded();
		assertThat(taken(rows, 2)).containsExactly(1L, 2L);
		assertThat(rows.hasNext()).isTrue();
		assertThatExceptionOfType(Bitrix24DecodingException.class).isThrownBy(rows::next);
		assertThat(rows.lastId()).isEqualTo(2);
	}

	@Test
	void partsOfAPageAreDecodedInAnyOrder() {
		RowPage page = page("1", "2", "3", "4");
		page.pack();
		SliceRows<Row> second = rows(page, 2, 4).decoded();
		SliceRows<Row> first = rows(page, 0, 2).decoded();
		assertThat(taken(first, 2)).containsExactly(1L, 2L);
		assertThat(taken(second, 2)).containsExactly(3L, 4L);
	}

	private static List<Long> taken(SliceRows<Row> rows, int count) {
		return IntStream.range(0, count).mapToObj((i) -> rows.next().id()).toList();
	}

	private SliceRows<Row> rows(RowPage page, int from, int to) {
		int[] numbers = IntStream.range(0, page.size()).toArray();
		return new SliceRows<>(new Slice(new Load(List.of(page)), 0, page, numbers, from, to), this.decoder);
	}

	private RowPage page(String... ids) {
		String rows = String.join(",", List.of(ids).stream().map((id) -> "{\"ID\":" + id + "}").toList());
		return this.decoder.page(Objects.requireNonNull(TestAnswers.read("{\"result\":[" + rows + "]}").result()),
				ListMethod.of(METHOD));
	}

}
