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
package io.github.b24spring.autoconfigure.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import io.github.b24spring.client.Bitrix24ClientListener.Answer;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PortalObserver}, whose clock may be set.
 */
class PortalObserverTests {

	private static final String HOST = "company.bitrix24.com";

	private static final Duration INTERVAL = Duration.ofMinutes(1);

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-10-25T01:30:00Z"));

	private final InstantSource clock = this.now::get;

	private final PortalObserver observer = new PortalObserver(this.clock.withZone(ZoneOffset.UTC));

	private final Bitrix24Exception failure = new Bitrix24ConnectionException(
			Bitrix24Error.withoutAnswer("crm.deal.get", "refused", false), null);

	PortalObserverTests() {
		this.observer.observe(() -> HOST);
	}

	@Test
	void successAfterAFailureOvercomesItThoughTheClockWasSetBack() {
		answered(this.failure);
		pass(Duration.ofHours(-1));
		answered(null);
		assertThat(this.observer.observed().currentFailure()).isNull();
		assertThat(this.observer.observed().lastHeardAt()).isEqualTo(this.now.get());
		pass(Duration.ofHours(-1));
		answered(this.failure);
		assertThat(this.observer.observed().currentFailure()).isSameAs(this.failure);
	}

	@Test
	void successAtTheSameMomentOvercomesAFailure() {
		answered(this.failure);
		answered(null);
		assertThat(this.observer.observed().currentFailure()).isNull();
	}

	@Test
	void whatWasHeardBeforeTheClockWasSetBackIsOfNoUse() {
		assertThat(this.observer.heardWithin(INTERVAL)).isFalse();
		answered(null);
		assertThat(this.observer.heardWithin(INTERVAL)).isTrue();
		pass(Duration.ofHours(-1));
		assertThat(this.observer.heardWithin(INTERVAL)).isFalse();
		answered(null);
		pass(INTERVAL.minusMillis(1));
		assertThat(this.observer.heardWithin(INTERVAL)).isTrue();
		pass(Duration.ofMillis(1));
		assertThat(this.observer.heardWithin(INTERVAL)).isFalse();
	}

	private void answered(@Nullable Bitrix24Exception failure) {
		this.observer.answered(new Answer(HOST, "crm.deal.get", Duration.ofMillis(5), null, failure));
	}

	private void pass(Duration time) {
		this.now.updateAndGet((before) -> before.plus(time));
	}

}
