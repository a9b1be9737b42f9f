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
package io.github.b24spring.client.internal.transport;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretRedactor}.
 */
class SecretRedactorTests {

	private final SecretRedactor redactor = new SecretRedactor();

	@Test
	void textWithoutASecretStaysAsItIs() {
		assertThat(this.redactor.apply("nothing")).isEqualTo("nothing");
		this.redactor.add("s3cr3tc0de");
		assertThat(this.redactor.apply("nothing")).isEqualTo("nothing");
		assertThat(this.redactor.finds("nothing")).isFalse();
	}

	@Test
	void everySecretThatWasInUseIsTakenOut() {
		this.redactor.add("s3cr3tc0de");
		this.redactor.add("0thert0ken");
		assertThat(this.redactor.apply("a s3cr3tc0de b 0thert0ken c S3CR3TC0DE")).isEqualTo("a *** b *** c ***");
		assertThat(this.redactor.finds("a s3cr3tc0de")).isTrue();
		assertThat(this.redactor.finds("a 0thert0ken")).isTrue();
	}

	@Test
	void secretIsLookedForOnceHoweverOftenItIsUsed() {
		this.redactor.add("s3cr3tc0de");
		this.redactor.add("0thert0ken");
		this.redactor.add("s3cr3tc0de");
		assertThat(this.redactor).hasToString("redaction of 2 secrets");
	}

	@Test
	void oldestOfManySecretsAreForgotten() {
		for (int i = 100; i < 149; i++) {
			this.redactor.add("s3cr3tt0ken" + i);
		}
		assertThat(this.redactor).hasToString("redaction of 48 secrets");
		assertThat(this.redactor.finds("a s3cr3tt0ken100 b")).isFalse();
		assertThat(this.redactor.finds("a s3cr3tt0ken101 b")).isTrue();
		assertThat(this.redactor.finds("a s3cr3tt0ken148 b")).isTrue();
	}

	@Test
	void longTextIsCut() {
		assertThat(this.redactor.apply("x".repeat(300))).hasSize(300);
		assertThat(this.redactor.apply("x".repeat(301))).isEqualTo("x".repeat(299) + "…");
	}

	@Test
	void textIsCutAfterItsSecretsWereTakenOut() {
		this.redactor.add("s3cr3tc0de");
		assertThat(this.redactor.apply("x".repeat(295) + "s3cr3tc0de")).isEqualTo("x".repeat(295) + "***");
	}

	@Test
	void textThatIsLongerThanWhatIsSearchedIsSeenToBeCut() {
		this.redactor.add("s3cr3tc0de");
		String text = "s3cr3tc0de".repeat(480);
		assertThat(this.redactor.apply(text.substring(0, 900))).isEqualTo("***".repeat(90));
		assertThat(this.redactor.apply(text + "y")).hasSize(300).startsWith("***").endsWith("…");
		String fewSecrets = "s3cr3tc0de".repeat(30) + each("s3cr3tc0de").repeat(300);
		assertThat(fewSecrets).hasSizeGreaterThan(16_000);
		assertThat(this.redactor.apply(fewSecrets)).hasSizeLessThan(300).endsWith("…").doesNotContain("s3cr");
	}

	@Test
	void secretsAreNotShown() {
		this.redactor.add("s3cr3tc0de");
		assertThat(this.redactor.toString()).doesNotContain("s3cr");
	}

	/**
	 * Every character with the longest escape.
	 */
	private static String each(String text) {
		return text.chars().mapToObj("&#0%d;"::formatted).collect(Collectors.joining());
	}

}
