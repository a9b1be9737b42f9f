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
import java.util.concurrent.atomic.AtomicLong;

import io.github.b24spring.client.Bitrix24Client;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A consumer that takes ten rows a second.
 *
 * @author The b24spring maintainers
 */
final class ListSlowConsumerScenario implements Scenario {

	private static final long ROWS = 100_000;

	private static final Duration PER_ROW = Duration.ofMillis(100);

	private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

	private static final int MOST_AHEAD = 2;

	@Override
	public void run(Report report) throws Exception {
		AtomicLong rows = new AtomicLong();
		AtomicLong finished = new AtomicLong();
		AtomicLong mostAhead = new AtomicLong();
		try (PortalProcess portal = Lists.portal(ROWS)) {
			Clients.warmUp(portal);
			Bitrix24Client client = Clients.of(portal).build();
			Mono<Void> consumer = Lists.activities(client)
				.progress((progress) -> finished.incrementAndGet())
				.fetch()
				.concatMap((row) -> Mono.delay(PER_ROW).doOnNext((tick) -> rows.incrementAndGet()), 1)
				.take(LONG_ENOUGH)
				.then()
				.cache();
			Mono<Void> observer = Flux.interval(Duration.ofSeconds(1))
				.onBackpressureDrop()
				.concatMap((i) -> Mono.fromCallable(portal::statistics).subscribeOn(Schedulers.boundedElastic()))
				.doOnNext((statistics) -> mostAhead.accumulateAndGet(statistics.requests() - finished.get() - 1,
						Math::max))
				.takeUntilOther(consumer)
				.then();
			Clients.await(Mono.when(consumer, observer), Duration.ofMinutes(3));
			report.figure("rows taken", rows.get());
			report.figure("rows a second", rows.get() / (double) LONG_ENOUGH.toSeconds());
			report.figure("  best", 1000.0 / PER_ROW.toMillis());
			report.figure("requests", portal.statistics().requests());
			report.figure("requests whose rows were all taken", finished.get());
			report.figure("most requests ahead of the one being taken", mostAhead.get());
			report.target("no more than two batches ahead", mostAhead.get() <= MOST_AHEAD);
		}
	}

}
