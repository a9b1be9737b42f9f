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
import java.util.List;
import java.util.stream.IntStream;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.ListSpec;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.list.SortOrder;
import io.github.b24spring.client.settings.RateLimitSettings;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Many lists with large rows and slow subscribers at once, in a JVM with a small heap;
 * every fifth is read by page.
 *
 * @author The b24spring maintainers
 */
final class ListsHeapScenario implements Scenario {

	private static final int ROWS = 3000;

	private static final Duration LONGEST = Duration.ofSeconds(90);

	@Override
	public void run(Report report) throws Exception {
		try (PortalProcess portal = PortalProcess.startLargeRows(ROWS)) {
			run(report, portal, 5, "-Xmx128m");
			run(report, portal, 30, "-Xmx512m");
		}
	}

	private static void run(Report report, PortalProcess portal, int lists, String heap) throws Exception {
		try (JavaProcess reader = JavaProcess.start(Redirect.INHERIT, List.of(heap, "-XX:+ExitOnOutOfMemoryError"),
				Reader.class.getName(), List.of(portal.webhookUrl(), Integer.toString(lists)))) {
			report.target(
					"%d lists of %d rows of 8 kB within %s and %d s".formatted(lists, ROWS, heap, LONGEST.toSeconds()),
					reader.succeeded(3));
		}
	}

	/**
	 * Reads the lists, in a process of its own.
	 *
	 * @author The b24spring maintainers
	 */
	static final class Reader {

		private static final Duration PER_ROW = Duration.ofMillis(5);

		private static final int BY_PAGE = 5;

		private Reader() {
		}

		/**
		 * Read the lists.
		 * @param args the address of the webhook, and the number of lists
		 * @throws Exception if the lists cannot be read
		 */
		public static void main(String[] args) throws Exception {
			Bitrix24Client client = Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(args[0]))
				.rateLimitSettings((settings) -> RateLimitSettings.unlimited())
				.build();
			int lists = Integer.parseInt(args[1]);
			Report report = new Report(System.out);
			List<RowCheck> checks = IntStream.range(0, lists).mapToObj((i) -> new RowCheck()).toList();
			Duration time = Clients.await(
					Flux.range(0, lists).flatMap((number) -> read(client, number, checks.get(number)), lists).then(),
					LONGEST);
			report.figure(lists + " lists", time);
			report.target("every row of every list once, in the order of the ids",
					checks.stream().allMatch((check) -> check.isExact(ROWS)));
			System.exit(report.passed() ? 0 : 1);
		}

		private static Mono<Void> read(Bitrix24Client client, int number, RowCheck check) {
			ListSpec<Lists.ActivityRow> list = client.list(LargeRowsPortal.METHOD, Lists.ActivityRow.class);
			return ((number % BY_PAGE == BY_PAGE - 1) ? list.order("COMMENTS", SortOrder.ASC) : list).fetch()
				.doOnNext(check::accept)
				.buffer(20)
				.concatMap((rows) -> Mono.delay(PER_ROW.multipliedBy(rows.size())), 1)
				.then();
		}

	}

}
