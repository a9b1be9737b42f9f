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
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.connect.PortalLimits;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.oauth.Bitrix24Clients;
import io.github.b24spring.client.oauth.Bitrix24OAuth;
import io.github.b24spring.client.oauth.OAuthApplication;
import io.github.b24spring.client.oauth.PortalTokens;
import io.github.b24spring.client.oauth.TokenKey;
import io.github.b24spring.client.oauth.TokenStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * Ten thousand portals of an application in one process, each at an address of its own on
 * this machine, where an empty portal answers.
 *
 * @author The b24spring maintainers
 */
final class ManyPortalsScenario implements Scenario {

	private static final int PORTALS = 10_000;

	private static final long MOST_BYTES = 20_000;

	private static final Duration IDLE_TIME = Duration.ofMinutes(4);

	/**
	 * After this, the client has let go of connections that are closed.
	 */
	private static final Duration QUIET_TIME = Duration.ofSeconds(130);

	private static final Duration LIMIT = Duration.ofMinutes(5);

	private static final String SLOW_METHOD = "server.time";

	private static final int SAMPLES = 200;

	@Override
	public void run(Report report) throws Exception {
		DisposableServer server = HttpServer.create()
			.host("0.0.0.0")
			.port(0)
			.handle((request, response) -> request.receive()
				.then(request.uri().endsWith(SLOW_METHOD) ? Mono.delay(Duration.ofSeconds(3)).then() : Mono.empty())
				.then(Mono.defer(() -> response.keepAlive(false)
					.header("Content-Type", "application/json")
					.sendString(Mono.just("{\"result\":{\"ID\":\"1\"}}"))
					.then())))
			.bindNow();
		try {
			run(report, server.port());
		}
		finally {
			server.disposeNow();
		}
	}

	private static void run(Report report, int port) throws Exception {
		TokenStore store = TokenStore.inMemory();
		Clients.await(Flux.range(0, PORTALS + 1)
			.concatMap((number) -> store.save(TokenKey.of("local.1", "portal" + number), tokens(number, port)))
			.then(), LIMIT);
		Bitrix24OAuth oauth = Bitrix24OAuth.builder(OAuthApplication.of("local.1", "none")).tokenStore(store).build();
		PortalLimits limits = PortalLimits.create();
		Bitrix24Clients clients = Bitrix24Clients
			.builder(oauth, (credentials) -> Bitrix24ClientBuilder.create(credentials).limits(limits).build())
			.idleTime(IDLE_TIME)
			.build();
		Clients.await(call(clients, PORTALS, "profile"), LIMIT);
		int threads = ManagementFactory.getThreadMXBean().getThreadCount();
		long before = usedAfterCollection();
		Duration time = Clients
			.await(Flux.range(0, PORTALS).flatMap((number) -> call(clients, number, "profile"), 64).then(), LIMIT);
		report.figure("portals", clients.size());
		report.figure("time of one call to each", time);
		Clients.await(Mono.delay(QUIET_TIME), LIMIT);
		long perPortal = (usedAfterCollection() - before) / PORTALS;
		report.figure("bytes in use for each idle portal", perPortal);
		report.target("less than 20 kB for each idle portal", perPortal < MOST_BYTES);
		int more = ManagementFactory.getThreadMXBean().getThreadCount() - threads;
		report.figure("threads more than with one portal", more);
		report.target("no thread for a portal", more <= 2 * Runtime.getRuntime().availableProcessors());
		measureDelay(report, clients);
		Clients.await(Mono.delay(IDLE_TIME.plusSeconds(2)), LIMIT);
		report.figure("clients after the idle time", clients.size());
		report.target("all of them forgotten after their idle time", clients.size() == 0);
	}

	/**
	 * Calls to one portal while another one has a queue of calls that take seconds each.
	 */
	private static void measureDelay(Report report, Bitrix24Clients clients) throws Exception {
		List<Duration> alone = latencies(clients);
		Mono<Void> busy = Flux.range(0, 300)
			.flatMap((number) -> call(clients, 0, SLOW_METHOD).onErrorComplete(), 300)
			.then();
		List<Duration> beside = Collections.synchronizedList(new ArrayList<>());
		Clients.await(Mono.firstWithSignal(busy,
				Mono.fromCallable(() -> beside.addAll(latencies(clients))).subscribeOn(Schedulers.boundedElastic())),
				LIMIT);
		Duration median = beside.get(SAMPLES / 2);
		Duration most = beside.get(SAMPLES - 1);
		report.figure("median of a call to another portal", alone.get(SAMPLES / 2));
		report.figure("  while one portal is busy for minutes", median);
		report.figure("  longest", most);
		report.target("no call waited for the busy portal", most.compareTo(Duration.ofSeconds(1)) < 0);
	}

	private static List<Duration> latencies(Bitrix24Clients clients) throws Exception {
		List<Duration> latencies = new ArrayList<>();
		for (int i = 1; i <= SAMPLES; i++) {
			latencies.add(Clients.await(call(clients, i, "profile"), LIMIT));
		}
		Collections.sort(latencies);
		return latencies;
	}

	private static Mono<Object> call(Bitrix24Clients clients, int number, String method) {
		return clients.ofPortal("portal" + number).flatMap((client) -> client.call(method).retrieve(Object.class));
	}

	/**
	 * On Linux, each address that begins with 127 is one of this machine.
	 */
	private static PortalTokens tokens(int number, int port) {
		URI url = URI.create("http://127.1." + number / 250 + "." + (number % 250 + 1) + ":" + port);
		return PortalTokens.of("portal" + number, PortalAddress.of(url), "0123456789abcdef".repeat(4) + number,
				"fedcba9876543210".repeat(4) + number);
	}

	private static long usedAfterCollection() throws Exception {
		for (int i = 0; i < 3; i++) {
			System.gc();
			Clients.await(Mono.delay(Duration.ofMillis(500)), LIMIT);
		}
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

}
