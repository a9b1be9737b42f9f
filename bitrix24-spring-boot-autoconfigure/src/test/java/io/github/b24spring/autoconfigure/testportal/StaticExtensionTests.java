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

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Bitrix24TestPortalExtension;
import io.github.b24spring.testportal.Fault;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link Bitrix24TestPortalExtension} as a static field of a test with an application.
 */
@SpringBootTest(classes = StaticExtensionTests.ApplicationUnderTest.class)
class StaticExtensionTests {

	@RegisterExtension
	static final Bitrix24TestPortalExtension portal = new Bitrix24TestPortalExtension();

	@DynamicPropertySource
	static void portalProperties(DynamicPropertyRegistry registry) {
		registry.add("bitrix24.webhook-url", () -> portal.portal().webhookUrl());
	}

	@RepeatedTest(2)
	void applicationTalksToThePortalThatIsResetBetweenTests(@Autowired Bitrix24Client client,
			Bitrix24TestPortal parameter) {
		assertThat(parameter).isSameAs(portal.portal());
		assertThat(parameter.statistics().requests()).isZero();
		StepVerifier.create(client.call("profile").retrieve(Object.class))
			.expectNextCount(1)
			.expectComplete()
			.verify(Duration.ofSeconds(30));
		assertThat(parameter.statistics().requests()).isOne();
		parameter.faults().always(Fault.error(400, "WRONG", "Wrong"));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(Bitrix24AutoConfiguration.class)
	static class ApplicationUnderTest {

	}

}
