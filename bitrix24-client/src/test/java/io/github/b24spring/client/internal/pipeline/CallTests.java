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
package io.github.b24spring.client.internal.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.Bitrix24Response;
import io.github.b24spring.client.CallSpec;
import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.transport.PortalStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.core.ParameterizedTypeReference;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CallTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@RegisterExtension
	private final PortalStub portal = new PortalStub();

	@Test
	void callOfWebhookArrivesAsDocumented() {
		this.portal.answer(200, "{\"result\":{\"ID\":\"42\",\"TITLE\":\"Boat\"}}");
		StepVerifier.create(this.portal.client().build().call("crm.deal.get").param("id", 42).retrieve(Deal.class))
			.expectNext(new Deal(42, "Boat"))
			.expectComplete()
			.verify(LIMIT);
		this.portal.server()
			.verify(1,
					postRequestedFor(urlEqualTo("/rest/1/" + PortalStub.CODE + "/crm.deal.get"))
						.withHeader("Content-Type", equalTo("application/json"))
						.withHeader("Accept", equalTo("application/json"))
						.withHeader("Accept-Encoding", matching(".*gzip.*"))
						.withHeader("User-Agent", matching("bitrix24-client-java/.+"))
						.withRequestBody(equalToJson("{\"id\":42}")));
	}

	@Test
	void accessTokenTravelsInTheBody() {
		this.portal.answer(200, "{\"result\":true}");
		StepVerifier
			.create(this.portal.tokenClient().build().call("crm.deal.delete").param("id", 1).retrieve(Boolean.class))
			.expectNext(true)
			.expectComplete()
			.verify(LIMIT);
		this.portal.server()
			.verify(1, postRequestedFor(urlEqualTo("/rest/crm.deal.delete"))
				.withRequestBody(equalToJson("{\"id\":1,\"auth\":\"" + PortalStub.TOKEN + "\"}")));
	}

	@Test
	void version3HasItsOwnPath() {
		this.portal.answer(200, "{\"result\":{\"item\":{}}}");
		StepVerifier
			.create(this.portal.client().build().call("tasks.task.get").version(RestVersion.V3).retrieve(Map.class))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		this.portal.server()
			.verify(1, postRequestedFor(urlEqualTo("/rest/api/1/" + PortalStub.CODE + "/tasks.task.get"))
				.withRequestBody(equalToJson("{}")));
	}

	@Test
	void parametersComeFromMapsBeansAndLists() {
		this.portal.answer(200, "{\"result\":true}");
		CallSpec call = this.portal.client().build().call("m.x");
		List<CallSpec> variants = List.of(call.params(Map.of("a", List.of(1, 2))).param("n", null),
				call.params(new Deal(1, "x")), call.params(List.of(123, Map.of("POST_MESSAGE", "x"))));
		variants.forEach((variant) -> StepVerifier.create(variant.retrieve(Boolean.class))
			.expectNext(true)
			.expectComplete()
			.verify(LIMIT));
		for (String body : List.of("{\"a\":[1,2],\"n\":null}", "{\"ID\":1,\"TITLE\":\"x\"}",
				"[123,{\"POST_MESSAGE\":\"x\"}]")) {
			this.portal.server()
				.verify(1, postRequestedFor(urlEqualTo("/rest/1/" + PortalStub.CODE + "/m.x"))
					.withRequestBody(equalToJson(body)));
		}
		assertThatIllegalStateException().isThrownBy(() -> call.params(List.of(1)).param("a", 1));
		assertThatIllegalStateException().isThrownBy(() -> call.params(List.of(1)).params(new Deal(1, "x")));
	}

	@Test
	void whatAreParametersIsReadWhenSomebodySubscribes() {
		this.portal.answer(200, "{\"result\":true}");
		Note note = new Note("described");
		Map<String, Object> map = new HashMap<>(Map.of("note", note));
		CallSpec call = this.portal.client().build().call("m.x").param("TEXT", "before").param("first", 1);
		List<Mono<Boolean>> calls = List.of(call.params(note).retrieve(Boolean.class),
				call.params(note).param("second", 2).params(new Deal(3, "x")).retrieve(Boolean.class),
				call.params(map).retrieve(Boolean.class),
				call.params(note).param("TEXT", "after").retrieve(Boolean.class));
		map.put("late", true);
		for (String text : List.of("a", "b")) {
			note.text = text;
			this.portal.server().resetRequests();
			calls.forEach((each) -> StepVerifier.create(each).expectNext(true).expectComplete().verify(LIMIT));
			for (String body : List.of("{\"TEXT\":\"%s\",\"first\":1}",
					"{\"TEXT\":\"%s\",\"first\":1,\"second\":2,\"ID\":3,\"TITLE\":\"x\"}",
					"{\"TEXT\":\"before\",\"first\":1,\"note\":{\"TEXT\":\"%s\"}}",
					"{\"TEXT\":\"after\",\"first\":1}")) {
				this.portal.server()
					.verify(1, postRequestedFor(urlEqualTo("/rest/1/" + PortalStub.CODE + "/m.x"))
						.withRequestBody(equalToJson(body.formatted(text))));
			}
		}
	}

	@Test
	void parametersThatCannotBeReadFailTheCallWhenSomebodySubscribes() {
		Note unreadable = new Note("x") {

			@Override
			public String getText() {
				throw new IllegalStateException("not now");
			}

		};
		CallSpec call = this.portal.client().build().call("m.x");
		for (Object parameters : List.of(unreadable, "text", Map.of("note", unreadable))) {
			StepVerifier.create(call.params(parameters).retrieve(Boolean.class))
				.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(IllegalArgumentException.class)
					.hasMessageContaining("The parameters of 'm.x' cannot be sent"))
				.verify(LIMIT);
		}
		assertThat(this.portal.server().getAllServeEvents()).isEmpty();
	}

	@Test
	void positionalParametersLeaveRoomForTheToken() {
		this.portal.answer(200, "{\"result\":true}");
		StepVerifier
			.create(this.portal.tokenClient()
				.build()
				.call("task.commentitem.add")
				.params(List.of(123, Map.of("POST_MESSAGE", "x")))
				.retrieve(Boolean.class))
			.expectNext(true)
			.expectComplete()
			.verify(LIMIT);
		this.portal.server()
			.verify(1, postRequestedFor(urlEqualTo("/rest/task.commentitem.add")).withRequestBody(
					equalToJson("{\"0\":123,\"1\":{\"POST_MESSAGE\":\"x\"},\"auth\":\"" + PortalStub.TOKEN + "\"}")));
	}

	@Test
	void wholeEnvelopeIsRead() {
		this.portal.answer(200, """
				{"result":[{"ID":"1"},{"ID":"2"}],"next":50,"total":"120","unknown":{"a":[1]},
				"time":{"start":1724050000,"finish":1724050000.5,"duration":"0.5","processing":0,
				"date_start":"2024-08-19T09:46:40+03:00","date_finish":"nonsense","operating":0.25,
				"operating_reset_at":1724050600,"new_key":[]}}""");
		StepVerifier.create(this.portal.client()
			.build()
			.call("crm.deal.list")
			.exchange(new ParameterizedTypeReference<List<Map<String, String>>>() {
			}))
			.expectNext(new Bitrix24Response<>(List.of(Map.of("ID", "1"), Map.of("ID", "2")), 120L, 50L,
					new ResponseTime(1724050000d, 1724050000.5, 0.5, 0d,
							OffsetDateTime.parse("2024-08-19T09:46:40+03:00"), null, 0.25,
							Instant.ofEpochSecond(1724050600))))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void nullResultsAreEmpty() {
		for (String body : List.of("{\"result\":null,\"time\":null}", "{\"result\":null,\"error\":null}")) {
			this.portal.answer(200, body);
			StepVerifier.create(this.portal.client().build().call("a.b").retrieve(String.class))
				.expectComplete()
				.verify(LIMIT);
			StepVerifier.create(this.portal.client().build().call("a.b").exchange(String.class))
				.assertNext((answer) -> assertThat(answer.result()).isNull())
				.expectComplete()
				.verify(LIMIT);
		}
	}

	@Test
	void scalarResultsOfAnyPositionAreFound() {
		Map<String, Object> answers = Map.of("{\"result\":17}", 17, "{\"time\":{},\"result\":\"a\\\"b\\u0416\"}",
				"a\"bЖ", "{\"result\":true,\"time\":{}}", true, "  {\"result\" : 1.5 , \"time\":{}}", 1.5);
		answers.forEach((body, expected) -> {
			this.portal.answer(200, body);
			StepVerifier.create(this.portal.client().build().call("a.b").retrieve(Object.class))
				.expectNext(expected)
				.expectComplete()
				.verify(LIMIT);
		});
	}

	@Test
	void resultThatDoesNotFitTheTypeSaysSo() {
		this.portal.answer(200, "{\"result\":{\"ID\":\"many\"}}");
		StepVerifier.create(this.portal.client().build().call("crm.deal.get").retrieve(Deal.class))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(Bitrix24UnreadableResponseException.class)
				.hasMessageContaining("Deal"))
			.verify(LIMIT);
	}

	@Test
	void nothingIsSentBeforeSubscriptionAndOnceForEach() {
		this.portal.answer(200, "{\"result\":1}");
		var call = this.portal.client().build().call("a.b").retrieve(Integer.class);
		assertThat(this.portal.server().getAllServeEvents()).isEmpty();
		StepVerifier.create(call.then(call)).expectNext(1).expectComplete().verify(LIMIT);
		assertThat(this.portal.server().getAllServeEvents()).hasSize(2);
	}

	@Test
	void methodNameThatIsNoneIsRefused() {
		for (String method : List.of("", "crm deal", "../profile", "crm.deal.get?x=1", "crm..deal")) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.portal.client().build().call(method))
				.withMessageContaining("crm.deal.get");
		}
	}

	record Deal(@com.fasterxml.jackson.annotation.JsonProperty("ID") long id,
			@com.fasterxml.jackson.annotation.JsonProperty("TITLE") String title) {
	}

	static class Note {

		private String text;

		Note(String text) {
			this.text = text;
		}

		@com.fasterxml.jackson.annotation.JsonProperty("TEXT")
		public String getText() {
			return this.text;
		}

	}

}
