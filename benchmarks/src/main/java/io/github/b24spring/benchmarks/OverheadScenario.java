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

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.sun.management.ThreadMXBean;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import io.github.b24spring.client.settings.HttpSettings;
import io.github.b24spring.client.settings.RateLimitSettings;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Calls by the client and by the bare {@link WebClient}, in turn, where nothing limits
 * them.
 *
 * @author The b24spring maintainers
 */
final class OverheadScenario implements Scenario {

	private static final String METHOD = "crm.activity.get";

	private static final int ROUNDS = 20;

	private static final int CALLS_PER_ROUND = 5_000;

	private static final int WARM_UP_ROUNDS = 3;

	private static final int CONCURRENCY = 16;

	private static final double LIMIT = 1.2;

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	@Override
	public void run(Report report) throws Exception {
		try (PortalProcess portal = PortalProcess.start("--activities=1")) {
			Bitrix24Client client = Clients.of(portal)
				.rateLimitSettings((settings) -> RateLimitSettings.unlimited())
				.build();
			Supplier<Mono<?>> call = () -> client.call(METHOD).param("id", 1).exchange(Activity.class);
			WebClient webClient = webClient(portal);
			Supplier<Mono<?>> bare = () -> webClient.post()
				.uri(METHOD)
				.contentType(MediaType.APPLICATION_JSON)
				.accept(MediaType.APPLICATION_JSON)
				.bodyValue(Map.of("id", 1))
				.retrieve()
				.bodyToMono(Envelope.class);
			measure(call, bare, WARM_UP_ROUNDS);
			List<Cost[]> rounds = measure(call, bare, ROUNDS);
			print(report, rounds);
			report.figure("refusals", portal.statistics().refusals());
		}
	}

	/**
	 * Make a client whose requests look the same, and whose answers are compressed as
	 * Spring's own connectors have them.
	 */
	private static WebClient webClient(PortalProcess portal) {
		JsonMapper mapper = Bitrix24JsonMapper.create();
		HttpClient httpClient = HttpClient
			.create(ConnectionProvider.builder("bare").maxIdleTime(Duration.ofSeconds(20)).build())
			.compress(true)
			.responseTimeout(Duration.ofSeconds(70));
		return WebClient.builder()
			.baseUrl(portal.webhookUrl())
			.defaultHeader(HttpHeaders.USER_AGENT, HttpSettings.defaults().userAgent())
			.clientConnector(new ReactorClientHttpConnector(httpClient))
			.codecs((codecs) -> {
				codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(mapper));
				codecs.defaultCodecs().jacksonJsonEncoder(new JacksonJsonEncoder(mapper));
			})
			.build();
	}

	private List<Cost[]> measure(Supplier<Mono<?>> call, Supplier<Mono<?>> bare, int rounds) throws Exception {
		List<Cost[]> costs = new ArrayList<>();
		for (int i = 0; i < rounds; i++) {
			boolean clientFirst = i % 2 == 0;
			Cost first = measure(clientFirst ? call : bare);
			Cost second = measure(clientFirst ? bare : call);
			costs.add(clientFirst ? new Cost[] { first, second } : new Cost[] { second, first });
		}
		return costs;
	}

	private Cost measure(Supplier<Mono<?>> call) throws Exception {
		System.gc();
		Map<Long, Long> before = allocations();
		Duration time = Clients.await(Flux.range(0, CALLS_PER_ROUND).flatMap((i) -> call.get(), CONCURRENCY).then(),
				Duration.ofMinutes(2));
		long bytes = 0;
		for (Map.Entry<Long, Long> thread : allocations().entrySet()) {
			bytes += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
		}
		return new Cost(time.toNanos(), bytes);
	}

	private Map<Long, Long> allocations() {
		Map<Long, Long> allocations = new HashMap<>();
		for (long id : this.threads.getAllThreadIds()) {
			allocations.put(id, this.threads.getThreadAllocatedBytes(id));
		}
		return allocations;
	}

	private static void print(Report report, List<Cost[]> rounds) {
		double calls = rounds.size() * (double) CALLS_PER_ROUND;
		double[] nanos = new double[2];
		double[] bytes = new double[2];
		List<Double> ratios = new ArrayList<>();
		for (Cost[] round : rounds) {
			for (int i = 0; i < 2; i++) {
				nanos[i] += round[i].nanos();
				bytes[i] += round[i].bytes();
			}
			ratios.add(round[0].nanos() / (double) round[1].nanos());
		}
		ratios.sort(null);
		double time = ratios.get(ratios.size() / 2);
		double allocation = bytes[0] / bytes[1];
		report.figure("calls by each", (int) calls);
		report.figure("client, microseconds a call", nanos[0] / calls / 1000);
		report.figure("bare WebClient, microseconds a call", nanos[1] / calls / 1000);
		report.figure("client, bytes a call", bytes[0] / calls);
		report.figure("bare WebClient, bytes a call", bytes[1] / calls);
		report.figure("ratio of time (median of the rounds)", time);
		report.figure("ratio of time (sums)", nanos[0] / nanos[1]);
		report.figure("ratio of allocation", allocation);
		report.figure("  best", 1.0);
		report.target("time at most 1.2 times the bare WebClient's", time <= LIMIT);
		report.target("allocation at most 1.2 times the bare WebClient's", allocation <= LIMIT);
	}

	private record Cost(long nanos, long bytes) {

	}

	record Activity(String ID, String SUBJECT, String OWNER_ID, String TYPE_ID, String RESPONSIBLE_ID) {

	}

	record Envelope(Activity result, ResponseTime time) {

	}

}
