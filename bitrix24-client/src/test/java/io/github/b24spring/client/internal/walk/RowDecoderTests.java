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

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.exception.Bitrix24DecodingException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.fixture.EmittedTexts;
import io.github.b24spring.client.internal.answer.AnswerReader;
import io.github.b24spring.client.internal.answer.TestAnswers;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import io.github.b24spring.client.list.ListMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of the rows of a page.
 */
class RowDecoderTests {

	private static final String METHOD = "my.own.list";

	@RegisterExtension
	private final EmittedTexts texts = new EmittedTexts(Level.WARN, (logger) -> logger.endsWith(".PropertyNames"));

	private final AnswerReader answers = new AnswerReader(Bitrix24JsonMapper.create(),
			(text) -> text.replace(TestAnswers.SECRET, "***"));

	private final RowDecoder<Row> decoder = new RowDecoder<>(METHOD, this.answers, Row.class);

	record Row(@JsonProperty("ID") long id, @JsonProperty("COUNT") @Nullable Integer count) {
	}

	record Other(@JsonProperty("TITLE") @Nullable String title) {
	}

	@Test
	void rowsAreDecodedInAnyOrder() {
		RowPage page = page("[{\"ID\":\"3\",\"COUNT\":1},{\"ID\":\"5\"},{\"ID\":\"8\"}]");
		assertThat(page.size()).isEqualTo(3);
		assertThat(this.decoder.decode(page, 2)).isEqualTo(new Row(8, null));
		assertThat(this.decoder.decode(page, 0)).isEqualTo(new Row(3, 1));
		assertThat(this.decoder.decode(page, 1)).isEqualTo(new Row(5, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[{\"ID\":\"3\"},{\"ID\":\"5\",\"COUNT\":2},{\"ID\":\"8\",\"COUNT\":\"many\"}]",
			"{\"3\":{\"ID\":\"3\"},\"5\":{\"ID\":\"5\",\"COUNT\":2},\"8\":{\"ID\":\"8\",\"COUNT\":\"many\"}}" })
	void rowsThatWerePackedAreDecodedAlike(String rows) {
		RowPage page = page(rows);
		page.pack();
		assertThat(this.decoder.decode(page, 0)).isEqualTo(new Row(3, null));
		assertThat(this.decoder.decode(page, 1)).isEqualTo(new Row(5, 2));
		assertThatExceptionOfType(Bitrix24DecodingException.class).isThrownBy(() -> this.decoder.decode(page, 2))
			.withMessageContaining("the row with the id 8 does not fit")
			.withMessageContaining("the names that came are ID, COUNT");
		assertThat(this.decoder.decode(page, 1)).isEqualTo(new Row(5, 2));
	}

	@Test
	void resultWithoutPlaceForRowsIsTold() {
		assertThatExceptionOfType(Bitrix24UnreadableResponseException.class)
			.isThrownBy(() -> page("{\"" + TestAnswers.SECRET + "\":\"7\"}"))
			.withMessageContaining(METHOD)
			.withMessageNotContaining(TestAnswers.SECRET);
		assertThatExceptionOfType(Bitrix24UnreadableResponseException.class)
			.isThrownBy(() -> this.decoder.page(null, ListMethod.of(METHOD)))
			.withMessageContaining(METHOD);
	}

	@Test
	void rowThatDoesNotFitIsToldByItsId() {
		RowPage page = page("[{\"ID\":\"3\"},{\"ID\":\"5\",\"COUNT\":\"many\"}]");
		this.decoder.decode(page, 0);
		assertThatExceptionOfType(Bitrix24DecodingException.class).isThrownBy(() -> this.decoder.decode(page, 1))
			.withMessageContaining(METHOD)
			.withMessageContaining("the row with the id 5 does not fit")
			.withMessageContaining("the names that came are ID, COUNT");
	}

	@Test
	void rowWithoutAnIdThatDoesNotFitIsToldAsOne() {
		RowPage page = page("[{\"COUNT\":\"many\"}]");
		assertThatExceptionOfType(Bitrix24DecodingException.class).isThrownBy(() -> this.decoder.decode(page, 0))
			.withMessageContaining("a row does not fit")
			.withMessageContaining("the names that came are COUNT");
	}

	@Test
	void rowWithoutAValueIsTold() {
		RowDecoder<Long> numbers = new RowDecoder<>(METHOD, this.answers, Long.class);
		RowPage page = page("[\"7\",\"\"]");
		assertThat(numbers.decode(page, 0)).isEqualTo(7);
		assertThatExceptionOfType(Bitrix24UnreadableResponseException.class).isThrownBy(() -> numbers.decode(page, 1))
			.withMessageContaining(METHOD)
			.withMessageContaining("row 1 of a page has no value that fits java.lang.Long");
	}

	@Test
	void typeThatHasNoneOfTheNamesIsWarnedOfAtTheFirstRow() {
		RowDecoder<Other> other = new RowDecoder<>(METHOD, this.answers, Other.class);
		RowPage page = page("[{\"ID\":\"3\"},{\"ID\":\"5\"}]");
		other.decode(page, 1);
		assertThat(this.texts.all()).isEmpty();
		other.decode(page, 0);
		assertThat(this.texts.all()).singleElement().asString().contains("TITLE", METHOD, "ID");
	}

	private RowPage page(String rows) {
		return this.decoder.page(Objects.requireNonNull(TestAnswers.read("{\"result\":" + rows + "}").result()),
				ListMethod.of(METHOD));
	}

}
