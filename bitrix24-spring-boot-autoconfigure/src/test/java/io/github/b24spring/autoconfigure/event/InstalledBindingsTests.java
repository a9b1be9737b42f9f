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
package io.github.b24spring.autoconfigure.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.github.b24spring.client.event.EventSubscriptions;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InstalledBindings}.
 */
class InstalledBindingsTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

	private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

	private InstalledBindings bindings(int portals) {
		return new InstalledBindings(EventSubscriptions.of(List.of()),
				Flux.range(1, portals).map((number) -> "portal" + number), (portal) -> {
					this.asked.add(portal);
					return Mono.error(new IllegalStateException("Refused"));
				}, Duration.ofMinutes(10), this.now::get);
	}

	private void ask(InstalledBindings bindings) {
		StepVerifier.create(bindings.differences(LIMIT))
			.assertNext((differences) -> assertThat(differences).isEmpty())
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void eachLookComparesAFewPortalsUntilAllAreKnown() {
		InstalledBindings bindings = bindings(45);
		ask(bindings);
		assertThat(this.asked).hasSize(20);
		ask(bindings);
		assertThat(this.asked).hasSize(40);
		ask(bindings);
		ask(bindings);
		ask(bindings);
		assertThat(this.asked).hasSize(45).doesNotHaveDuplicates();
	}

	@Test
	void whatWasComparedIsComparedAgainAfterAWhile() {
		InstalledBindings bindings = bindings(3);
		ask(bindings);
		this.now.set(Instant.EPOCH.plus(Duration.ofMinutes(10)).minusMillis(1));
		ask(bindings);
		assertThat(this.asked).hasSize(3);
		this.now.set(Instant.EPOCH.plus(Duration.ofMinutes(10)));
		ask(bindings);
		assertThat(this.asked).hasSize(6);
	}

	@Test
	void portalThatHasChangedIsComparedAtOnce() {
		InstalledBindings bindings = bindings(3);
		ask(bindings);
		bindings.changed("portal2");
		ask(bindings);
		assertThat(this.asked).hasSize(4).endsWith("portal2");
	}

	@Test
	void noPortalsAreNoProblem() {
		ask(bindings(0));
		assertThat(this.asked).isEmpty();
	}

}
