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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Fault;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.crm.ActivityStore;
import io.github.b24spring.testportal.list.IdSequence;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of a deal.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "bitrix24.rate-limit.plan=unlimited", "bitrix24.retry.max-retries=0" })
@AutoConfigureWebTestClient(timeout = "30s")
@DirtiesContext
class DealTests {

	private static final Pattern SUBJECT = Pattern.compile("<th scope=\"row\">([^<]*)</th>");

	private static final Bitrix24TestPortal portal = Bitrix24TestPortal.builder()
		.activities(ActivityData.generated(360, IdSequence.dense(1)))
		.start();

	@Autowired
	private WebTestClient web;

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		registry.add("bitrix24.webhook-url", portal::webhookUrl);
	}

	@AfterEach
	void heal() {
		portal.faults().clear();
	}

	@AfterAll
	static void stop() {
		portal.close();
	}

	@Test
	void pagesHaveEveryActivityOnceTheNewestFirst() {
		String first = get("/deals/2", 200);
		String second = get("/deals/2?start=50", 200);
		String last = get("/deals/2?start=100", 200);
		List<String> all = new ArrayList<>(subjects(first));
		all.addAll(subjects(second));
		all.addAll(subjects(last));
		// The deals take turns.
		assertThat(all).isEqualTo(IntStream.range(0, 120).mapToObj((index) -> "Call " + (359 - 3 * index)).toList());
		assertThat(first).contains("1–50 of 120", "/deals/2?start=50", "Deal 2").doesNotContain("id=\"previous\"");
		assertThat(second).contains("51–100 of 120", "/deals/2?start=0", "/deals/2?start=100");
		assertThat(last).contains("101–120 of 120", "/deals/2?start=50").doesNotContain("id=\"next\"");
	}

	@Test
	void valuesAreSaidInWords() {
		put(11, "Meet <b>them</b>", Map.of("TYPE_ID", "1", "DEADLINE", "2026-12-24T18:30:00+03:00", "RESPONSIBLE_ID",
				"17", "COMPLETED", "Y"));
		put(12, "", Map.of("TYPE_ID", "77", "DEADLINE", "9999-12-31T00:00:00+03:00", "COMPLETED", "N"));
		assertThat(get("/deals/11", 200)).contains("Meet &lt;b&gt;them&lt;/b&gt;", ">Meeting<", "24 Dec 2026, 18:30",
				"UTC+03:00", "User 17", ">Done<");
		assertThat(get("/deals/12", 200)).contains("Without a subject", ">Other<", "No deadline", ">Open<")
			.doesNotContain("9999");
	}

	@Test
	void dealWithoutActivitiesInvitesToAddOne() {
		assertThat(get("/deals/13", 200)).contains("No activities", "A todo is a good start").doesNotContain("<table");
	}

	@Test
	void pageAfterTheLastLeadsBack() {
		assertThat(get("/deals/2?start=5000", 200)).contains("There are no activities here", "To the first page");
	}

	@Test
	void dealThatIsNotThereIsAProblem() {
		assertThat(get("/deals/5000", 404)).contains("There is no deal 5000", "role=\"alert\"")
			.doesNotContain("<form", "Exception");
	}

	@ParameterizedTest
	@CsvSource({ "/deals/abc, 400, This address leads nowhere, whole number",
			"/deals?id=abc, 400, This address leads nowhere, whole number",
			"/nothing, 404, There is no such page, To the start page" })
	void addressThatIsNoneIsAPageLikeTheOthers(String path, int status, String title, String advice) {
		String page = body(this.web.get().uri(path).accept(MediaType.TEXT_HTML).exchange(), status);
		assertThat(page).contains("<title>" + title + " · Bitrix24 sample</title>", "<h1>" + title + "</h1>", advice,
				"class=\"skip\"", "<nav aria-label=\"Pages\">");
	}

	@Test
	void portalThatFailsIsAProblem() {
		portal.faults().always("crm.activity.list", Fault.error(403, "ACCESS_DENIED", "Access denied"));
		assertThat(get("/deals/2", 403)).contains("The portal does not allow this", "ACCESS_DENIED", "Try again");
	}

	@Test
	void idThatIsTypedLeadsToTheDeal() {
		this.web.get().uri("/deals?id=2").exchange().expectStatus().isSeeOther().expectHeader().location("/deals/2");
	}

	@Test
	void todoIsAddedOnceAndSeen() {
		int before = portal.activities().additions().size();
		String location = this.web.post()
			.uri("/deals/20/todos")
			.body(BodyInserters.fromFormData("title", " Send the offer ")
				.with("description", "With <prices>")
				.with("deadline", "2027-03-31T15:00")
				.with("offset", "-210"))
			.exchange()
			.expectStatus()
			.isSeeOther()
			.returnResult(String.class)
			.getResponseHeaders()
			.getFirst(HttpHeaders.LOCATION);
		List<ActivityStore.Addition> additions = portal.activities().additions();
		assertThat(additions).hasSize(before + 1);
		ActivityStore.Addition addition = additions.get(before);
		assertThat(addition.method()).isEqualTo("crm.activity.todo.add");
		assertThat(addition.fields()).containsEntry("OWNER_ID", "20")
			.containsEntry("OWNER_TYPE_ID", "2")
			.containsEntry("SUBJECT", "Send the offer")
			.containsEntry("DESCRIPTION", "With <prices>");
		assertThat(portal.calls("crm.activity.todo.add")).last()
			.satisfies((call) -> assertThat(call.parameters()).containsEntry("deadline", "2027-03-31T15:00:00-03:30"));
		assertThat(location).isEqualTo("/deals/20?added=" + addition.id());
		assertThat(get(location, 200)).contains("The todo was added", "Send the offer", ">Todo<", "class=\"new\"",
				"1–1 of 1");
		assertThat(portal.activities().additions()).hasSize(before + 1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "'' | 2027-03-31T15:00 | 60 | Say what is to be done", "Call | '' | 60 | Choose a day and a time",
					"Call | tomorrow | 60 | This is no date and time",
					"Call | 2027-03-31T15:00 | x | This is no date and time",
					"Call | 2027-03-31T15:00 | 99999999 | This is no date and time",
					"Call | 2150-03-31T15:00 | 60 | This is too far ahead: the last year for a deadline is 2099",
					"Call | 9999-12-31T00:00 | 60 | This is too far ahead" })
	void mistakesAreSaidAtTheForm(String title, String deadline, String offset, String sentence) {
		int before = portal.activities().additions().size();
		String page = post("/deals/21/todos", title, deadline, offset, 422);
		assertThat(page).contains("<title>Not added: Deal 21", "The todo was not added", "autofocus");
		assertThat(page).contains(sentence, "aria-invalid=\"true\"", "<details class=\"card\" id=\"todo\" open",
				"value=\"" + title + "\"", "Some words</textarea>");
		assertThat(portal.activities().additions()).hasSize(before);
	}

	@Test
	void longTitleIsAMistake() {
		assertThat(post("/deals/21/todos", "x".repeat(256), "2027-03-31T15:00", "0", 422)).contains("at most 255");
	}

	@Test
	void refusalOfThePortalKeepsWhatWasTyped() {
		portal.faults().always("crm.activity.todo.add", Fault.error(403, "ACCESS_DENIED", "Access denied"));
		assertThat(post("/deals/22/todos", "Call again", "2027-03-31T15:00", "0", 403))
			.contains("The portal does not allow this", "value=\"Call again\"", "Some words</textarea>")
			.doesNotContain("may have been added");
	}

	@Test
	void unknownOutcomeIsSaidAndNotRepeated() {
		int before = portal.activities().additions().size();
		portal.faults().always("crm.activity.todo.add", Fault.RESET_AFTER_EXECUTION);
		assertThat(post("/deals/23/todos", "Perhaps", "2027-03-31T15:00", "0", 502)).contains("may have been added",
				"<th scope=\"row\">Perhaps</th>");
		assertThat(portal.activities().additions()).hasSize(before + 1);
	}

	private static void put(int deal, String subject, Map<String, String> fields) {
		Map<String, Object> all = new LinkedHashMap<>(fields);
		all.put("OWNER_ID", Integer.toString(deal));
		all.put("SUBJECT", subject);
		portal.activities().put(all);
	}

	private static List<String> subjects(String page) {
		return SUBJECT.matcher(page).results().map((result) -> result.group(1)).toList();
	}

	private String get(String path, int status) {
		return body(this.web.get().uri(path).exchange(), status);
	}

	private String post(String path, String title, String deadline, String offset, int status) {
		return body(this.web.post()
			.uri(path)
			.body(BodyInserters.fromFormData("title", title)
				.with("description", "Some words")
				.with("deadline", deadline)
				.with("offset", offset))
			.exchange(), status);
	}

	private static String body(WebTestClient.ResponseSpec response, int status) {
		String body = response.expectStatus()
			.isEqualTo(status)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(body).isNotNull().doesNotContain("java.lang", portal.webhookUrl());
		return body;
	}

}
