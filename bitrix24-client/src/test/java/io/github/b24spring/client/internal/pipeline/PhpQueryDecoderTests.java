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
package io.github.b24spring.client.internal.pipeline;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The decoder against what PHP's manual shows of {@code parse_str}.
 */
class PhpQueryDecoderTests {

	@Test
	void appendsWithEmptyBrackets() {
		assertThat(PhpQueryDecoder.decode("first=value&arr[]=foo+bar&arr[]=baz"))
			.isEqualTo(Map.of("first", "value", "arr", Map.of("0", "foo bar", "1", "baz")));
	}

	@Test
	void appendsAfterTheHighestNumber() {
		assertThat(PhpQueryDecoder.decode("a[5]=x&a[k]=y&a[ ]=z"))
			.isEqualTo(Map.of("a", Map.of("5", "x", "k", "y", "6", "z")));
	}

	@Test
	void changesNamesOnTheTopLevelOnly() {
		assertThat(PhpQueryDecoder.decode("My+Value=1&a.b[c.d e]=2"))
			.isEqualTo(Map.of("My_Value", "1", "a_b", Map.of("c.d e", "2")));
	}

	@Test
	void readsEncodedBracketsAsStructure() {
		assertThat(PhpQueryDecoder.decode("fields%5BTITLE%5D=John%26Martin"))
			.isEqualTo(Map.of("fields", Map.of("TITLE", "John&Martin")));
	}

	@Test
	void ignoresWhatItCannotName() {
		assertThat(PhpQueryDecoder.decode("=1&&[x]=2&a[b=3")).isEqualTo(Map.of("a_b", "3"));
	}

}
