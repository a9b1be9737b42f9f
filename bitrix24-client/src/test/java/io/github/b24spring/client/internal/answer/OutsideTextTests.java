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

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OutsideTextTests {

	@ParameterizedTest
	@ValueSource(ints = { 295, 296, 297, 298, 299, 300, 301 })
	void cutDividesNoCharacter(int before) {
		String shown = OutsideText.shown("x".repeat(before) + "😀".repeat(5), UnaryOperator.identity());
		assertThat(shown).hasSizeBetween(OutsideText.MAX_LENGTH - 1, OutsideText.MAX_LENGTH).endsWith("…");
		assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(shown)).isTrue();
	}

	@Test
	void textThatFitsStaysAsItIs() {
		String text = "x".repeat(OutsideText.MAX_LENGTH);
		assertThat(OutsideText.shown(text, UnaryOperator.identity())).isEqualTo(text);
		assertThat(OutsideText.shown(text + "x", UnaryOperator.identity()))
			.isEqualTo("x".repeat(OutsideText.MAX_LENGTH - 1) + "…");
	}

	/**
	 * What is beyond the part that is looked through may be the rest of a secret.
	 */
	@Test
	void secretThatIsCutIsNotShown() {
		for (int at = 4000; at < 4900; at += 7) {
			String text = " ".repeat(at) + "s3cret".repeat(90) + " ".repeat(9000);
			String shown = OutsideText.shown(text, (part) -> part.replace("s3cret".repeat(90), "***").replace(" ", ""));
			assertThat(shown).as("at " + at).doesNotContain("s3cret");
		}
	}

}
