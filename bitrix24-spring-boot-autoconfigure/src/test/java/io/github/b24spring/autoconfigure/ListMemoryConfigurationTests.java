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
import java.util.Map;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.ListMemory;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.RateLimit;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.list.IdSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Bitrix24ListProperties} and the memory of lists.
 */
class ListMemoryConfigurationTests {

	private static final long ROWS = 6000;

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(Bitrix24AutoConfiguration.class))
		.withPropertyValues("bitrix24.rate-limit.plan=unlimited");

	@Test
	void listsOfTheProcessShareTheirMemoryUnlessToldOtherwise() {
		this.contextRunner
			.run((context) -> assertThat(context.getBean(ListMemory.class)).isSameAs(ListMemory.shared()));
	}

	@Test
	void boundHoldsForAllPortals() {
		try (Bitrix24TestPortal portal = portal()) {
			String url = portal.webhookUrl();
			long usual = requests(portal, this.contextRunner.withPropertyValues("bitrix24.webhook-url=" + url));
			ApplicationContextRunner bounded = this.contextRunner.withPropertyValues("bitrix24.lists.memory=1B");
			assertThat(requests(portal, bounded.withPropertyValues("bitrix24.webhook-url=" + url)))
				.isGreaterThan(2 * usual);
			assertThat(requests(portal, bounded.withPropertyValues("bitrix24.portals.sales.webhook-url=" + url)))
				.isGreaterThan(2 * usual);
			assertThat(requests(portal, this.contextRunner.withPropertyValues("bitrix24.webhook-url=" + url)
				.withBean(ListMemory.class, () -> ListMemory.of(1)))).isGreaterThan(2 * usual);
		}
	}

	private static Bitrix24TestPortal portal() {
		return Bitrix24TestPortal.builder()
			.activities(ActivityData.generated(ROWS, IdSequence.dense(1)))
			.rateLimit(RateLimit.unlimited())
			.start();
	}

	private static long requests(Bitrix24TestPortal portal, ApplicationContextRunner runner) {
		long before = portal.statistics().requests();
		runner.run((context) -> {
			Bitrix24Client client = context.getBeansOfType(Bitrix24Client.class).values().iterator().next();
			StepVerifier.create(client.list("crm.activity.list", Map.class).fetch().count())
				.expectNext(ROWS)
				.expectComplete()
				.verify(Duration.ofSeconds(30));
		});
		return portal.statistics().requests() - before;
	}

	@Test
	void numberWithoutUnitIsMegabytes() {
		this.contextRunner.withPropertyValues("bitrix24.lists.memory=32")
			.run((context) -> assertThat(context.getBean(Bitrix24ListProperties.class).getMemory())
				.isEqualTo(DataSize.ofMegabytes(32)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1MB" })
	void memoryThatCannotWorkIsRefusedByName(String memory) {
		this.contextRunner.withPropertyValues("bitrix24.lists.memory=" + memory)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("bitrix24.lists.memory")
				.hasMessageContaining("It must be positive"));
	}

}
