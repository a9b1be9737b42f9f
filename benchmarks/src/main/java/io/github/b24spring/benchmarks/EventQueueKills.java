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

import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.connect.PortalLimits;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.RateLimit;
import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testserver.RedisServer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.core.ParameterizedTypeReference;

/**
 * An offline queue whose consumers are killed again and again.
 *
 * @author The b24spring maintainers
 */
final class EventQueueKills implements AutoCloseable {

	private static final ParameterizedTypeReference<List<JsonNode>> ROWS = new ParameterizedTypeReference<>() {
	};

	private static final Duration LONGEST_CALL = Duration.ofMinutes(1);

	/**
	 * So long nothing is handled, and nothing more will be.
	 */
	private static final Duration STUCK = Duration.ofSeconds(40);

	private static final int MOST_PAUSE_MILLIS = 60;

	private final int events;

	private final int kills;

	private final List<String> arguments = new ArrayList<>();

	private final Random random;

	private final Bitrix24TestPortal portal;

	private final Bitrix24Client client;

	private final Map<Long, Integer> handled = new ConcurrentHashMap<>();

	private final Map<Long, Integer> inHand = new ConcurrentHashMap<>();

	private final AtomicLong handlings = new AtomicLong();

	private int mostInHand;

	private final AtomicLong standstills = new AtomicLong();

	private volatile @Nullable Consumer lastHandler;

	private volatile long lastHandling = System.nanoTime();

	/**
	 * Fill a queue.
	 * @param events the number of events
	 * @param kills how often a consumer is killed
	 * @param seed decides which, and when
	 */
	EventQueueKills(int events, int kills, long seed) throws Exception {
		this.events = events;
		this.kills = kills;
		this.random = new Random(seed);
		this.portal = Bitrix24TestPortal.builder()
			.rateLimit(RateLimit.unlimited())
			.reportOperating(false)
			.recordRequests(false)
			.start();
		String token = this.portal.install(Application.local("local.5f3b6c0d2b2e98.12345678", "s3cret"))
			.tokens()
			.accessToken();
		this.arguments.addAll(List.of(this.portal.url(), token));
		this.client = Bitrix24ClientBuilder.create(Bitrix24Credentials.accessToken(this.portal.url(), token))
			.limits(PortalLimits.create())
			.rateLimitSettings((settings) -> RateLimitSettings.unlimited())
			.build();
		Clients.await(this.client.call("event.bind")
			.param("event", "ONCRMDEALUPDATE")
			.param("event_type", "offline")
			.execute(), LONGEST_CALL);
		LongStream.rangeClosed(1, events).forEach((id) -> this.portal.emit("ONCRMDEALUPDATE", id));
	}

	/**
	 * Let one consumer after another handle the events.
	 * @param report takes the figures
	 */
	void runOne(Report report) throws Exception {
		run(report, 1);
	}

	/**
	 * Let two consumers compete for the events.
	 * @param report takes the figures
	 * @param redis where it is written down who owns the queue
	 * @param lease the time of a lease
	 */
	void runTwo(Report report, RedisServer redis, Duration lease) throws Exception {
		this.arguments.addAll(List.of(Integer.toString(redis.port()), Long.toString(lease.toMillis())));
		run(report, 2);
	}

	private void run(Report report, int number) throws Exception {
		long start = System.nanoTime();
		List<Consumer> consumers = new ArrayList<>();
		int owners = 0;
		boolean empty;
		try {
			for (int i = 0; i < number; i++) {
				consumers.add(new Consumer());
			}
			for (int left = this.kills; left > 0; left--) {
				int share = (this.events - this.handled.size()) / left;
				awaitHandlings(this.handlings.get() + 1 + this.random.nextInt(Math.max(1, share * 2 / 3)));
				Thread.sleep(this.random.nextInt(MOST_PAUSE_MILLIS));
				Consumer victim = victim(consumers);
				owners += victim.kill() ? 1 : 0;
				consumers.set(consumers.indexOf(victim), new Consumer());
			}
			empty = awaitEmptyQueue();
		}
		finally {
			for (Consumer consumer : consumers) {
				consumer.kill();
			}
		}
		report.target("the queue is empty in the end", empty);
		report(report, number, owners, Duration.ofNanos(System.nanoTime() - start));
	}

	/**
	 * Two of three times the owner of the queue.
	 */
	private Consumer victim(List<Consumer> consumers) {
		Consumer owner = this.lastHandler;
		boolean wanted = this.random.nextInt(3) > 0 && owner != null && consumers.contains(owner);
		return (wanted && owner != null) ? owner : consumers.get(this.random.nextInt(consumers.size()));
	}

