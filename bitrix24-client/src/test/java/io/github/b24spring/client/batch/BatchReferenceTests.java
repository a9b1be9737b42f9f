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
