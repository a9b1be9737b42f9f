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
package io.github.b24spring.testportal.list;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class IdSequenceTests {

	static Stream<IdSequence> sequences() {
		Stream<IdSequence> uneven = Stream.of(IdProfile.values())
			.flatMap((profile) -> Stream.of(0, 1, 70, 6000).map((rows) -> IdSequence.uneven(profile, rows, rows + 5)));
		return Stream.concat(uneven, even());
	}

	private static Stream<IdSequence> even() {
		return Stream.of(IdSequence.dense(1), IdSequence.dense(1_000_000_000), IdSequence.sparse(1000, 7),
				IdSequence.sparse(3, 8), IdSequence.clustered(40, 5000, 9), IdSequence.clustered(1, 0, 9));
	}

	@ParameterizedTest
	@MethodSource("sequences")
	void idsAscend(IdSequence sequence) {
		for (long position = 1; position < 5000; position++) {
			assertThat(sequence.id(position)).isGreaterThan(sequence.id(position - 1));
		}
	}

	@ParameterizedTest
	@MethodSource("sequences")
	void rankInvertsId(IdSequence sequence) {
		for (long position = 0; position < 5000; position++) {
			long id = sequence.id(position);
			assertThat(sequence.rank(id)).isEqualTo(position);
			assertThat(sequence.rank(id + 1)).isEqualTo(position + 1);
		}
	}

	@ParameterizedTest
	@MethodSource("sequences")
	void ranksInGapsCountSmallerIds(IdSequence sequence) {
		long position = 0;
		long first = sequence.id(0);
		for (long id = first - 1; id < first + 20_000; id++) {
			assertThat(sequence.rank(id)).isEqualTo(position);
			if (sequence.id(position) == id) {
				position++;
			}
		}
	}

}
