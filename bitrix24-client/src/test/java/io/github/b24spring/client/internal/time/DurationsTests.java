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
package io.github.b24spring.client.internal.time;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import io.github.b24spring.client.event.source.EventSourceSettings;
import io.github.b24spring.client.oauth.OAuthSettings;
import io.github.b24spring.client.settings.HttpSettings;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RetrySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Durations} and the settings that use them.
 */
class DurationsTests {

	private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

	private static final Map<String, Consumer<Duration>> POSITIVE = Map.of("connectTimeout",
			HttpSettings.defaults()::withConnectTimeout, "responseTimeout",
			HttpSettings.defaults()::withResponseTimeout, "operatingLimit",
			RateLimitSettings.standard()::withOperatingLimit, "blockedProbeInterval",
			RateLimitSettings.standard()::withBlockedProbeInterval, "minDelay",
			(time) -> EventSourceSettings.defaults().withDelay(time, FOR_EVER), "checkInterval",
			EventSourceSettings.defaults()::withCheckInterval);

	private static final Map<String, Consumer<Duration>> NOT_NEGATIVE = Map.of("maxWait",
			(time) -> RateLimitSettings.standard().withQueue(time, 9), "timeout", RetrySettings.defaults()::withTimeout,
			"interactiveTimeout", RetrySettings.defaults()::withInteractiveTimeout, "delay",
			(time) -> RetrySettings.defaults().withBackoff(time, 2, FOR_EVER));

	@Test
	void timesThatCanBeCountedAreLeftAlone() {
		for (Duration time : new Duration[] { Duration.ofMillis(1), Duration.ofNanos(1_000_001),
				Duration.ofDays(3649) }) {
			assertThat(Durations.positive("time", time)).isEqualTo(time);
			assertThat(Durations.notNegative("time", time)).isEqualTo(time);
		}
		assertThat(Durations.notNegative("time", Duration.ZERO)).isZero();
	}

	@Test
	void timesThatCannotBeCountedAreAsGoodAsForEver() {
		Duration longest = Durations.positive("time", FOR_EVER);
		assertThat(longest).isGreaterThan(Duration.ofDays(3649)).isEqualTo(Durations.notNegative("time", FOR_EVER));
		assertThat(longest.multipliedBy(4).toNanos() + System.nanoTime()).isPositive();
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 999_999, -1, Long.MIN_VALUE })
	void settingThatMustBeATimeIsNamed(long nanos) {
		POSITIVE.forEach((name, setting) -> {
			setting.accept(FOR_EVER);
			assertThatIllegalArgumentException().isThrownBy(() -> setting.accept(Duration.ofNanos(nanos)))
				.withMessage("'" + name + "' must be at least 1 ms, not " + Duration.ofNanos(nanos));
		});
	}

	@ParameterizedTest
	@ValueSource(longs = { -1, Long.MIN_VALUE })
	void settingThatMustNotBeNegativeIsNamed(long nanos) {
		NOT_NEGATIVE.forEach((name, setting) -> {
			setting.accept(Duration.ZERO);
			setting.accept(FOR_EVER);
			assertThatIllegalArgumentException().isThrownBy(() -> setting.accept(Duration.ofNanos(nanos)))
				.withMessage("'" + name + "' must not be negative, but is " + Duration.ofNanos(nanos));
		});
	}

	@Test
	void settingsTellTimesThatCanBeCounted() {
		assertThat(HttpSettings.defaults().withResponseTimeout(FOR_EVER).responseTimeout().toNanos()).isPositive();
		assertThat(RetrySettings.defaults().withTimeout(FOR_EVER).timeout().toNanos()).isPositive();
		assertThat(RateLimitSettings.standard().withQueue(FOR_EVER, 9).maxWait().toNanos()).isPositive();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> OAuthSettings.defaults().withRenewalTimeout(Duration.ofSeconds(-1)));
	}

}
