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
package io.github.b24spring.autoconfigure;

import java.time.Duration;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.PortalLimits;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RateLimiter;
import io.github.b24spring.client.settings.RateLimiterFactory;
import io.github.b24spring.client.settings.RetrySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * The properties of limits and repetitions, and the beans behind them.
 */
class LimitsConfigurationTests {

	@RegisterExtension
	private final PortalServer portal = new PortalServer();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(Bitrix24AutoConfiguration.class));

	private ApplicationContextRunner configured() {
		return this.contextRunner.withPropertyValues("bitrix24.webhook-url=" + this.portal.webhookUrl());
	}

	@ParameterizedTest
	@CsvSource({ "standard, 49, 2", "enterprise, 246, 5", "unlimited, Infinity, Infinity" })
	void planDecidesTheLimits(String plan, double capacity, double rate) {
		configured().withPropertyValues("bitrix24.rate-limit.plan=" + plan).run((context) -> {
			Bitrix24Client client = context.getBean(Bitrix24Client.class);
			assertThat(client.limits().capacity()).isEqualTo(capacity);
			assertThat(client.limits().rate()).isEqualTo(rate);
		});
	}

	@Test
	void marginIsHeldAgainstTheBurstOfThePlan() {
		configured().withPropertyValues("bitrix24.rate-limit.plan=enterprise", "bitrix24.rate-limit.margin=100")
			.run((context) -> assertThat(context.getBean(Bitrix24Client.class).limits().capacity()).isEqualTo(150));
		configured().withPropertyValues("bitrix24.rate-limit.plan=enterprise", "bitrix24.rate-limit.margin=250")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("bitrix24.rate-limit.margin")
				.hasMessageContaining("less than the burst, which is 250"));
	}

	@Test
	void numbersWithoutUnitAreSecondsAndMegabytes() {
		configured()
			.withPropertyValues("bitrix24.rate-limit.operating-limit=480", "bitrix24.rate-limit.max-wait=90",
					"bitrix24.rate-limit.interactive-max-wait=7", "bitrix24.retry.interactive-timeout=8",
					"bitrix24.rate-limit.blocked-probe-interval=120", "bitrix24.retry.timeout=600",
					"bitrix24.http.max-response-size=32")
			.run((context) -> {
				Bitrix24RateLimitProperties rateLimit = context.getBean(Bitrix24RateLimitProperties.class);
				assertThat(rateLimit.getOperatingLimit()).isEqualTo(Duration.ofMinutes(8));
				assertThat(rateLimit.getMaxWait()).isEqualTo(Duration.ofSeconds(90));
				assertThat(rateLimit.getInteractiveMaxWait()).isEqualTo(Duration.ofSeconds(7));
				assertThat(context.getBean(Bitrix24RetryProperties.class).getInteractiveTimeout())
					.isEqualTo(Duration.ofSeconds(8));
				assertThat(rateLimit.getBlockedProbeInterval()).isEqualTo(Duration.ofMinutes(2));
				assertThat(context.getBean(Bitrix24RetryProperties.class).getTimeout())
					.isEqualTo(Duration.ofMinutes(10));
				assertThat(context.getBean(Bitrix24Properties.class).getHttp().getMaxResponseSize())
					.isEqualTo(DataSize.ofMegabytes(32));
			});
	}

	@Test
	void limitsCanBeGivenByHand() {
		configured()
			.withPropertyValues("bitrix24.rate-limit.burst=30", "bitrix24.rate-limit.rate=4",
					"bitrix24.rate-limit.margin=10")
			.run((context) -> {
				Bitrix24Client client = context.getBean(Bitrix24Client.class);
				assertThat(client.limits().capacity()).isEqualTo(20);
				assertThat(client.limits().rate()).isEqualTo(4);
			});
	}

	@ParameterizedTest
	@CsvSource({ "bitrix24.rate-limit.burst, 0", "bitrix24.rate-limit.rate, 0", "bitrix24.rate-limit.margin, 50",
			"bitrix24.rate-limit.bulk-reserve, 1", "bitrix24.rate-limit.max-wait, -1s",
			"bitrix24.rate-limit.interactive-max-wait, -1s", "bitrix24.retry.interactive-timeout, -1s",
			"bitrix24.rate-limit.max-queue-size, -1", "bitrix24.rate-limit.operating-limit, 0s",
			"bitrix24.rate-limit.blocked-probe-interval, 0s", "bitrix24.retry.max-retries, -1",
			"bitrix24.retry.delay, -1s", "bitrix24.retry.multiplier, 0.5", "bitrix24.retry.max-delay, 1ms",
			"bitrix24.retry.jitter, 2", "bitrix24.retry.timeout, -1s" })
	void unusableValueIsRefusedByName(String property, String value) {
		configured().withPropertyValues(property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(failure) -> assertThat(failure.getName()).isEqualTo(property)));
	}

	@Test
	void defaultsAreThoseOfTheLibrary() {
		Bitrix24RateLimitProperties rateLimit = new Bitrix24RateLimitProperties();
		RateLimitSettings standard = RateLimitSettings.standard();
		assertThat(rateLimit.getBulkReserve()).isEqualTo(standard.bulkReserve());
		assertThat(rateLimit.getMaxWait()).isEqualTo(standard.maxWait());
		assertThat(rateLimit.getInteractiveMaxWait()).isEqualTo(standard.interactiveMaxWait());
		assertThat(rateLimit.getMaxQueueSize()).isEqualTo(standard.maxQueueSize());
		assertThat(rateLimit.isJoinReads()).isEqualTo(standard.joinReads());
		assertThat(rateLimit.getOperatingLimit()).isEqualTo(standard.operatingLimit());
		assertThat(rateLimit.getBlockedProbeInterval()).isEqualTo(standard.blockedProbeInterval());
		Bitrix24RetryProperties retry = new Bitrix24RetryProperties();
		RetrySettings defaults = RetrySettings.defaults();
		assertThat(retry).usingRecursiveComparison().isEqualTo(defaults);
	}

	@Test
	void applicationsShareTheLimitsOfAPortalInAProcess() {
		configured().run((first) -> configured().run((second) -> assertThat(first.getBean(PortalLimits.class))
			.isSameAs(second.getBean(PortalLimits.class))));
	}

	@Test
	void limiterOfAnotherKindIsUsed() {
		RateLimiter limiter = mock(RateLimiter.class);
		RateLimiterFactory factory = mock(RateLimiterFactory.class);
		given(factory.create(any(), any())).willReturn(limiter);
		given(limiter.state()).willReturn(new RateLimiter.State(1, 2, 3, Duration.ZERO));
		configured().withBean(RateLimiterFactory.class, () -> factory).run((context) -> {
			assertThat(context.getBean(Bitrix24Client.class).limits().rate()).isEqualTo(3);
			then(factory).should().create(eq(this.portal.host()), any());
		});
	}

	@Test
	void limitsGiveWayToTheApplications() {
		PortalLimits own = PortalLimits.create();
		configured().withBean(PortalLimits.class, () -> own)
			.run((context) -> assertThat(context).getBean(PortalLimits.class).isSameAs(own));
	}

}
