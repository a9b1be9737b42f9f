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

import java.io.IOException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedactedException}.
 */
class RedactedExceptionTests {

	private static final String SECRET = "s3cr3tc0de";

	private final SecretRedactor redactor = new SecretRedactor();

	@BeforeEach
	void addSecret() {
		this.redactor.add(SECRET);
	}

	@Test
	void failureWithoutASecretStaysAsItIs() {
		IOException failure = new IOException("reset", new IllegalStateException("closed"));
		failure.addSuppressed(new IOException("again"));
		assertThat(RedactedException.of(failure, this.redactor)).isSameAs(failure);
	}

	@Test
	void failureWithASecretIsReplacedByOneWithItsTypeAndStack() {
		IOException failure = new IOException("cannot read " + SECRET);
		Throwable redacted = RedactedException.of(failure, this.redactor);
		assertThat(redacted).isInstanceOf(RedactedException.class)
			.hasMessage("java.io.IOException: cannot read ***")
			.hasNoCause();
		assertThat(redacted.getStackTrace()).isEqualTo(failure.getStackTrace());
	}

	@Test
	void secretOfACauseIsFoundAndTheOtherCausesAreKept() {
		Throwable failure = new IOException("a",
				new IllegalStateException("b", new IOException("c " + SECRET, new IOException("d"))));
		Throwable redacted = RedactedException.of(failure, this.redactor);
		assertThat(redacted).hasMessage("java.io.IOException: a");
		assertThat(redacted.getCause()).hasMessage("java.lang.IllegalStateException: b");
		assertThat(redacted.getCause().getCause()).hasMessage("java.io.IOException: c ***");
		assertThat(redacted.getCause().getCause().getCause()).hasMessage("java.io.IOException: d").hasNoCause();
	}

	@Test
	void suppressedFailureWithASecretIsLeftOut() {
		IOException failure = new IOException("a");
		failure.addSuppressed(new IOException("b", new IOException(SECRET)));
		Throwable redacted = RedactedException.of(failure, this.redactor);
		assertThat(redacted).hasMessage("java.io.IOException: a");
		assertThat(redacted.getSuppressed()).isEmpty();
	}

	@Test
	void failuresThatCauseEachOtherEnd() {
		IOException failure = new IOException("a");
		IllegalStateException other = new IllegalStateException("b", failure);
		failure.initCause(other);
		assertThat(RedactedException.of(failure, this.redactor)).isSameAs(failure);
		other.addSuppressed(new IOException(SECRET));
		Throwable redacted = RedactedException.of(failure, this.redactor);
		int causes = 0;
		for (Throwable cause = redacted.getCause(); cause != null; cause = cause.getCause()) {
			causes++;
		}
		assertThat(causes).isEqualTo(16);
	}

}
