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
package io.github.b24spring.autoconfigure.metrics;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.b24spring.client.event.EventOrigin;
import io.github.b24spring.client.event.EventOutcome;
import io.github.b24spring.client.event.EventRefusal;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventMetrics}.
 */
class EventMetricsTests {

	private final MockClock clock = new MockClock();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, this.clock);

	private final EventMetrics metrics = new EventMetrics(this.clock);

	@BeforeEach
	void bind() {
		this.metrics.bindTo(this.registry);
	}

	private double received(String code) {
		return this.registry.get("bitrix24.events.received").tag("code", code).counter().count();
	}

	@ParameterizedTest
	@EnumSource
	void refusalsAreCountedFromZero(EventRefusal reason) {
		String tag = reason.name().toLowerCase(java.util.Locale.ROOT);
		assertThat(this.registry.get("bitrix24.events.refused").tag("reason", tag).counter().count()).isZero();
		this.metrics.refused(reason);
		assertThat(this.registry.get("bitrix24.events.refused").tag("reason", tag).counter().count()).isOne();
	}

	@Test
	void eventsAreCountedByCodeAndOrigin() {
		this.metrics.received("ONCRMDEALADD", EventOrigin.HANDLER);
		this.metrics.received("ONCRMDEALADD", EventOrigin.OFFLINE_QUEUE);
		this.metrics.received("ONCRMDEALADD", EventOrigin.OFFLINE_QUEUE);
		assertThat(this.registry.get("bitrix24.events.received").tag("origin", "offline_queue").counter().count())
			.isEqualTo(2);
		assertThat(this.registry.get("bitrix24.events.received").tag("origin", "handler").counter().count()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "on", "ONcrm", "ON CRM", "ON/../ETC", "http://example.com", "ON_1_2" })
	void whatIsNoCodeIsOther(String code) {
		this.metrics.received(code, EventOrigin.HANDLER);
		assertThat(received("other")).isOne();
	}

	@Test
	void typesOfItemsThatAPortalHasMadeShareATag() {
		this.metrics.received("ONCRMDYNAMICITEMADD_1038", EventOrigin.HANDLER);
		this.metrics.received("ONCRMDYNAMICITEMADD_1040", EventOrigin.HANDLER);
		assertThat(received("ONCRMDYNAMICITEMADD")).isEqualTo(2);
	}

	@Test
	void codesWithoutEndAreOther() {
		for (int i = 0; i < EventCodeTag.MAX_CODES + 50; i++) {
			this.metrics.received("ONX" + i, EventOrigin.HANDLER);
			this.metrics.lost("ONY" + i);
		}
		this.metrics.received("ONX0", EventOrigin.HANDLER);
		assertThat(received("ONX0")).isEqualTo(2);
		assertThat(received("other")).isGreaterThanOrEqualTo(50);
		assertThat(this.registry.find("bitrix24.events.received").counters().size()
				+ this.registry.find("bitrix24.events.lost").counters().size())
			.isLessThanOrEqualTo(EventCodeTag.MAX_CODES + 2);
	}

	@Test
	void handlingIsTimedByCodeAndOutcome() {
		this.metrics.handled("ONTASKADD", EventOutcome.FAILED, Duration.ofMillis(300));
		this.metrics.handled("ONTASKADD", EventOutcome.HANDLED, Duration.ofMillis(20));
		assertThat(this.registry.get("bitrix24.events.handled")
			.tag("code", "ONTASKADD")
			.tag("outcome", "failed")
			.timer()
			.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(300);
	}

	@Test
	void pollsAreTimedByOutcome() {
		this.metrics.polled("offline", 3, Duration.ofMillis(40), null);
		this.metrics.polled("offline", 0, Duration.ofMillis(70), new IllegalStateException("s3cret"));
		assertThat(this.registry.get("bitrix24.events.polls").tag("outcome", "failure").timer().count()).isOne();
		assertThat(this.registry.getMetersAsString()).doesNotContain("s3cret");
	}

	@Test
	void lagGrowsWhileNothingIsTold() {
		this.metrics.lag("offline", Duration.ofSeconds(5));
		this.clock.add(Duration.ofSeconds(10));
		assertThat(lag()).isEqualTo(15);
		this.metrics.lag("offline", Duration.ZERO);
		this.clock.add(Duration.ofSeconds(10));
		assertThat(lag()).isZero();
	}

	@Test
	void queuesOfInstalledPortalsShareATag() {
		this.metrics.lag("installed:a223", Duration.ofSeconds(5));
		this.metrics.lag("installed:b334", Duration.ofSeconds(7));
		this.metrics.polled("installed:a223", 1, Duration.ofMillis(40), null);
		this.metrics.polled("installed:b334", 1, Duration.ofMillis(40), null);
		assertThat(this.registry.getMetersAsString()).doesNotContain("a223", "b334");
		assertThat(this.registry.get("bitrix24.events.polls").tag("source", "installed").timer().count()).isEqualTo(2);
		assertThat(lag("installed")).isEqualTo(7);
		this.metrics.lag("installed:b334", Duration.ZERO);
		assertThat(lag("installed")).isEqualTo(5);
		this.metrics.lag("installed:a223", Duration.ZERO);
		assertThat(lag("installed")).isZero();
	}

	@Test
	void registryThatComesLaterShowsTheLagToo() {
		this.metrics.lag("offline", Duration.ofSeconds(5));
		SimpleMeterRegistry later = new SimpleMeterRegistry();
		this.metrics.bindTo(later);
		assertThat(later.get("bitrix24.events.lag").timeGauge().value(TimeUnit.SECONDS)).isEqualTo(5);
	}

	private double lag() {
		return lag("offline");
	}

	private double lag(String source) {
		return this.registry.get("bitrix24.events.lag").tag("source", source).timeGauge().value(TimeUnit.SECONDS);
	}

}
