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
package io.github.b24spring.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.crm.Activity;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import io.github.b24spring.client.settings.RateLimitSettings;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of a list whose answers were recorded, through the whole of a list, by Jackson
 * alone and by the client's mapper alone. A type that plain Jackson cannot read is
 * compared with the client's mapper only.
 *
 * @author The b24spring maintainers
 */
final class DecodingScenario implements Scenario {

	private static final int ROWS = 10_000;

	private static final int ROUNDS = 60;

	private static final int WARM_UP_ROUNDS = 300;

	private static final double LIMIT = 0.55;

	/**
	 * Understands what PHP writes, and passes over members that the type does not have.
	 */
	private static final String OF_CLIENT = "the client's mapper alone";

	@Override
	public void run(Report report) throws Exception {
		List<byte[]> answers = record();
		report.figure("rows", ROWS);
		report.figure("requests", answers.size());
		report.figure("bytes of the answers", answers.stream().mapToInt((answer) -> answer.length).sum());
		JsonMapper ofClient = Bitrix24JsonMapper.create();
		Baseline alone = new Baseline("Jackson alone", reader(JsonMapper.builder().build(), Lists.ActivityRow.class));
		Baseline row = new Baseline(OF_CLIENT, reader(ofClient, Lists.ActivityRow.class));
		compare(report, answers, Lists.ActivityRow.class, List.of(alone, row));
		Baseline activity = new Baseline(OF_CLIENT, reader(ofClient, Activity.class));
		compare(report, answers, Activity.class, List.of(activity));
		double structure = structure(answers);
		report.figure("if all tokens were read before decoding: ActivityRow", row.nanos() / (row.nanos() + structure));
		report.figure("  Activity", activity.nanos() / (activity.nanos() + structure));
	}

