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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

import io.github.b24spring.client.exception.Bitrix24Exception;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Errors without a code, as the documentation prints them.
 */
class SentencesTests {

	private static final JsonMapper JSON = JsonMapper.shared();

	private record Documented(String type, String code, String description) {
	}

	@Test
	void documentedErrorsWithoutACodeAreWhatTheyAre() throws IOException {
		List<Documented> documented = documented();
		List<String> mistaken = documented.stream()
			.filter((error) -> !type(error.code(), error.description()).equals(error.type()))
			.map((error) -> error.description() + " is taken for " + type(error.code(), error.description()))
			.toList();
		assertThat(documented).hasSizeGreaterThan(700);
		assertThat(mistaken.size()).as(() -> String.join("\n", mistaken)).isLessThan(documented.size() * 5 / 100);
	}

	/**
	 * Sentences that are not in the documentation, built as those are.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "Warehouse 17 was not found | NotFound", "Subscription doesn't exist | NotFound",
					"Deal does not exist | NotFound", "Communication type is not defined. | Validation",
					"Field 'PRICE' is not set | Validation",
					"Parameter 'rows' must be an array of objects | Validation", "Wrong currency code | Validation",
					"You do not have access to this pipeline | AccessDenied",
					"Insufficient rights to read the wiki | AccessDenied",
					"Kanban is not available on your plan | PlanRestriction", "Label already exists | Conflict",
					"Failed to update the wiki | Api", "Module wiki is not installed | Api", "Oops | Api" })
	void otherErrorsAreFoundByTheSameRules(String description, String type) {
		assertThat(type("", description)).isEqualTo(type);
	}

	@Test
	void wordsDoNotOutweighACode() {
		assertThat(type("SOME_CODE", "Document not found")).isEqualTo("Api");
		assertThat(type("NOT_FOUND", "Wrong currency code")).isEqualTo("NotFound");
	}

	@Test
	void onlyTheBeginningOfATextIsReadForItsSense() {
		assertThat(Sentences.find(" ".repeat(980) + "document not found")).isNotNull();
		assertThat(Sentences.find(" ".repeat(1000) + "document not found")).isNull();
	}

	@Test
	void noSentenceTakesLong() {
		Random random = new Random(21);
		List<String> words = List.of("access to ", "action ", "module ", "only ", "no ", "not ", "found", "<",
				"you cannot ", "\n", "a");
		for (int i = 0; i < 200; i++) {
			StringBuilder text = new StringBuilder();
			String often = words.get(random.nextInt(words.size()));
			while (text.length() < 100_000) {
				text.append((random.nextInt(10) > 0) ? often : words.get(random.nextInt(words.size())));
			}
			assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Sentences.find(text.toString()));
		}
	}

	private static List<Documented> documented() throws IOException {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(
				Objects.requireNonNull(SentencesTests.class.getResourceAsStream("/errors-without-code.tsv")),
				StandardCharsets.UTF_8)); Stream<String> lines = reader.lines()) {
			return lines.filter((line) -> !line.startsWith("#"))
				.map((line) -> line.split("\t", 3))
				.map((parts) -> new Documented(parts[0], parts[1], parts[2]))
				.toList();
		}
	}

	private static String type(String code, String description) {
		byte[] body = JSON.writeValueAsBytes(Map.of("error", code, "error_description", description));
		Bitrix24Exception failure = catchThrowableOfType(Bitrix24Exception.class,
				() -> TestAnswers.read("crm.deal.get", 400, body));
		return failure.getClass().getSimpleName().replaceAll("^Bitrix24|Exception$", "");
	}

}
