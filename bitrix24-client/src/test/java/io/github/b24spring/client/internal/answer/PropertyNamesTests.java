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

import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.exception.Bitrix24DecodingException;
import io.github.b24spring.client.exception.FailureKind;
import io.github.b24spring.client.fixture.EmittedTexts;
import io.github.b24spring.client.internal.answer.AnswerReader.HttpAnswer;
import io.github.b24spring.client.internal.answer.AnswerReader.Target;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PropertyNamesTests {

	private static final String DEAL = "{\"ID\":\"7\",\"TITLE\":\"New\",\"STAGE_ID\":\"s3cret\"}";

	@RegisterExtension
	private final EmittedTexts texts = new EmittedTexts(Level.WARN,
			(logger) -> logger.equals(PropertyNames.class.getName()));

	private final AnswerReader reader = new AnswerReader(Bitrix24JsonMapper.create(),
			(text) -> text.replace("s3cret", "***"));

	record Primitive(long id, String title) {
	}

	record Boxed(@Nullable Long id, @Nullable String title) {
	}

	record Named(@JsonProperty("ID") long id) {
	}

	record Aliased(@JsonAlias("TITLE") @Nullable String title) {
	}

	record Wrong(@JsonProperty("STAGE_ID") long stage) {
	}

	record Owner(@JsonProperty("OWNER") Primitive owner) {
	}

	@Test
	void primitiveThatNoNameFillsTellsOfThePropertyAndTheNamesThatCame() {
		assertThatExceptionOfType(Bitrix24DecodingException.class).isThrownBy(() -> decode(DEAL, Primitive.class))
			.withMessageContaining(", at id; the names that came are ID, TITLE, STAGE_ID.")
			.withMessageContaining("@JsonProperty")
			.satisfies((failure) -> assertThat(failure.kind()).isEqualTo(FailureKind.UNREADABLE_RESPONSE));
	}

	@Test
	void propertyDeepDownIsToldByItsPath() {
		assertThatExceptionOfType(Bitrix24DecodingException.class)
			.isThrownBy(() -> decode("{\"OWNER\":" + DEAL + "}", Owner.class))
			.withMessageContaining(", at OWNER.id; the names that came are ID, TITLE, STAGE_ID.");
	}

	@Test
	void namesOfTheElementThatDoesNotFitAreTold() {
		assertThatExceptionOfType(Bitrix24DecodingException.class)
			.isThrownBy(() -> decode("[{\"id\":7}," + DEAL + "]", Primitive[].class))
			.withMessageContaining(", at [1].id; the names that came are ID, TITLE, STAGE_ID.");
	}

	@Test
	void placeThatIsNoPropertyHasNoNames() {
		assertThatExceptionOfType(Bitrix24DecodingException.class).isThrownBy(() -> decode("[1,{}]", long[].class))
			.withMessageNotContaining("the names that came");
	}

	@Test
	void settingOfTheMapperThatTheClientNeedsIsNotAdvised() {
		assertThatExceptionOfType(Bitrix24DecodingException.class).isThrownBy(() -> decode(DEAL, Primitive.class))
			.withMessageContaining("Cannot map `null` into type `long`, at id")
			.withMessageNotContaining("DeserializationFeature");
	}

	@Test
	void valueThatDoesNotFitIsShownWithoutSecrets() {
		assertThatExceptionOfType(Bitrix24DecodingException.class).isThrownBy(() -> decode(DEAL, Wrong.class))
			.withMessageContaining("***")
			.withMessageNotContaining("s3cret");
	}

	@Test
	void manyNamesAreNotAllShown() {
		StringBuilder many = new StringBuilder("{\"N0\":0");
		for (int i = 1; i < 1_000; i++) {
			many.append(",\"N").append(i).append("\":0");
		}
		assertThatExceptionOfType(Bitrix24DecodingException.class)
			.isThrownBy(() -> decode(many.append('}').toString(), Primitive.class))
			.withMessageContaining("N19, …")
			.withMessageNotContaining("N20");
	}

	@Test
	void typeNoneOfWhosePropertiesCameIsWarnedOfOnce() {
		assertThat(decode(DEAL, Boxed.class)).isEqualTo(new Boxed(null, null));
		decode(DEAL, Boxed.class);
		assertThat(warnings()).singleElement()
			.asString()
			.contains("None of the properties [id, title]", "Boxed", "'crm.deal.get'", "ID, TITLE, STAGE_ID",
					"@JsonProperty");
	}

	@Test
	void rowsAreComparedToo() {
		this.reader.decode("crm.deal.list", result("[" + DEAL + "]"),
				this.reader.readerFor(new TypeReference<List<Boxed>>() {
				}.getType()));
		assertThat(warnings()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(classes = { Named.class, Aliased.class, Map.class, Object.class, JsonNode.class })
	void typeThatReadsSomethingIsNotWarnedOf(Class<?> type) {
		assertThat(decode(DEAL, type)).isNotNull();
		assertThat(warnings()).isEmpty();
	}

	private List<String> warnings() {
		return this.texts.all().stream().filter((text) -> text.contains("None of the properties")).toList();
	}

	private <T> T decode(String result, Class<T> type) {
		return this.reader.decode("crm.deal.get", result(result), this.reader.readerFor(type));
	}

	private JsonPart result(String result) {
		byte[] body = ("{\"result\":" + result + "}").getBytes(UTF_8);
		return this.reader
			.read(new Target("crm.deal.get", RestVersion.V2), new HttpAnswer(200, HttpHeaders.EMPTY, body))
			.result();
	}

}
