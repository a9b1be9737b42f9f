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
package io.github.b24spring.client.batch;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BatchReferenceTests {

	@Test
	void expressionIsAsDocumented() {
		assertThat(BatchReference.to("user", "UF_DEPARTMENT", 0).expression())
			.isEqualTo("$result[user][UF_DEPARTMENT][0]");
		assertThat(BatchReference.to("search", 0, "ID").expression()).isEqualTo("$result[search][0][ID]");
	}

	@Test
	void expressionWithoutPathIsTheWholeResult() {
		assertThat(BatchReference.to("add").expression()).isEqualTo("$result[add]");
	}

	@Test
	void isItsExpressionAsText() {
		assertThat("ID " + BatchReference.to("add")).isEqualTo("ID $result[add]");
	}

	@Test
	void hasValueSemantics() {
		assertThat(BatchReference.to("user", "ID")).isEqualTo(new BatchReference("user", List.of("ID")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a[b", "a]" })
	void refusesNamesThatTheSyntaxCannotHold(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> BatchReference.to(name));
		assertThatIllegalArgumentException().isThrownBy(() -> BatchReference.to("user", name));
	}

	@Test
	void refusesOtherPartsThanNamesAndPositions() {
		assertThatIllegalArgumentException().isThrownBy(() -> BatchReference.to("user", -1));
		assertThatIllegalArgumentException().isThrownBy(() -> BatchReference.to("user", 1.5))
			.withMessage("'path' must consist of names and positions, but contains 1.5");
	}

}
