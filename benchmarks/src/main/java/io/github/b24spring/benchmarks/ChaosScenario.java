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

import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

import io.github.b24spring.benchmarks.WriteLedger.Told;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.connect.PortalLimits;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionPoolMetrics;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;

/**
 * Calls, writes, batches, lists, uploads and downloads at once, through a network that
 * does something bad to a fifth of the exchanges.
 *
 * @author The b24spring maintainers
 */
final class ChaosScenario implements Scenario {

	private static final double SHARE = 0.2;

	private static final int CALLERS = 48;

	private static final int SHOWN = 10;

	private final List<ConnectionPoolMetrics> pools = new CopyOnWriteArrayList<>();

	private final ConnectionProvider connections = ConnectionProvider.builder("chaos")
		.maxConnections(200)
		.metrics(true, () -> new PoolMeters(this.pools))
		.build();

	private final List<Throwable> dropped = new CopyOnWriteArrayList<>();

	@Override
	public void run(Report report) throws Exception {
		LeakCount leaks = LeakCount.install();
		Hooks.onErrorDropped(this.dropped::add);
		Duration length = Duration
			.ofSeconds((long) (60 * Double.parseDouble(System.getProperty("benchmarks.minutes", "1"))));
		long seed = Long.getLong("benchmarks.seed", System.nanoTime() % 1_000_000);
		report.figure("seed, length", seed + ", " + length.toSeconds() + " s");
		WriteLedger ledger = new WriteLedger();
		try (ChaosPortal portal = new ChaosPortal(ledger);
				ChaosProxy proxy = new ChaosProxy(portal.port(), SHARE, seed)) {
			Bitrix24Client client = client(portal.webhookUrl(proxy.port()));
			ChaosWork work = new ChaosWork(client, ledger, portal);
			Clients.await(callers(work, length), length.plusMinutes(3));
			tell(report, proxy, work);
			settle(report, proxy, ledger);
			boolean quiet = eventually(() -> waiting(client) == 0);
			report.target("no call waits for a permit", quiet);
			report.target("a caller alone is served at once", isServed(portal, client));
			boolean free = eventually(() -> inUse() == 0);
			report.figure("connections in use", inUse());
			report.target("no connection is still in use", free);
			client.close();
			this.connections.dispose();
			report.target("no connection stays open", eventually(() -> proxy.openConnections() == 0));
			report.figure("errors that nobody took", this.dropped.size());
			this.dropped.stream().limit(SHOWN).forEach((failure) -> report.figure("  dropped", failure));
			leaks.leaks().stream().limit(SHOWN).forEach((leak) -> report.figure("leak", leak));
			report.target("no buffer leaked", leaks.leaks().isEmpty());
		}
	}

	private Bitrix24Client client(String webhookUrl) {
		return Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(webhookUrl))
			.limits(PortalLimits.create())
			.reactorConnector(
					(operator) -> new ReactorClientHttpConnector(operator.apply(HttpClient.create(this.connections))))
			.rateLimitSettings((settings) -> settings.withLimit(30, 60))
			.httpSettings((settings) -> settings.withConnectTimeout(Duration.ofSeconds(1))
				.withResponseTimeout(Duration.ofSeconds(4)))
			.build();
	}

	private static Mono<Void> callers(ChaosWork work, Duration length) {
		long end = System.nanoTime() + length.toNanos();
		return Flux.range(0, CALLERS)
			.flatMap((caller) -> work.next().repeat(() -> System.nanoTime() < end).then(), CALLERS)
			.then();
	}

	private static void tell(Report report, ChaosProxy proxy, ChaosWork work) {
		report.figure("exchanges", proxy.exchanges());
		report.figure("  what happened to some", new TreeMap<>(proxy.fates()));
		work.outcomes().forEach((outcome, times) -> report.figure("  " + outcome, times.sum()));
		work.wrongs().stream().limit(SHOWN).forEach((wrong) -> report.figure("wrong", wrong));
		report.target("every answer its own, every list exact or loud, every failure typed, every call ended",
				work.wrongs().isEmpty());
	}

	private static void settle(Report report, ChaosProxy proxy, WriteLedger ledger) {
		long twice = 0;
		long refused = 0;
		long lost = 0;
		long denied = 0;
		long once = 0;
		Map<Told, LongAdder> told = new TreeMap<>();
		for (Map.Entry<String, Told> write : ledger.told().entrySet()) {
			int times = ledger.timesDone(write.getKey());
			boolean honest = !proxy.hasLiedAbout(write.getKey());
			told.computeIfAbsent(write.getValue(), (key) -> new LongAdder()).increment();
			once += (times == 1) ? 1 : 0;
			twice += (times > 1 && !proxy.hasRefused(write.getKey())) ? 1 : 0;
			refused += (times > 1 && proxy.hasRefused(write.getKey())) ? 1 : 0;
			lost += (write.getValue() == Told.DONE && times == 0) ? 1 : 0;
			denied += (write.getValue() == Told.NOT_DONE && times > 0 && honest) ? 1 : 0;
		}
		report.figure("writes", ledger.told().size());
		report.figure("  what their callers were told", told);
		report.figure("  writes that the portal has", once);
		report.figure("  repeated because a proxy said 429 though it ran", refused);
		report.target("no write is there twice for another reason", twice == 0);
		report.target("every write that was said to be done is there", lost == 0);
		report.target("no write is there that was said not to have run", denied == 0);
	}

	private int inUse() {
		return this.pools.stream().mapToInt(ConnectionPoolMetrics::acquiredSize).sum();
	}

	private static int waiting(Bitrix24Client client) {
		return client.limits().waiting().values().stream().mapToInt(Integer::intValue).sum();
	}

	private static boolean isServed(ChaosPortal portal, Bitrix24Client client) throws Exception {
		// The network may do something bad to these too.
		for (int i = 0; i < 20; i++) {
			Mono<String> time = client.call("server.time").retrieve(String.class);
			if (Clients.await(time.onErrorReturn(""), Duration.ofSeconds(30)).toMillis() < 500) {
				return true;
			}
		}
		return false;
	}

	private static boolean eventually(BooleanSupplier condition) throws InterruptedException {
		CountDownLatch never = new CountDownLatch(1);
		for (int i = 0; i < 300 && !condition.getAsBoolean(); i++) {
			never.await(100, TimeUnit.MILLISECONDS);
		}
		return condition.getAsBoolean();
	}

	private record PoolMeters(List<ConnectionPoolMetrics> pools) implements ConnectionProvider.MeterRegistrar {

		@Override
		public void registerMetrics(String poolName, String id, SocketAddress remoteAddress,
				ConnectionPoolMetrics metrics) {
			this.pools.add(metrics);
		}

		@Override
		public void deRegisterMetrics(String poolName, String id, SocketAddress remoteAddress) {
			// Those that are gone hold nothing.
		}

	}

}
