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
package io.github.b24spring.client.json;

import kotlin.Pair;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

import static org.assertj.core.api.Assertions.assertThat;

class Bitrix24JsonMapperTests {

	/**
	 * Without Jackson's module for Kotlin, nothing tells the names of the parameters.
	 */
	@Test
	void dataClassOfKotlinIsReadIfItsModuleIsThere() {
		assertThat(Bitrix24JsonMapper.create().readValue("""
				{"first":"7","second":"Deal 7"}""", new TypeReference<Pair<Long, String>>() {
		})).isEqualTo(new Pair<>(7L, "Deal 7"));
	}

}