	/**
	 * Keeps the answers in the order in which they were asked for.
	 */
	private static List<byte[]> record() throws Exception {
		AtomicInteger requests = new AtomicInteger();
		Map<Integer, byte[]> answers = new ConcurrentSkipListMap<>();
		ExchangeFilterFunction recorder = (request, next) -> {
			int number = requests.getAndIncrement();
			return next.exchange(request)
				.flatMap((response) -> response.bodyToMono(byte[].class))
				.doOnNext((bytes) -> answers.put(number, bytes))
				.map(DecodingScenario::answer);
		};
		try (PortalProcess portal = PortalProcess.start("--activities=" + ROWS)) {
			Bitrix24Client client = Clients.of(portal)
				.rateLimitSettings((settings) -> RateLimitSettings.unlimited())
				.webClientBuilder(WebClient.builder()
					.filter(recorder)
					.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(-1)))
				.build();
			Clients.await(Lists.activities(client).fetch().then(), Duration.ofMinutes(1));
		}
		return List.copyOf(answers.values());
	}

	private static ClientResponse answer(byte[] bytes) {
		return ClientResponse.create(HttpStatus.OK)
			.header("Content-Type", MediaType.APPLICATION_JSON_VALUE)
			.body(Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(bytes)))
			.build();
	}

	/**
	 * Compare the client with Jackson. The target is that of the first mapper.
	 */
	private static <T> void compare(Report report, List<byte[]> answers, Class<T> type, List<Baseline> baselines)
			throws Exception {
		AtomicInteger requests = new AtomicInteger();
		ExchangeFilterFunction player = (request, next) -> Mono
			.fromSupplier(() -> answer(answers.get(requests.getAndIncrement() % answers.size())));
		Bitrix24Client client = Bitrix24ClientBuilder
			.create(Bitrix24Credentials.webhook("http://localhost/rest/1/recorded/"))
			.rateLimitSettings((settings) -> RateLimitSettings.unlimited())
			.webClientBuilder(WebClient.builder().filter(player))
			.build();
		Mono<Long> list = client.list(Lists.METHOD, type).fetch().count();
		double nanos = 0;
		for (int i = 0; i < WARM_UP_ROUNDS + ROUNDS; i++) {
			long byClient = Clients.await(list.doOnNext(DecodingScenario::check), Duration.ofMinutes(1)).toNanos();
			nanos += (i >= WARM_UP_ROUNDS) ? byClient : 0;
			for (Baseline baseline : baselines) {
				long byJackson = decode(baseline.reader(), answers);
				if (i >= WARM_UP_ROUNDS) {
					baseline.rounds().add(byJackson);
					baseline.ratios().add(byJackson / (double) byClient);
				}
			}
		}
		String name = type.getSimpleName();
		report.figure(name + ": rows a second by a list", Math.round(ROUNDS * (double) ROWS / nanos * 1e9));
		for (Baseline baseline : baselines) {
			report.figure("  by " + baseline.name(), Math.round(ROWS / baseline.nanos() * 1e9));
			report.figure("  ratio (median of the rounds)", baseline.ratio());
		}
		report.figure("  best", 1.0);
		Baseline first = baselines.get(0);
		report.target(name + ": at least 0.55 of the rows a second of " + first.name(), first.ratio() >= LIMIT);
	}

	/**
	 * Read the envelope, and each page as a list of rows.
	 */
	private static ObjectReader reader(JsonMapper mapper, Class<?> type) {
		JavaType rows = mapper.getTypeFactory().constructCollectionType(List.class, type);
		JavaType pages = mapper.getTypeFactory().constructMapType(Map.class, mapper.constructType(String.class), rows);
		JavaType batch = mapper.getTypeFactory().constructParametricType(Batch.class, pages);
		return mapper.readerFor(mapper.getTypeFactory().constructParametricType(Envelope.class, batch));
	}

	private static long decode(ObjectReader jackson, List<byte[]> answers) {
		long start = System.nanoTime();
		long rows = 0;
		for (byte[] answer : answers) {
			Envelope<Batch<Map<String, List<?>>>> envelope = jackson.readValue(answer);
			for (List<?> page : envelope.result().result().values()) {
				rows += page.size();
			}
		}
		check(rows);
		return System.nanoTime() - start;
	}

	/**
	 * Read the tokens alone, as whoever knows the structure of answers before decoding
	 * does, but for names that need not be looked up.
	 * @return how long it takes, in nanoseconds
	 */
	private static double structure(List<byte[]> answers) {
		JsonFactory factory = new JsonFactory();
		double nanos = 0;
		for (int i = 0; i < WARM_UP_ROUNDS + ROUNDS; i++) {
			long start = System.nanoTime();
			long objects = 0;
			for (byte[] answer : answers) {
				objects += objects(factory.createParser(ObjectReadContext.empty(), answer));
			}
			check(objects);
			nanos += (i >= WARM_UP_ROUNDS) ? System.nanoTime() - start : 0;
		}
		return nanos / ROUNDS;
	}

	private static long objects(JsonParser parser) {
		long objects = 0;
		try (parser) {
			for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
				objects += (token == JsonToken.START_OBJECT) ? 1 : 0;
			}
		}
		return objects;
	}

	private static void check(long rows) {
		if (rows < ROWS) {
			throw new IllegalStateException("Rows are missing: there are but " + rows);
		}
	}

	/**
	 * What Jackson does with the answers on its own.
	 *
	 * @param name how it is called in the report
	 * @param reader reads an answer
	 * @param rounds how long each round took, in nanoseconds
	 * @param ratios what share of the client's time that was
	 */
	private record Baseline(String name, ObjectReader reader, List<Long> rounds, List<Double> ratios) {

		private Baseline(String name, ObjectReader reader) {
			this(name, reader, new ArrayList<>(), new ArrayList<>());
		}

		private double nanos() {
			return this.rounds.stream().mapToLong(Long::longValue).average().orElseThrow();
		}

		private double ratio() {
			return this.ratios.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
		}

	}

	record Envelope<T>(T result) {

	}

	record Batch<T>(T result) {

	}

}
