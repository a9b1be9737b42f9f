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
package io.github.b24spring.client.internal.answer;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.sun.management.ThreadMXBean;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.connect.PortalLimits;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.internal.answer.AnswerReader.HttpAnswer;
import io.github.b24spring.client.internal.answer.AnswerReader.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Broken and hostile answers give values and {@link Bitrix24Exception}s, and take neither
 * long nor much memory. Each document has a seed of its own, which a failure tells;
 * {@code bitrix24.fuzz.seed} starts elsewhere, and {@code bitrix24.fuzz.documents} makes
 * more of them.
 */
class AnswerFuzzTests {

	/**
	 * Others on each JDK.
	 */
	private static final long SEED = Long.getLong("bitrix24.fuzz.seed", Runtime.version().feature() * 1_000_000L);

	private static final int DOCUMENTS = Integer.getInteger("bitrix24.fuzz.documents", 500_000);

	private static final int DOCUMENTS_OVER_HTTP = 5_000;

	private static final Duration LIMIT = Duration.ofMinutes(5);

	private static final int[] STATUSES = { 200, 200, 200, 200, 201, 400, 401, 403, 404, 429, 500, 503 };

	private static final Map<String, Target> COMMANDS = commands();

	private static final List<ObjectReader> READERS = List
		.<Type>of(JsonNode.class, Object.class, String.class, Long.class, int.class, Boolean.class,
				OffsetDateTime.class, Instant.class, Deal.class, new ParameterizedTypeReference<List<Deal>>() {
				}.getType(), new ParameterizedTypeReference<Map<String, Deal>>() {
				}.getType())
		.stream()
		.map(TestAnswers.READER::readerFor)
		.toList();

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	@Test
	void anyAnswerIsAValueOrAFailure() {
		long values = 0;
		long start = allocated();
		long bytes = 0;
		for (long seed = SEED; seed < SEED + DOCUMENTS; seed++) {
			byte[] answer = new AnswerMutations(seed).next();
			bytes += answer.length;
			values += read(seed, answer, STATUSES[(int) (seed % STATUSES.length)]) ? 1 : 0;
		}
		assertThat(values).as("answers that are successes").isBetween(DOCUMENTS / 20L, DOCUMENTS * 4L / 5);
		assertThat(allocated() - start).as("bytes that were allocated").isLessThan(60 * bytes + 40_000L * DOCUMENTS);
	}

