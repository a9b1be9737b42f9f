package io.github.b24spring.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventPostsScenario} with few requests.
 */
class EventPostsScenarioTests {

	@Test
	void whatDoesNotDependOnTheMachineIsReached() throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new EventPostsScenario(1000).run(new Report(new PrintStream(out, true, StandardCharsets.UTF_8)));
		assertThat(out.toString(StandardCharsets.UTF_8)).contains("PASS  every forged one refused",
				"PASS  every oversized or deep one refused", "PASS  every genuine one accepted",
				"PASS  every genuine event handled, doubles twice");
	}

}
