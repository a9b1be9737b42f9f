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

import java.util.function.Function;

import ch.qos.logback.classic.Level;
import io.github.b24spring.client.exception.Bitrix24AccessDeniedException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.fixture.EmittedTexts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class HintStageTests {

	@RegisterExtension
	private final EmittedTexts emitted = new EmittedTexts(Level.ERROR,
			(logger) -> logger.equals(HintStage.class.getName()));

	private final Bitrix24Exception failure = new Bitrix24AccessDeniedException(
			Bitrix24Error.withoutAnswer("crm.deal.get", "No.", false));

	@Test
	void failureSaysWhatTheSurroundingsKnow() {
		fail((failure) -> "Ask " + failure.method() + " of somebody else.");
		assertThat(this.failure).hasMessageContaining("No.").hasMessageContaining("Ask crm.deal.get of somebody else.");
	}

	@Test
	void failureOfWhichNothingIsKnownStaysAsItIs() {
		String message = this.failure.getMessage();
		fail((failure) -> null);
		assertThat(this.failure).hasMessage(message);
	}

	@Test
	void hintThatCannotBeGivenIsLoggedAlone() {
		String message = this.failure.getMessage();
		fail((failure) -> {
			throw new IllegalStateException("no idea");
		});
		assertThat(this.failure).hasMessage(message);
		assertThat(this.emitted.all()).hasSize(1).allMatch((text) -> text.contains("no idea"));
	}

	private void fail(Function<Bitrix24Exception, @Nullable String> hints) {
		StepVerifier
			.create(new HintStage(new ScriptedStage().then(this.failure), hints).exchange(Call.of("crm.deal.get")))
			.verifyErrorSatisfies((thrown) -> assertThat(thrown).isSameAs(this.failure));
	}

}
