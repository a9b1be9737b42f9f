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
package io.github.b24spring.client.connect;

import java.time.Duration;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.crm.Activity;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.crm.CrmObject;
import io.github.b24spring.client.event.EventOperations;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.json.Bitrix24JacksonModule;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import io.github.b24spring.client.list.SortOrder;
import io.github.b24spring.testserver.FreshPorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A mapper that refuses unknown keys does so for the types of a caller.
 */
class StrictMapperTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final WireMockServer portal = new WireMockServer(WireMockConfiguration.options().port(FreshPorts.find()));

	@BeforeEach
	void start() {
		this.portal.start();
		answer("crm.deal.get", "{\"ID\":\"7\",\"NEW\":1}");
		answer("crm.deal.list", "[{\"ID\":\"7\",\"NEW\":1}]");
		answer("batch", "{\"result\":{\"c0\":{\"ID\":\"7\",\"NEW\":1}},\"result_error\":[]}");
	}

	@AfterEach
	void stop() {
		this.portal.stop();
	}

	private void answer(String method, String result) {
		this.portal
			.stubFor(post(urlPathEqualTo("/rest/1/code/" + method)).willReturn(okJson("{\"result\":" + result + "}")));
	}

	static Stream<JsonMapper> strictMappers() {
		return Stream.of(Bitrix24JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build(),
				JsonMapper.builder()
					.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
					.addModule(new Bitrix24JacksonModule())
					.build(),
				Bitrix24JsonMapper.create()
					.rebuild()
					.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
					.build());
	}

	@ParameterizedTest
	@MethodSource("strictMappers")
	void keyThatATypeDoesNotKnowIsRefusedEverywhere(JsonMapper mapper) {
		Bitrix24Client client = client(mapper);
		assertRefused(client.call("crm.deal.get").retrieve(Deal.class).flux());
		assertRefused(client.list("crm.deal.list", Deal.class).order("TITLE", SortOrder.ASC).fetch());
		assertRefused(client.list("crm.deal.list", Deal.class).page(0).flux());
		assertRefused(client.batch()
			.command("a", "crm.deal.get", Deal.class)
			.execute()
			.map((response) -> response.get("a", Deal.class))
			.flux());
	}

	@ParameterizedTest
	@MethodSource("strictMappers")
	void typesOfTheClientAreReadFromWhateverAPortalAdds(JsonMapper mapper) {
		Bitrix24Client client = client(mapper);
		answer("crm.activity.get", "{\"ID\":\"7\",\"NEW\":1,\"COMMUNICATIONS\":[{\"ID\":\"1\",\"NEW\":1}]}");
		answer("crm.activity.fields", "{\"fields\":{\"ID\":{\"type\":\"integer\",\"isNew\":true}}}");
		answer("crm.activity.type.list", "[{\"TYPE_ID\":\"CALLS\",\"NEW\":1}]");
		answer("crm.activity.badge.list", "{\"badges\":[{\"code\":\"a\",\"NEW\":1}],\"NEW\":1}");
		answer("crm.activity.layout.blocks.get",
				"{\"layout\":{\"blocks\":{\"a\":{\"type\":\"text\",\"NEW\":1,\"properties\":{\"value\":\"x\",\"NEW\":1}}},\"NEW\":1},\"NEW\":1}");
		answer("event.get", "[{\"event\":\"ONCRMACTIVITYADD\",\"handler\":\"https://a.example/\",\"NEW\":1}]");
		CrmActivityOperations activities = CrmActivityOperations.of(client);
		StepVerifier.create(activities.get(7).map(Activity::id)).expectNext(7L).expectComplete().verify(LIMIT);
		StepVerifier.create(activities.fields()).expectNextCount(1).expectComplete().verify(LIMIT);
		StepVerifier.create(activities.types().list()).expectNextCount(1).expectComplete().verify(LIMIT);
		StepVerifier.create(activities.badges().list()).expectNextCount(1).expectComplete().verify(LIMIT);
		StepVerifier.create(activities.layoutBlocks().get(7, CrmObject.deal(1)))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		StepVerifier.create(EventOperations.of(client).bindings()).expectNextCount(1).expectComplete().verify(LIMIT);
	}

	@Test
	void keyThatATypeDoesNotKnowIsPassedOverOtherwise() {
		StepVerifier.create(client(Bitrix24JsonMapper.create()).call("crm.deal.get").retrieve(Deal.class))
			.expectNext(new Deal(7))
			.expectComplete()
			.verify(LIMIT);
	}

	private static void assertRefused(Flux<?> values) {
		StepVerifier.create(values)
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(Bitrix24Exception.class)
				.hasMessageContaining("does not fit")
				.hasMessageContaining("NEW"))
			.verify(LIMIT);
	}

	private Bitrix24Client client(JsonMapper mapper) {
		return Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(this.portal.baseUrl() + "/rest/1/code/"))
			.limits(PortalLimits.create())
			.jsonMapper(mapper)
			.build();
	}

	private record Deal(@JsonProperty("ID") long id) {
	}

}