	private void report(Report report, int number, int owners, Duration time) {
		report.figure("events, kills, time of " + number + " at a time",
				this.events + ", " + this.kills + ", " + time.toSeconds() + " s");
		report.figure("  kills of one that had handled events", owners);
		report.figure("  handled, in hand at a kill", this.handlings.get() + ", " + this.inHand.size());
		TreeSet<Long> missing = new TreeSet<>(LongStream.rangeClosed(1, this.events).boxed().toList());
		missing.removeAll(this.handled.keySet());
		List<Long> doubled = this.handled.keySet().stream().filter((id) -> unexplained(id) > 0).toList();
		report.figure("  doubles", this.handlings.get() - this.handled.size());
		report.target("every event handled, " + number + " at a time"
				+ (missing.isEmpty() ? "" : ": not " + missing.stream().limit(10).toList()), missing.isEmpty());
		report.figure("  times that a consumer stood still for half a lease", this.standstills);
		// What it had in hand comes again if it lost the lease, and is not known
		// afterwards.
		report.target(
				"doubles only of what was in hand at a kill, and of as many at a standstill"
						+ (doubled.isEmpty() ? "" : ": not " + doubled.stream().limit(10).toList()),
				doubled.stream().mapToLong(this::unexplained).sum() <= this.standstills.get() * this.mostInHand);
	}

	/**
	 * How often an event was handled again without having been in hand at a kill.
	 */
	private int unexplained(Long id) {
		return this.handled.getOrDefault(id, 0) - 1 - this.inHand.getOrDefault(id, 0);
	}

	private void awaitHandlings(long number) throws InterruptedException {
		while (this.handlings.get() < number && this.handled.size() < this.events && !isStuck()) {
			Thread.sleep(1);
		}
	}

	private boolean isStuck() {
		return System.nanoTime() - this.lastHandling > STUCK.toNanos();
	}

	/**
	 * Wait for the end, at which nothing waits and nothing is reserved.
	 */
	private boolean awaitEmptyQueue() throws Exception {
		while (!isStuck()) {
			if (this.handled.size() >= this.events && rows(0).rows.isEmpty()) {
				return true;
			}
			Thread.sleep(100);
		}
		return false;
	}

	/**
	 * Note what is reserved, right after the one who reserved it was killed.
	 */
	private void noteInHand() throws Exception {
		int count = 0;
		Long start = 0L;
		while (start != null) {
			Page page = rows(start);
			start = page.next;
			for (JsonNode row : page.rows) {
				if (row.path("PROCESS_ID").asString().isEmpty()) {
					return;
				}
				this.inHand.merge(Long.valueOf(row.at("/EVENT_DATA/FIELDS/ID").asString()), 1, Integer::sum);
				this.mostInHand = Math.max(this.mostInHand, ++count);
			}
		}
	}

	private Page rows(long start) throws Exception {
		Map<String, String> order = new LinkedHashMap<>();
		order.put("PROCESS_ID", "DESC");
		order.put("ID", "ASC");
		Page[] page = new Page[1];
		Mono<Void> call = this.client.call("event.offline.list")
			.param("order", order)
			.param("start", start)
			.exchange(ROWS)
			.doOnNext((answer) -> page[0] = new Page((answer.result() != null) ? answer.result() : List.of(),
					answer.next()))
			.then();
		Clients.await(call, LONGEST_CALL);
		return page[0];
	}

	@Override
	public void close() {
		this.client.close();
		this.portal.close();
	}

	/**
	 * A page of the queue.
	 *
	 * @param rows the rows
	 * @param next where the next one starts, {@code null} if this is the last
	 */
	private record Page(List<JsonNode> rows, @Nullable Long next) {
	}

	/**
	 * A consumer, and the thread that reads what it prints.
	 */
	private final class Consumer {

		private final JavaProcess process;

		private final Thread reader;

		private volatile boolean owned;

		private Consumer() throws Exception {
			this.process = JavaProcess.start(Redirect.PIPE, List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"),
					EventQueueConsumer.class.getName(), EventQueueKills.this.arguments);
			this.reader = new Thread(() -> this.process.process().inputReader().lines().forEach(this::read));
			this.reader.start();
		}

		private void read(String line) {
			if (line.equals(EventQueueConsumer.STOOD_STILL)) {
				EventQueueKills.this.standstills.incrementAndGet();
			}
			// A line that was cut off by the kill was not handled
			if (line.chars().allMatch(Character::isDigit) && !line.isEmpty()) {
				this.owned = true;
				EventQueueKills.this.lastHandler = this;
				EventQueueKills.this.lastHandling = System.nanoTime();
				EventQueueKills.this.handled.merge(Long.valueOf(line), 1, Integer::sum);
				EventQueueKills.this.handlings.incrementAndGet();
			}
		}

		/**
		 * Kill it with SIGKILL. Its own method of a process would also close what it has
		 * printed and nobody has read yet.
		 * @return whether it had handled anything
		 */
		private boolean kill() throws Exception {
			this.process.process().toHandle().destroyForcibly();
			this.process.process().waitFor();
			this.reader.join();
			this.process.close();
			if (this.owned) {
				noteInHand();
			}
			return this.owned;
		}

	}

}
