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

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Fault;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.list.IdSequence;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The export of all activities.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "bitrix24.rate-limit.plan=unlimited", "bitrix24.retry.max-retries=0" })
@AutoConfigureWebTestClient(timeout = "60s")
@DirtiesContext
class ExportTests {

	private static final String METHOD = "crm.activity.list";

	private static final int ROWS = 12_000;

	private static final Fault ON_TIME = Fault.slow(Duration.ZERO);

	private static final Bitrix24TestPortal portal = Bitrix24TestPortal.builder()
		.activities(ActivityData.generated(ROWS, IdSequence.dense(1)))
		.start();

	@Autowired
	private WebTestClient web;

	@Autowired
	private Exports exports;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		registry.add("bitrix24.webhook-url", portal::webhookUrl);
	}

	@AfterEach
	void heal() {
		portal.faults().clear();
		portal.activities().ids().filter((id) -> id > ROWS).forEach(portal.activities()::remove);
	}

	@AfterAll
	static void stop() {
		portal.close();
	}

	@Test
	void fileHasEveryActivityOnceInOrder() {
		StepVerifier.create(client().get().uri("/activities.csv").exchangeToMono((response) -> {
			assertThat(response.headers().contentType())
				.hasValueSatisfying((type) -> assertThat(type).hasToString("text/csv;charset=UTF-8"));
			assertThat(response.headers().asHttpHeaders().getContentDisposition())
				.hasToString("attachment; filename=\"activities.csv\"");
			return response.bodyToMono(String.class);
		})).assertNext((csv) -> {
			List<CSVRecord> records = parse(csv);
			assertThat(records).extracting((record) -> Long.valueOf(record.get("ID")))
				.isEqualTo(portal.activities().ids().boxed().toList());
			assertThat(records.get(0).toMap()).containsEntry("Subject", "Call 1")
				.containsEntry("Kind", "Call")
				.containsEntry("Owner type", "2")
				.containsEntry("Owner ID", "1");
			assertThat(csv).doesNotContain("9999-12-31");
		}).expectComplete().verify(Duration.ofSeconds(60));
	}

	@Test
	void anyTextComesBackAsItIs() {
		long quoted = put("He said \"no\", twice", "One line\r\nand; another, with 'é' and 漢");
		long formula = put("=HYPERLINK(\"http://x\")", "+1 555");
		StepVerifier.create(client().get().uri("/activities.csv").retrieve().bodyToMono(String.class))
			.assertNext((csv) -> assertTexts(parse(csv), quoted, formula))
			.expectComplete()
			.verify(Duration.ofSeconds(60));
	}

	private static void assertTexts(List<CSVRecord> records, long quoted, long formula) {
		CSVRecord asIs = records.stream()
			.filter((record) -> record.get("ID").equals(Long.toString(quoted)))
			.findAny()
			.orElseThrow();
		assertThat(asIs.get("Subject")).isEqualTo("He said \"no\", twice");
		assertThat(asIs.get("Description")).isEqualTo("One line\r\nand; another, with 'é' and 漢");
		CSVRecord tamed = records.get(records.size() - 1);
		assertThat(tamed.get("ID")).isEqualTo(Long.toString(formula));
		assertThat(tamed.get("Subject")).isEqualTo("'=HYPERLINK(\"http://x\")");
		assertThat(tamed.get("Description")).isEqualTo("'+1 555");
	}

	@Test
	void progressIsToldToItsEnd() {
		Flux<ExportProgress> progress = client().get()
			.uri("/exports/told/progress")
			.accept(MediaType.TEXT_EVENT_STREAM)
			.retrieve()
			.bodyToFlux(ExportProgress.class);
		AtomicLong rows = new AtomicLong();
		StepVerifier
			.create(Flux.merge(progress, csv("told").then(Mono.<ExportProgress>empty()))
				.doOnNext((told) -> assertThat(rows.getAndSet(told.rows())).isLessThanOrEqualTo(told.rows())))
			.thenConsumeWhile((told) -> told.state() == ExportProgress.State.RUNNING)
			.expectNext(new ExportProgress(ExportProgress.State.DONE, ROWS, (long) ROWS, null))
			.expectComplete()
			.verify(Duration.ofSeconds(60));
		StepVerifier.create(progress)
			.expectNextMatches((told) -> told.state() == ExportProgress.State.DONE)
			.expectComplete()
			.verify(Duration.ofSeconds(60));
	}

	@Test
	void retryIsToldToThoseWhoWatch() {
		portal.faults().next(Fault.error(503, "QUERY_LIMIT_EXCEEDED", "Too many requests"));
		Flux<ExportProgress> progress = this.exports.progress("retried");
		StepVerifier
			.create(Flux.merge(progress, this.exports.csv("retried").then(Mono.<ExportProgress>empty()))
				.filter((told) -> told.state() != ExportProgress.State.RUNNING))
			.expectNext(new ExportProgress(ExportProgress.State.RETRYING, 0, null, "The portal is busy"))
			.expectNextMatches((told) -> told.state() == ExportProgress.State.DONE)
			.expectComplete()
			.verify(Duration.ofSeconds(60));
	}

	@Test
	void failureInTheMiddleBreaksTheFileOff() {
		portal.faults().next(ON_TIME, ON_TIME, Fault.error(403, "ACCESS_DENIED", "Access denied"));
		StepVerifier.create(csv("broken"))
			.thenConsumeWhile((part) -> true)
			.expectError()
			.verify(Duration.ofSeconds(60));
		StepVerifier.create(this.exports.progress("broken")).assertNext((told) -> {
			assertThat(told.state()).isEqualTo(ExportProgress.State.FAILED);
			assertThat(told.rows()).isLessThan(ROWS);
			assertThat(told.message()).startsWith("The portal does not allow this").contains("The last row has the id");
		}).expectComplete().verify(Duration.ofSeconds(60));
	}

	@Test
	void failureBeforeTheFirstRowIsAProblem() {
		portal.faults().always(Fault.error(403, "ACCESS_DENIED", "Access denied"));
		this.web.get()
			.uri("/activities.csv?export=refused")
			.exchange()
			.expectStatus()
			.isForbidden()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectHeader()
			.doesNotExist("Content-Disposition");
		StepVerifier.create(this.exports.progress("refused"))
			.expectNextMatches((told) -> told.state() == ExportProgress.State.FAILED)
			.expectComplete()
			.verify(Duration.ofSeconds(60));
	}

	@Test
	void whoTakesNothingStopsTheReading() {
		int before = portal.calls(METHOD).size();
		StepVerifier.create(this.exports.csv("slow"), 1).expectNextCount(1).thenCancel().verify(Duration.ofSeconds(60));
		assertThat(portal.calls(METHOD).size() - before).isLessThan(ROWS / 50);
		StepVerifier.create(this.exports.progress("slow"))
			.expectNextMatches((told) -> told.state() == ExportProgress.State.STOPPED)
			.expectComplete()
			.verify(Duration.ofSeconds(60));
	}

	@Test
	void progressOfManyExportsIsForgotten() {
		StepVerifier.create(this.exports.csv("old").then()).expectComplete().verify(Duration.ofSeconds(60));
		StepVerifier
			.create(Flux.range(0, 100).flatMap((number) -> this.exports.progress("new-" + number).take(Duration.ZERO)))
			.thenConsumeWhile((told) -> true)
			.expectComplete()
			.verify(Duration.ofSeconds(60));
		StepVerifier.create(this.exports.progress("old").take(Duration.ofMillis(50)))
			.expectComplete()
			.verify(Duration.ofSeconds(60));
	}

	@Test
	void pageHasTheLink() {
		this.web.get()
			.uri("/export")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.value((page) -> assertThat(page).contains("href=\"/activities.csv\"", "data-progress=\"/exports/\"",
					"<noscript>"));
	}

	private static long put(String subject, String description) {
		return portal.activities().put(Map.of("SUBJECT", subject, "DESCRIPTION", description));
	}

	private WebClient client() {
		return WebClient.builder()
			.baseUrl("http://localhost:" + this.port)
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(16_000_000))
			.build();
	}

	private Flux<String> csv(String export) {
		return client().get()
			.uri("/activities.csv?export={export}", export)
			.exchangeToFlux((response) -> response.bodyToFlux(String.class));
	}

	private static List<CSVRecord> parse(String csv) {
		try (CSVParser parser = CSVFormat.RFC4180.builder()
			.setHeader()
			.setSkipHeaderRecord(true)
			.get()
			.parse(new StringReader(csv))) {
			return parser.getRecords();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
