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
package io.github.b24spring.testportal;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PhpQuery}.
 *
 * @author The b24spring maintainers
 */
class PhpQueryTests {

	@Test
	void bracketsMakeNestedArrays() {
		assertThat(PhpQuery.parse("fields[PHONE][0][VALUE]=1&fields[TITLE]=x+y%21"))
			.isEqualTo(Map.of("fields", Map.of("PHONE", List.of(Map.of("VALUE", "1")), "TITLE", "x y!")));
	}

	@Test
	void emptyBracketsCountOn() {
		assertThat(PhpQuery.parse("a[5]=x&a[]=y")).isEqualTo(Map.of("a", Map.of("5", "x", "6", "y")));
	}

	@Test
	void equalsSignInsideOfBracketsEndsTheNameAsInPhp() {
		assertThat(PhpQuery.parse("filter[>=ID]=5")).isEqualTo(Map.of("filter_>", "ID]=5"));
	}

	@Test
	void strayPercentSignsStay() {
		assertThat(PhpQuery.parse("a=100%&b=%zz&c")).isEqualTo(Map.of("a", "100%", "b", "%zz", "c", ""));
	}

	@Test
	void laterValueReplacesFormer() {
		assertThat(PhpQuery.parse("a=1&a[b]=2&c[d]=1&c=2")).isEqualTo(Map.of("a", Map.of("b", "2"), "c", "2"));
	}

}
