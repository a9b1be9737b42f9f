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
package io.github.b24spring.testportal;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.Json;
import io.github.b24spring.testportal.method.MethodResult;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Bitrix24TestPortal}, over HTTP.
 *
 * @author The b24spring maintainers
 */
class Bitrix24TestPortalTests {

	private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

	private final HttpClient client = HttpClient.newHttpClient();

	@Test
	void webhookReadsCommunicationFields() throws Exception {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
			HttpResponse<String> response = post(portal, "crm.activity.communication.fields", "{}");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
			Map<String, Object> result = map(body(response).get("result"));
			assertThat(result.keySet()).containsExactly("ID", "ACTIVITY_ID", "ENTITY_ID", "ENTITY_TYPE_ID", "TYPE",
					"VALUE");
			assertThat(map(result.get("ID"))).containsEntry("type", "integer")
				.containsEntry("isReadOnly", true)
				.containsEntry("isRequired", false)
				.hasSize(7);
			assertThat(map(body(response).get("time")).keySet()).containsExactlyInAnyOrder("start", "finish",
					"duration", "processing", "date_start", "date_finish", "operating", "operating_reset_at");
			assertThat(map(body(post(portal, "crm.activity.fields", "{}")).get("result"))).hasSize(44);
		}
	}

	@Test
	void dealsThatActivitiesBelongToAreRead() throws Exception {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
			assertThat(map(body(post(portal, "crm.deal.get", "{\"id\":7}")).get("result"))).containsEntry("ID", "7")
				.containsEntry("TITLE", "Deal 7");
			assertError(post(portal, "crm.deal.get", "{\"id\":1001}"), 400, "");
		}
	}

	@Test
	void tokenAuthorizesInBodyFormAndQuery() throws Exception {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
			String address = portal.url() + "/rest/profile.json";
			String auth = "auth=" + portal.accessToken();
			assertThat(send(address, "application/json", "{\"auth\":\"" + portal.accessToken() + "\"}").statusCode())
				.isEqualTo(200);
			assertThat(send(address, "application/x-www-form-urlencoded", auth).statusCode()).isEqualTo(200);
			assertThat(send(address + "?" + auth, "application/json", "{}").statusCode()).isEqualTo(200);
			portal.expireToken(portal.accessToken());
			assertError(send(address + "?" + auth, "application/json", "{}"), 401, "expired_token");
		}
	}

	@Test
	void unknownCredentialsAndMethodsAreRefused() throws Exception {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
			assertError(send(portal.url() + "/rest/1/other/profile", "application/json", "{}"), 401, "NO_AUTH_FOUND");
			assertError(send(portal.webhookUrl().replace("/1/", "/2/") + "profile", "application/json", "{}"), 401,
					"NO_AUTH_FOUND");
			assertError(send(portal.url() + "/rest/profile", "application/json", "{}"), 401, "NO_AUTH_FOUND");
			assertError(post(portal, "no.such.method", "{}"), 404, "ERROR_METHOD_NOT_FOUND");
		}
	}

	@Test
	void parametersComeFromJsonFormAndQuery() throws Exception {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
			portal.method("echo", (request) -> MethodResult.of(request.parameters()));
			assertThat(post(portal, "echo", "{\"a\":{\"b\":[1,true,null]}}").body())
				.contains("\"result\":{\"a\":{\"b\":[1,true,null]}}");
			HttpResponse<String> form = send(portal.webhookUrl() + "echo?x=1", "application/x-www-form-urlencoded",
					"filter[%3EID]=5&select[]=A&select[]=B%26C");
			assertThat(form.body())
				.contains("\"result\":{\"x\":\"1\",\"filter\":{\">ID\":\"5\"},\"select\":[\"A\",\"B&C\"]}");
		}
	}

	@Test
	void parametersComeFromPartsOfAMultipartBody() throws Exception {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
			portal.method("echo", (request) -> MethodResult.of(request.parameters()));
			String body = Stream.of("filter[>ID]=5", "select[]=A", "select[]=B&C", "text=a%20b")
				.map((parameter) -> parameter.split("=", 2))
				.map((parameter) -> "--limit\r\nContent-Disposition: form-data; name=\"" + parameter[0] + "\"\r\n\r\n"
						+ parameter[1] + "\r\n")
				.collect(Collectors.joining("", "", "--limit--\r\n"));
			assertThat(send(portal.webhookUrl() + "echo", "multipart/form-data; boundary=limit", body).body())
				.contains("\"result\":{\"filter\":{\">ID\":\"5\"},\"select\":[\"A\",\"B&C\"],\"text\":\"a%20b\"}");
		}
	}

	@Test
	void jsonIsEscapedAsInPhp() throws Exception {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
			portal.method("echo", (request) -> MethodResult
				.of(Map.of("map", Map.of(), "text", List.of("a/b", "\u044f"), "list", Map.of("0", "x"))));
			assertThat(post(portal, "echo", "{}").body()).contains("\"map\":[]")
				.contains("\"a\\/b\"")
				.containsIgnoringCase("\"\\u044f\"")
				.contains("\"list\":[\"x\"]");
		}
	}

	@Test
	void stubWinsOverPortalAndPortalSurvivesReset() throws Exception {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
			portal.wireMock()
				.stubFor(WireMock.post(WireMock.urlPathMatching("/rest/.*/profile")).willReturn(WireMock.ok("mine")));
			assertThat(post(portal, "profile", "{}").body()).isEqualTo("mine");
			portal.wireMock().resetAll();
			assertThat(post(portal, "profile", "{}").body()).contains("\"ID\":\"1\"");
		}
	}

	@Test
	void refusesMoreThanBurstUntilTheSecondTurns() throws Exception {
		PortalClock clock = PortalClock.stoppedAt(NOON);
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.builder()
			.rateLimit(new RateLimit(3, 2))
			.clock(clock)
			.start()) {
			for (int i = 0; i < 3; i++) {
				assertThat(post(portal, "profile", "{}").statusCode()).isEqualTo(200);
			}
			assertError(post(portal, "profile", "{}"), 503, "QUERY_LIMIT_EXCEEDED");
			assertThat(sendFrom("203.0.113.7", portal.webhookUrl() + "profile").statusCode()).isEqualTo(200);
			clock.advance(Duration.ofMillis(999));
			assertError(post(portal, "profile", "{}"), 503, "QUERY_LIMIT_EXCEEDED");
			clock.advance(Duration.ofMillis(1));
			assertThat(post(portal, "profile", "{}").statusCode()).isEqualTo(200);
			assertThat(post(portal, "profile", "{}").statusCode()).isEqualTo(200);
			assertError(post(portal, "profile", "{}"), 503, "QUERY_LIMIT_EXCEEDED");
			assertThat(portal.statistics().requests()).isEqualTo(9);
			assertThat(portal.statistics().refusals()).isEqualTo(3);
			assertThat(portal.statistics().callsByMethod()).containsOnly(Map.entry("profile", 6L));
		}
	}

	@Test
	void operatingLimitStopsTheMethodAloneUntilItsOldestMinuteIsForgotten() throws Exception {
		PortalClock clock = PortalClock.stoppedAt(NOON);
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.builder()
			.operatingLimit(Duration.ofSeconds(10))
			.clock(clock)
			.start()) {
			portal.method("costly", (request) -> MethodResult.of(1).withCost(Duration.ofMillis(10)));
			Map<String, Object> time = map(body(post(portal, "costly", "{}")).get("time"));
			assertThat(time).containsEntry("operating", new BigDecimal("0.01"))
				.containsEntry("operating_reset_at", (int) NOON.getEpochSecond() + 600);
		}
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.builder()
			.operatingLimit(Duration.ofMillis(15))
			.clock(clock)
			.methodLatency("profile", Duration.ofMillis(10))
			.start()) {
			assertThat(post(portal, "profile", "{}").statusCode()).isEqualTo(200);
			clock.advance(Duration.ofMinutes(1));
			assertThat(post(portal, "profile", "{}").statusCode()).isEqualTo(200);
			assertError(post(portal, "profile", "{}"), 429, "OPERATION_TIME_LIMIT");
			assertThat(post(portal, "server.time", "{}").statusCode()).isEqualTo(200);
			Map<String, Object> errors = map(
					batch(portal, "{\"cmd\":{\"a\":\"profile\",\"b\":\"server.time\"}}").get("result_error"));
			assertThat(map(errors.get("a"))).containsEntry("error", "OPERATION_TIME_LIMIT");
			assertThat(portal.statistics().operatingRefusals()).isEqualTo(2);
			clock.advance(Duration.ofMinutes(9));
			assertThat(post(portal, "profile", "{}").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void operatingWindowMayBeShort() throws Exception {
		PortalClock clock = PortalClock.stoppedAt(NOON);
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.builder()
			.operatingLimit(Duration.ofMillis(15))
			.operatingWindow(Duration.ofSeconds(20))
			.clock(clock)
			.methodLatency("profile", Duration.ofMillis(10))
			.start()) {
			Map<String, Object> time = map(body(post(portal, "profile", "{}")).get("time"));
			assertThat(time).containsEntry("operating_reset_at", (int) NOON.getEpochSecond() + 20);
			clock.advance(Duration.ofSeconds(2));
			assertThat(post(portal, "profile", "{}").statusCode()).isEqualTo(200);
			assertError(post(portal, "profile", "{}"), 429, "OPERATION_TIME_LIMIT");
			clock.advance(Duration.ofSeconds(18));
			assertThat(post(portal, "profile", "{}").statusCode()).isEqualTo(200);
			assertError(post(portal, "profile", "{}"), 429, "OPERATION_TIME_LIMIT");
		}
	}

	@Test
	void workersTakeRequestsOneAfterAnother() {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.builder()
			.workers(2)
			.latency(Duration.ofMillis(100))
			.start()) {
			long start = System.nanoTime();
			List<CompletableFuture<HttpResponse<String>>> responses = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				responses.add(this.client.sendAsync(request(portal.webhookUrl() + "profile", "application/json", "{}"),
						HttpResponse.BodyHandlers.ofString()));
			}
			responses.forEach((response) -> assertThat(response.join().statusCode()).isEqualTo(200));
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(390));
			assertThat(portal.statistics().peakConcurrency()).isBetween(1, 8);
		}
	}

	@Test
	@Timeout(50)
	void makingTheAnswerIsPartOfTheTimeThatItTakes() throws Exception {
		PortalClock clock = PortalClock.stoppedAt(NOON);
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.builder().clock(clock).start()) {
			portal.method("slow", (request) -> {
				clock.advance(Duration.ofSeconds(59));
				return MethodResult.of(1).withCost(Duration.ofSeconds(59));
			});
			assertThat(body(post(portal, "slow", "{}"))).containsEntry("result", 1);
		}
	}

	@Test
	void batchRunsCommandsAndResolvesReferences() throws Exception {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
			portal.method("rows",
					(request) -> new MethodResult(List.of(Map.of("ID", 7)), 1L, 50L, Duration.ofMillis(5)));
			portal.method("echo", (request) -> MethodResult.of(request.parameters()));
			Map<String, Object> result = batch(portal, """
					{"cmd":{"rows":"rows","echo":"echo?id=$result[rows][0][ID]&text=n%26$result[rows][0][ID]",
					"lost":"echo?id=$result[none][ID]","bad":"no.such","nested":"batch?cmd[a]=rows"}}""");
			Map<String, Object> results = map(result.get("result"));
			assertThat(results.keySet()).containsExactly("rows", "echo", "lost");
			assertThat(map(results.get("echo"))).containsEntry("id", "7").containsEntry("text", "n&7");
			assertThat(map(results.get("lost"))).containsEntry("id", "$result[none][ID]");
			assertThat(map(map(result.get("result_error")).get("bad"))).containsEntry("error",
					"ERROR_METHOD_NOT_FOUND");
			assertThat(map(map(result.get("result_error")).get("nested"))).containsEntry("error",
					"ERROR_BATCH_METHOD_NOT_ALLOWED");
			assertThat(map(result.get("result_total"))).containsOnly(Map.entry("rows", 1));
			assertThat(map(result.get("result_next"))).containsOnly(Map.entry("rows", 50));
			assertThat(map(map(result.get("result_time")).get("rows"))).containsEntry("operating",
					new BigDecimal("0.005"));
			assertThat(portal.calls("echo")).hasSize(2);
		}
	}

	@Test
	void batchHasPhpArraysForMaps() throws Exception {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
			Map<String, Object> result = batch(portal, "{\"cmd\":[\"server.time\",\"server.time\"]}");
			assertThat(result.get("result")).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(2);
			assertThat(result).containsEntry("result_error", List.of()).containsEntry("result_total", List.of());
		}
	}

	@Test
	void batchHaltsAtTheFirstError() throws Exception {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
			Map<String, Object> result = batch(portal,
					"{\"halt\":1,\"cmd\":{\"a\":\"server.time\",\"b\":\"no.such\",\"c\":\"server.time\"}}");
			assertThat(map(result.get("result")).keySet()).containsExactly("a");
			assertThat(map(result.get("result_error")).keySet()).containsExactly("b");
		}
	}

	@Test
	void batchOfMoreThanFiftyIsRefused() throws Exception {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
			String commands = "\"server.time\",".repeat(50) + "\"server.time\"";
			assertError(post(portal, "batch", "{\"cmd\":[" + commands + "]}"), 400, "ERROR_BATCH_LENGTH_EXCEEDED");
		}
	}

	@Test
	void faultsStrikeBeforeOrAfterExecution() throws Exception {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
			String add = "{\"fields\":{\"SUBJECT\":\"x\"}}";
			portal.faults().next(Fault.RESET, Fault.RESET_AFTER_EXECUTION);
			assertThatIOException().isThrownBy(() -> post(portal, "crm.activity.add", add));
			assertThat(portal.statistics().calls("crm.activity.add")).isZero();
			assertThatIOException().isThrownBy(() -> post(portal, "crm.activity.add", add));
			assertThat(portal.statistics().calls("crm.activity.add")).isEqualTo(1);
			portal.faults().next(Fault.status(503), Fault.html(502), Fault.error(400, 200040300010L, "x"));
			assertThat(post(portal, "profile", "{}").statusCode()).isEqualTo(503);
			assertThat(post(portal, "profile", "{}").body()).startsWith("<html>");
			assertThat(body(post(portal, "profile", "{}"))).containsEntry("error", 200040300010L);
			portal.faults().next(Fault.EMPTY, Fault.GARBAGE, Fault.TRUNCATED);
			for (int i = 0; i < 3; i++) {
				assertThatIOException().isThrownBy(() -> post(portal, "profile", "{}"));
			}
			portal.faults().next(Fault.HALF_JSON);
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> body(post(portal, "profile", "{}")));
			portal.faults().next("profile", Fault.error(400, "", "Access denied."));
			Map<String, Object> errors = map(
					batch(portal, "{\"cmd\":{\"a\":\"profile\",\"b\":\"profile\"}}").get("result_error"));
			assertThat(errors.keySet()).containsExactly("a");
			portal.faults().rate(1, 7, Fault.status(500));
			assertThat(post(portal, "profile", "{}").statusCode()).isEqualTo(500);
			portal.faults().clear();
			assertThat(post(portal, "profile", "{}").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void faultLastsUntilItIsCleared() throws Exception {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
			portal.faults().always(Fault.status(500));
			portal.faults().always("profile", Fault.error(400, "OTHER", "Of the method"));
			for (int i = 0; i < 2; i++) {
				assertThat(post(portal, "server.time", "{}").statusCode()).isEqualTo(500);
				assertError(post(portal, "Profile", "{}"), 400, "OTHER");
			}
			portal.faults().clear();
			assertThat(post(portal, "server.time", "{}").statusCode()).isEqualTo(200);
			portal.faults().always("profile", Fault.error(400, "OTHER", "Of the method").afterExecution());
			Map<String, Object> result = batch(portal, "{\"cmd\":{\"a\":\"profile\",\"b\":\"server.time\"}}");
			assertThat(map(result.get("result_error")).keySet()).containsExactly("a");
			assertThat(portal.statistics().calls("profile")).isEqualTo(1);
		}
	}

	@Test
	void slowAnswerComesLateAndRedirectDoesNotRun() throws Exception {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
			portal.faults().next(Fault.slow(Duration.ofMillis(200)), Fault.redirect("https://new.example.com/rest/"));
			long start = System.nanoTime();
			assertThat(post(portal, "profile", "{}").statusCode()).isEqualTo(200);
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(190));
			HttpResponse<String> redirect = post(portal, "profile", "{}");
			assertThat(redirect.statusCode()).isEqualTo(302);
			assertThat(redirect.headers().firstValue("Location")).hasValue("https://new.example.com/rest/");
			assertThat(portal.statistics().calls("profile")).isEqualTo(1);
		}
	}

	@Test
	void faultsAtRandomAreTheSameForASeed() throws Exception {
		List<List<Integer>> statuses = new ArrayList<>();
		for (long seed : new long[] { 1, 1, 2 }) {
			try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
				portal.faults().rate(0.3, seed, Fault.status(500), Fault.status(502));
				List<Integer> ofSeed = new ArrayList<>();
				for (int i = 0; i < 60; i++) {
					ofSeed.add(post(portal, "profile", "{}").statusCode());
				}
				assertThat(ofSeed).contains(200, 500, 502);
				assertThat(ofSeed.stream().filter((status) -> status != 200).count()).isBetween(8L, 28L);
				assertThat(portal.statistics().calls("profile")).isEqualTo(Collections.frequency(ofSeed, 200));
				statuses.add(ofSeed);
			}
		}
		assertThat(statuses.get(1)).isEqualTo(statuses.get(0));
		assertThat(statuses.get(2)).isNotEqualTo(statuses.get(0));
	}

	@Test
	void faultsAtRandomNeedAProbabilityAndAFault() {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
			Faults faults = portal.faults();
			assertThatIllegalArgumentException().isThrownBy(() -> faults.rate(1.1, 1, Fault.RESET))
				.withMessage("'rate' must be between 0 and 1");
			assertThatIllegalArgumentException().isThrownBy(() -> faults.rate(Double.NaN, 1, Fault.RESET));
			assertThatIllegalArgumentException().isThrownBy(() -> faults.rate(0.5, 1))
				.withMessage("'faults' must not be empty");
		}
	}

	@Test
	void answersAreCompressedUnlessThatIsSwitchedOff() throws Exception {
		for (boolean compression : new boolean[] { true, false }) {
			try (Bitrix24TestPortal portal = Bitrix24TestPortal.builder().compression(compression).start()) {
				HttpRequest request = HttpRequest.newBuilder(URI.create(portal.webhookUrl() + "crm.activity.fields"))
					.header("Accept-Encoding", "gzip")
					.build();
				HttpResponse<Void> response = this.client.send(request, HttpResponse.BodyHandlers.discarding());
				assertThat(response.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(compression);
			}
		}
	}

	@Test
	void hangingRequestIsCutOffAtTheLimit() {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.builder().requestTimeout(Duration.ofMillis(200)).start()) {
			portal.faults().next(Fault.HANG);
			long start = System.nanoTime();
			assertThatIOException().isThrownBy(() -> post(portal, "profile", "{}"));
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(190));
			portal.method("long", (request) -> MethodResult.of(1).withCost(Duration.ofSeconds(5)));
			assertThatIOException().isThrownBy(() -> post(portal, "long", "{}"));
			assertThat(portal.statistics().calls("long")).isEqualTo(1);
		}
	}

	@Test
	void thirdVersionTakesJsonAlone() throws Exception {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.builder()
			.rest3Method("note.get", (request) -> MethodResult.of(Map.of("item", request.parameters())))
			.start()) {
			String base = portal.webhookUrl().replace("/rest/", "/rest/api/");
			assertThat(send(base + "note.get?x=1", "application/json", "{\"id\":1}").body())
				.contains("\"result\":{\"item\":{\"id\":1}}");
			Map<String, Object> error = map(
					body(send(base + "note.get", "application/x-www-form-urlencoded", "id=1")).get("error"));
			assertThat(error).containsEntry("code", "BITRIX_REST_V3_EXCEPTION_INVALIDJSONEXCEPTION");
			assertThat(
					send(base + "batch", "application/json", "[{\"method\":\"note.get\",\"query\":{\"id\":2}}]").body())
				.contains("\"result\":[{\"item\":{\"id\":2}}]");
		}
	}

	@Test
	void statisticsAreServedAndReset() throws Exception {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal
			.start(PortalOptions.parse("--rate=50/2 --workers=8 --latency=1ms"))) {
			post(portal, "profile", "{}");
			URI address = URI.create(portal.url() + "/__portal/statistics");
			HttpRequest get = HttpRequest.newBuilder(address).build();
			HttpResponse<String> response = this.client.send(get, HttpResponse.BodyHandlers.ofString());
			assertThat(body(response)).containsEntry("requests", 1)
				.containsEntry("callsByMethod", Map.of("profile", 1));
			this.client.send(HttpRequest.newBuilder(address).DELETE().build(), HttpResponse.BodyHandlers.discarding());
			assertThat(portal.statistics().requests()).isZero();
		}
	}

	private static void assertError(HttpResponse<String> response, int status, String code) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(body(response)).containsEntry("error", code).containsKey("error_description");
	}

	private Map<String, Object> batch(Bitrix24TestPortal portal, String json) throws Exception {
		return map(body(post(portal, "batch", json)).get("result"));
	}

	private HttpResponse<String> post(Bitrix24TestPortal portal, String method, String json)
			throws IOException, InterruptedException {
		return send(portal.webhookUrl() + method, "application/json", json);
	}

	private HttpResponse<String> send(String address, String contentType, String body)
			throws IOException, InterruptedException {
		return this.client.send(request(address, contentType, body), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> sendFrom(String source, String address) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(address)).header("X-Forwarded-For", source).build();
		return this.client.send(request, HttpResponse.BodyHandlers.ofString());
	}

	private static HttpRequest request(String address, String contentType, String body) {
		return HttpRequest.newBuilder(URI.create(address.replace("[", "%5B").replace("]", "%5D")))
			.header("Content-Type", contentType)
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
	}

	private static Map<String, Object> body(HttpResponse<String> response) {
		return map(Json.read(response.body(), Object.class));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object value) {
		return (Map<String, Object>) value;
	}

}
