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

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Fault;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalErrorException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that is tested with a test portal, as {@code docs/testing.md} shows it.
 */
@SpringBootTest(classes = TestPortalGuideTests.ApplicationUnderTest.class)
class TestPortalGuideTests {

	static final Bitrix24TestPortal portal = Bitrix24TestPortal.start();

	@DynamicPropertySource
	static void portalProperties(DynamicPropertyRegistry registry) {
		registry.add("bitrix24.webhook-url", portal::webhookUrl);
	}

	@AfterAll
	static void closePortal() {
		portal.close();
	}

	@BeforeEach
	void forgetWhatWas() {
		portal.faults().clear();
		portal.wireMock().resetAll();
		portal.statistics().reset();
	}

	@Test
	void readsCommunicationFields(@Autowired CrmActivityOperations activities) {
		StepVerifier.create(activities.communicationFields())
			.assertNext((fields) -> assertThat(fields).containsKeys("ID", "TYPE", "VALUE"))
			.expectComplete()
			.verify(Duration.ofSeconds(30));
	}

	@Test
	void readsAgainWhenTheConnectionIsLost(@Autowired CrmActivityOperations activities) {
		portal.faults().next(Fault.RESET);
		StepVerifier.create(activities.communicationFields())
			.expectNextCount(1)
			.expectComplete()
			.verify(Duration.ofSeconds(30));
		assertThat(portal.statistics().requests()).isEqualTo(2);
		assertThat(portal.statistics().calls("crm.activity.communication.fields")).isEqualTo(1);
	}

	@Test
	void writesOnceWhenTheAnswerIsLost(@Autowired Bitrix24Client client) {
		portal.faults().next("crm.activity.todo.add", Fault.RESET_AFTER_EXECUTION);
		int before = portal.activities().additions().size();
		StepVerifier
			.create(client.call("crm.activity.todo.add")
				.params(Map.of("ownerTypeId", 2, "ownerId", 1, "deadline", "2027-01-15T12:00:00+03:00", "title",
						"Call"))
				.retrieve(Object.class))
			.expectError()
			.verify(Duration.ofSeconds(30));
		assertThat(portal.activities().additions()).hasSize(before + 1);
	}

	@Test
	void readsAnActivityThatIsThere(@Autowired Bitrix24Client client) {
		long id = portal.activities().put(Map.of("SUBJECT", "Call back"));
		StepVerifier.create(client.call("crm.activity.get").param("id", id).retrieve(Map.class))
			.assertNext((activity) -> assertThat(activity.get("SUBJECT")).isEqualTo("Call back"))
			.expectComplete()
			.verify(Duration.ofSeconds(30));
		assertThat(portal.calls("crm.activity.get").get(0).parameters()).hasSize(1);
	}

	@Test
	void callsAMethodOfTheTest(@Autowired Bitrix24Client client) {
		portal.method("shop.order.get", (request) -> {
			if (!request.parameters().containsKey("id")) {
				throw new PortalErrorException(400, "ID_MISSING", "The parameter 'id' is missing");
			}
			return MethodResult.of(Map.of("id", request.parameters().get("id"), "paid", true));
		});
		StepVerifier.create(client.call("shop.order.get").param("id", 7).retrieve(Map.class))
			.assertNext((order) -> assertThat(order.get("paid")).isEqualTo(true))
			.expectComplete()
			.verify(Duration.ofSeconds(30));
	}

	@Test
	void readsWhatAStubSays(@Autowired Bitrix24Client client) {
		portal.wireMock()
			.stubFor(post(urlPathMatching("/rest/.*/profile(\\.json)?"))
				.willReturn(okJson("{\"result\":{\"NAME\":\"Ada\"}}")));
		StepVerifier.create(client.call("profile").retrieve(Map.class))
			.assertNext((profile) -> assertThat(profile.get("NAME")).isEqualTo("Ada"))
			.expectComplete()
			.verify(Duration.ofSeconds(30));
		portal.wireMock().verify(1, WireMock.postRequestedFor(urlPathMatching("/rest/.*/profile(\\.json)?")));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(Bitrix24AutoConfiguration.class)
	static class ApplicationUnderTest {

	}

}
