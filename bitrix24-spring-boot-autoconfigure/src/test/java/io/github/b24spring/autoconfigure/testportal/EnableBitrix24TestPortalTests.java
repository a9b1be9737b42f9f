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
package io.github.b24spring.autoconfigure.testportal;

import java.time.Duration;
import java.util.Map;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Fault;
import io.github.b24spring.testportal.method.MethodResult;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.commons.support.AnnotationSupport;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EnableBitrix24TestPortal}.
 */
@SpringBootTest(classes = EnableBitrix24TestPortalTests.ApplicationUnderTest.class)
@EnableBitrix24TestPortal(activities = 3)
class EnableBitrix24TestPortalTests {

	@Autowired
	private Bitrix24TestPortal portal;

	@Autowired
	private Bitrix24Client client;

	@Test
	void applicationTalksToThePortal(@Autowired CrmActivityOperations activities) {
		StepVerifier.create(activities.communicationFields())
			.expectNextCount(1)
			.expectComplete()
			.verify(Duration.ofSeconds(30));
		assertThat(this.portal.statistics().calls("crm.activity.communication.fields")).isOne();
	}

	@Test
	void portalIsInjectedAndItsAddressIsAProperty(Bitrix24TestPortal parameter, @Autowired Bitrix24TestPortal marked,
			@Value("${bitrix24.webhook-url}") String webhookUrl) {
		assertThat(parameter).isSameAs(this.portal).isSameAs(marked);
		assertThat(webhookUrl).isEqualTo(this.portal.webhookUrl());
	}

	@RepeatedTest(2)
	void testLeavesNothingToTheNext() {
		assertThat(this.portal.activities().count()).isEqualTo(3);
		assertThat(this.portal.activities().additions()).isEmpty();
		assertThat(this.portal.statistics().requests()).isZero();
		assertThat(this.portal.calls()).isEmpty();
		StepVerifier.create(this.client.call("shop.order.get").retrieve(Object.class))
			.expectError()
			.verify(Duration.ofSeconds(30));
		assertThat(this.portal.wireMock().getStubMappings()).isEmpty();
		this.portal.activities().put(Map.of("SUBJECT", "Call"));
		this.portal.method("shop.order.get", (request) -> MethodResult.of(7));
		StepVerifier.create(this.client.call("shop.order.get").retrieve(Integer.class))
			.expectNext(7)
			.expectComplete()
			.verify(Duration.ofSeconds(30));
		this.portal.faults().always(Fault.error(400, "WRONG", "Wrong"));
		this.portal.wireMock().stubFor(any(anyUrl()).willReturn(okJson("{}")));
		assertThat(this.portal.statistics().requests()).isPositive();
	}

	@Test
	void writesToAPortalWithoutLimitsDoNotWait() {
		StepVerifier
			.create(Flux.range(0, 150)
				.flatMap((number) -> this.client.call("crm.activity.todo.add")
					.params(Map.of("ownerTypeId", 2, "ownerId", 1, "deadline", "2027-01-15T12:00:00+03:00", "title",
							"Call " + number))
					.retrieve(Object.class), 150))
			.expectNextCount(150)
			.expectComplete()
			.verify(Duration.ofSeconds(30));
		assertThat(this.portal.activities().additions()).hasSize(150);
		assertThat(this.client.limits().rate()).isInfinite();
	}

	/**
	 * A context, and its portal, may belong to several classes that run in parallel.
	 */
	@Test
	void testsWithAPortalHoldALock() {
		assertThat(AnnotationSupport.findRepeatableAnnotations(EnableBitrix24TestPortalTests.class, ResourceLock.class))
			.extracting(ResourceLock::value)
			.containsExactly(Bitrix24TestPortal.class.getName());
	}

	/**
	 * Nested tests have the same portal.
	 */
	@Nested
	class Inside {

		@Test
		void portalIsThat(Bitrix24TestPortal nested) {
			assertThat(nested).isSameAs(EnableBitrix24TestPortalTests.this.portal);
			assertThat(nested.statistics().requests()).isZero();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ Bitrix24TestPortalAutoConfiguration.class, Bitrix24AutoConfiguration.class })
	static class ApplicationUnderTest {

	}

}
