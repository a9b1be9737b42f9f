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
package io.github.b24spring.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What an application on another generation of Spring Boot is told.
 */
class SpringBootGenerationListenerTests {

	@ParameterizedTest
	@ValueSource(strings = { "3.5.16", "3.0.0-M1", "2.7.18" })
	void olderGenerationIsTold(String version) {
		assertThatIllegalStateException().isThrownBy(() -> SpringBootGenerationListener.check(version))
			.withMessageContaining("needs Spring Boot 4.0 or later")
			.withMessageContaining(version);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "4.0.0", "4.1.2-SNAPSHOT", "10.0.0", "unknown" })
	void otherGenerationStarts(String version) {
		assertThatNoException().isThrownBy(() -> SpringBootGenerationListener.check(version));
	}

	@Test
	void everyApplicationIsAsked() {
		assertThat(new SpringApplication(Object.class).getListeners())
			.hasAtLeastOneElementOfType(SpringBootGenerationListener.class);
	}

}
