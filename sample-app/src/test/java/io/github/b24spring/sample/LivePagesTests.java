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
package io.github.b24spring.sample;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages that show what happens while it happens, on the embedded portal.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "30s")
@DirtiesContext
class LivePagesTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@Autowired
	private WebTestClient web;

	@Test
	void todoThatIsAddedComesBackAsAnEvent() {
		assertThat(page("/events")).contains("Events", "/events/stream");
		Flux<ShownEvent> events = this.web.get()
			.uri("/events/stream")
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(ShownEvent.class)
			.getResponseBody();
		StepVerifier.create(events).then(() -> addTodo()).assertNext((event) -> {
			assertThat(event.code()).isEqualTo("ONCRMACTIVITYADD");
			assertThat(event.text()).matches("Activity \\d+ was added");
		}).thenCancel().verify(LIMIT);
	}

	private void addTodo() {
		this.web.post()
			.uri("/deals/1/todos")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.body(BodyInserters.fromFormData("title", "Send the offer").with("deadline", "2027-07-31T15:00"))
			.exchange()
			.expectStatus()
			.is3xxRedirection();
	}

	@Test
	void forgedEventIsRefused() {
		this.web.post()
			.uri("/bitrix24/events")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.bodyValue("event=ONCRMACTIVITYADD&data[FIELDS][ID]=1&auth[member_id]=1&auth[application_token]=guessed")
			.exchange()
			.expectStatus()
			.isForbidden();
	}

	@Test
	void thousandCallsShareRequests() {
		assertThat(page("/limiter")).contains("Make 1,000 calls", "/limiter/stream");
		Limiter.Load load = this.web.post()
			.uri("/limiter/calls")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(Limiter.Load.class)
			.returnResult()
			.getResponseBody();
		assertThat(load).isNotNull();
		assertThat(load.answered()).isEqualTo(1000);
		assertThat(load.failed()).isZero();
		assertThat(load.requests()).isPositive().isLessThan(100);
	}

	@Test
	void stateOfTheLimiterComesAgainAndAgain() {
		Flux<Map<?, ?>> states = this.web.get()
			.uri("/limiter/stream")
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(Map.class)
			.getResponseBody()
			.map((state) -> (Map<?, ?>) state);
		StepVerifier.create(states)
			.assertNext((state) -> assertThat(state.get("capacity")).isInstanceOf(Number.class))
			.assertNext((state) -> assertThat(state.keySet().toString()).contains("permits", "interactive", "traffic"))
			.thenCancel()
			.verify(LIMIT);
	}

	private String page(String path) {
		return String.valueOf(this.web.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

}
