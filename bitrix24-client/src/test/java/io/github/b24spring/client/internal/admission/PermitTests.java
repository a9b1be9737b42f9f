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