	/**
	 * Inputs that broke something once.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "{\"result\":1e99999999999999999999,\"total\":1e99999999999999999999}",
			"{\"result\":1,\"time\":{\"operating\":1,\"operating_reset_at\":\"+999999999-12-31T23:59:59Z\"}}",
			"{\"result\":1,\"time\":{\"start\":1e400,\"duration\":1e308,\"operating_reset_at\":1e308}}",
			"{\"result\":{\"result\":{\"c0\":\"\\ud800\"}}}", "{\"result\":\"\\x\"}", "{\"result\":{\"\\", "\uFEFF{}",
			"{\"result\":5,\"error\":null}", "{\"error\":[[[[[[[[[[]]]]]]]]]]}" })
	void answersThatBrokeSomethingOnce(String body) {
		for (int status : STATUSES) {
			read(0, body.getBytes(StandardCharsets.UTF_8), status);
		}
	}

	/**
	 * Sixteen megabytes of what costs most.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "[", "{\"a\":", "[],", "[[],", "{},", "1,", "\"a\":1,", "{\"ID\":1},", "\"", "\\",
			"\u00e9", "-", "9", " ", "{\"id\":[", "[{\"id\":1}," })
	void largeAnswersTakeNeitherLongNorMuchMemory(String part) {
		for (String prefix : List.of("", "{\"result\":", "{\"result\":[", "{\"result\":{",
				"{\"result\":{\"result\":{\"c0\":[", "{\"error\":", "{\"error\":\"", "{\"time\":{\"a\":[")) {
			byte[] answer = (prefix + part.repeat((16 << 20) / part.length())).getBytes(StandardCharsets.UTF_8);
			long start = allocated();
			read(0, answer, 200);
			assertThat(allocated() - start).as(prefix).isLessThan(10L * answer.length);
		}
	}

	@Test
	void anyAnswerOverHttpIsAValueOrAFailure() {
		DisposableServer server = HttpServer.create().host("127.0.0.1").port(0).handle((request, response) -> {
			long seed = Long.parseLong(request.path().substring(request.path().lastIndexOf('.') + 1));
			return response.status(STATUSES[(int) (seed % STATUSES.length)])
				.sendByteArray(Mono.just(new AnswerMutations(seed).next()));
		}).bindNow();
		try {
			Bitrix24ClientBuilder builder = Bitrix24ClientBuilder
				.create(Bitrix24Credentials.webhook("http://localhost:" + server.port() + "/rest/1/code/"))
				.connector(new ReactorClientHttpConnector())
				.retrySettings((settings) -> settings.withTimeout(Duration.ZERO));
			// An answer that says so pauses all that share its limits.
			Flux<String> outcomes = Flux.range(0, DOCUMENTS_OVER_HTTP)
				.flatMap((seed) -> outcome(builder.limits(PortalLimits.create()).build(), seed), 16);
			StepVerifier.create(outcomes.collectList())
				.assertNext((all) -> assertThat(all).hasSize(DOCUMENTS_OVER_HTTP).contains("value", "SERVER"))
				.expectComplete()
				.verify(LIMIT);
		}
		finally {
			server.disposeNow();
		}
	}

	private static Mono<String> outcome(Bitrix24Client client, int seed) {
		return client.call("crm.deal." + seed)
			.exchange(JsonNode.class)
			.map((answer) -> "value")
			.onErrorResume(Bitrix24Exception.class, (failure) -> Mono.just(failure.kind().name()));
	}

	/**
	 * Read an answer in all ways.
	 * @return whether it is a success
	 */
	private static boolean read(long seed, byte[] answer, int status) {
		long start = System.nanoTime();
		try {
			Envelope envelope = success(answer, status);
			if (envelope != null) {
				decode(seed, envelope);
			}
			return envelope != null;
		}
		catch (RuntimeException | Error ex) {
			return fail("seed " + seed + ", HTTP " + status + ": " + shown(answer), ex);
		}
		finally {
			Duration taken = Duration.ofNanos(System.nanoTime() - start);
			assertThat(taken).as(() -> "seed " + seed + ": " + shown(answer)).isLessThan(Duration.ofSeconds(30));
		}
	}

	private static @Nullable Envelope success(byte[] answer, int status) {
		try {
			return TestAnswers.READER.read(new Target("batch", RestVersion.V2),
					new HttpAnswer(status, HttpHeaders.EMPTY, answer));
		}
		catch (Bitrix24Exception ex) {
			check(ex);
			return null;
		}
	}

	private static void decode(long seed, Envelope envelope) {
		JsonPart result = envelope.result();
		try {
			TestAnswers.READER.decode("a.b", result, READERS.get(new Random(seed).nextInt(READERS.size())));
		}
		catch (Bitrix24Exception ex) {
			check(ex);
		}
		if (result != null) {
			result.members().forEach((member) -> {
				member.digits();
				member.text();
				member.number();
				JsonPart id = member.member("ID");
				JsonPart name = member.element("NAME");
				assertThat(id == null || id.length() > 0).isTrue();
				assertThat(name == null || name.length() > 0).isTrue();
			});
		}
		try {
			Envelope.BatchResults results = TestAnswers.READER.readBatch(new Target("batch", RestVersion.V2), envelope,
					COMMANDS, seed % 2 == 0);
			COMMANDS.keySet().forEach((id) -> assertThat(results.of(id)).isNotNull());
		}
		catch (Bitrix24Exception ex) {
			check(ex);
		}
	}

	private static void check(Bitrix24Exception failure) {
		assertThat(failure.getMessage()).doesNotContain(TestAnswers.SECRET).hasSizeLessThan(20_000);
	}

	private static Map<String, Target> commands() {
		Map<String, Target> commands = new LinkedHashMap<>();
		for (int i = 0; i < 4; i++) {
			commands.put("c" + i, new Target("crm.deal.get", RestVersion.V2));
		}
		return commands;
	}

	private static String shown(byte[] answer) {
		String text = new String(answer, StandardCharsets.UTF_8);
		return (text.length() > 2000) ? text.substring(0, 2000) + "…" : text;
	}

	private static long allocated() {
		return THREADS.getCurrentThreadAllocatedBytes();
	}

	record Deal(@Nullable Long id, @Nullable String title, @Nullable List<Integer> a, @Nullable OffsetDateTime date,
			@Nullable Deal p) {
	}

}
