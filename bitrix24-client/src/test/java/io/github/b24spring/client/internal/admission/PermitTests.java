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
package io.github.b24spring.client.internal.admission;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Permit}.
 */
class PermitTests {

	private final TestCall first = TestCall.of("first");

	private final TestCall second = TestCall.of("second");

	@Test
	void permitOfOneCallIsNotShared() {
		assertThat(new Permit(List.of(this.first)).isAlone()).isTrue();
		assertThat(new Permit(List.of(this.first, this.second)).isAlone()).isFalse();
	}

	@Test
	void requestThatCallsShareIsMadeAndSentOnceForAll() {
		Permit permit = new Permit(List.of(this.first, this.second));
		AtomicInteger sent = new AtomicInteger();
		Mono<String> answer = permit.share(TestCall.class, (calls) -> {
			assertThat(calls).containsExactly(this.first, this.second);
			return Mono.fromCallable(() -> "answer " + sent.incrementAndGet());
		});
		Mono<String> again = permit.share(TestCall.class, (calls) -> Mono.just("another request"));
		StepVerifier.create(Mono.zip(answer, again))
			.assertNext((both) -> assertThat(both).containsExactly("answer 1", "answer 1"))
			.verifyComplete();
	}

}
