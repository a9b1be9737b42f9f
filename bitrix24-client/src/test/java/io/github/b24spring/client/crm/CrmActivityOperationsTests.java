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
package io.github.b24spring.client.crm;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.exception.Bitrix24AccessDeniedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CrmActivityOperationsTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String FLAGS = "\"isReadOnly\":false,\"isImmutable\":false,\"isMultiple\":false,\"isDynamic\":false";

	@RegisterExtension
	private final WireMockExtension portal = WireMockExtension.newInstance().build();

	@Test
	void communicationFieldsComeInThePortalsOrder() {
		answer("crm.activity.communication.fields", 200,
				"{\"result\":{\"VALUE\":{\"type\":\"string\",\"isRequired\":false," + FLAGS
						+ ",\"title\":\"Value\"},\"ID\":{\"type\":\"integer\",\"isRequired\":\"Y\",\"isReadOnly\":true,"
						+ "\"title\":\"ID\",\"upperName\":\"ID\",\"settings\":[]}}}");
		StepVerifier.create(operations().communicationFields()).assertNext((fields) -> {
			assertThat(fields.keySet()).containsExactly("VALUE", "ID");
			assertThat(fields.get("VALUE"))
				.isEqualTo(new FieldDescriptor("string", false, false, false, false, false, "Value", Map.of()));
			FieldDescriptor id = fields.get("ID");
			assertThat(id.required()).isTrue();
			assertThat(id.readOnly()).isTrue();
			assertThat(id.multiple()).isFalse();
			assertThat(id.attributes()).containsExactly(Map.entry("upperName", "ID"), Map.entry("settings", List.of()));
			assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> fields.remove("ID"));
			assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> id.attributes().clear());
		}).expectComplete().verify(LIMIT);
	}

	@Test
	void fieldsAreThoseOfActivities() {
		answer("crm.activity.fields", 200, "{\"result\":{\"SUBJECT\":{\"type\":\"string\",\"isRequired\":true}}}");
		StepVerifier.create(operations().fields())
			.assertNext((fields) -> assertThat(fields.get("SUBJECT").required()).isTrue())
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void portalWithoutFieldsGivesAnEmptyMap() {
		answer("crm.activity.fields", 200, "{\"result\":[]}");
		StepVerifier.create(operations().fields()).expectNext(Map.of()).expectComplete().verify(LIMIT);
	}

	@Test
	void documentedErrorIsAccessDenied() {
		answer("crm.activity.communication.fields", 400, "{\"error\":\"\",\"error_description\":\"Access denied.\"}");
		StepVerifier.create(operations().communicationFields())
			.expectError(Bitrix24AccessDeniedException.class)
			.verify(LIMIT);
	}

	@Test
	void descriptorIsWrittenAsThePortalWritesIt() {
		JsonMapper plain = JsonMapper.builder().build();
		FieldDescriptor descriptor = new FieldDescriptor("integer", false, true, false, false, false, "ID",
				Map.of("upperName", "ID"));
		String json = plain.writeValueAsString(descriptor);
		assertThat(plain.readTree(json)).isEqualTo(plain.readTree("{\"type\":\"integer\",\"isRequired\":false,"
				+ "\"isReadOnly\":true,\"isImmutable\":false,\"isMultiple\":false,\"isDynamic\":false,\"title\":\"ID\","
				+ "\"upperName\":\"ID\"}"));
		assertThat(plain.readValue(json, FieldDescriptor.class)).isEqualTo(descriptor);
	}

	private void answer(String method, int status, String json) {
		this.portal.stubFor(post("/rest/1/code/" + method).withRequestBody(equalToJson("{}"))
			.willReturn(jsonResponse(json, status)));
	}

	private CrmActivityOperations operations() {
		return CrmActivityOperations.of(Bitrix24ClientBuilder
			.create(Bitrix24Credentials.webhook("http://localhost:" + this.portal.getPort() + "/rest/1/code/"))
			.build());
	}

}
