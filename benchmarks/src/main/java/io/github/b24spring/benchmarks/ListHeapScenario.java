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
import java.util.List;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;

/**
 * A million activities, read by a JVM with a small heap.
 *
 * @author The b24spring maintainers
 */
final class ListHeapScenario implements Scenario {

	private static final long ROWS = 1_000_000;

	private static final String HEAP = "-Xmx64m";

	/**
	 * So many pages take ten minutes of execution time, more than a portal gives a method
	 * in that time; memory shows sooner if that does not slow them down.
	 */
	private static final Duration OPERATING_LIMIT = Duration.ofHours(1);

	@Override
	public void run(Report report) throws Exception {
		try (PortalProcess portal = Lists.portal(ROWS, "--operating-limit=" + OPERATING_LIMIT.toSeconds() + "s")) {
			report.figure("heap of the reading JVM", HEAP);
			try (JavaProcess reader = JavaProcess.start(Redirect.INHERIT, List.of(HEAP, "-XX:+ExitOnOutOfMemoryError"),
					Reader.class.getName(), List.of(portal.webhookUrl()))) {
				report.target("a million rows within a heap of 64 MiB that does not grow", reader.succeeded(10));
			}
			PortalProcess.PortalStatistics statistics = portal.statistics();
			report.figure("requests", statistics.requests());
			report.figure("  fewest that the portal's rules allow", Lists.fewestRequests(ROWS));
			report.figure("refusals", statistics.refusals());
			report.target("no refusal", statistics.refusals() == 0);
		}
	}

	/**
	 * Reads the list, in a process of its own.
	 *
	 * @author The b24spring maintainers
	 */
	static final class Reader {

		private static final long ROWS_BETWEEN_LOOKS = 100_000;

		private static final long MEBIBYTE = 1024 * 1024;

		private static final long MOST_GROWTH = 4 * MEBIBYTE;

		private Reader() {
		}

		/**
		 * Read the list.
		 * @param args the address of the webhook
		 * @throws Exception if the list cannot be read
		 */
		public static void main(String[] args) throws Exception {
			Report report = new Report(System.out);
			RowCheck check = new RowCheck();
			List<Long> used = new ArrayList<>();
			Duration time = Clients.await(Lists.activities(client(args[0])).fetch().doOnNext((row) -> {
				check.accept(row);
				if (check.rows() % ROWS_BETWEEN_LOOKS == 0) {
					used.add(usedAfterCollection());
				}
			}).then(), Duration.ofMinutes(9));
			long growth = used.get(used.size() - 1) - used.get(1);
			report.figure("rows", check.rows());
			report.figure("time", time);
			report.figure("  best that the portal's rules allow", Lists.best(ROWS));
			report.figure("MiB in use after each 100,000 rows",
					String.join(" ", used.stream().map((bytes) -> Long.toString(bytes / MEBIBYTE)).toList()));
			report.target("every row once, in the order of the ids", check.isExact(ROWS));
			report.target("no more in use after a million rows than after 200,000", growth < MOST_GROWTH);
			System.exit(report.passed() ? 0 : 1);
		}

		private static Bitrix24Client client(String webhookUrl) {
			return Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(webhookUrl))
				.rateLimitSettings((settings) -> settings.withOperatingLimit(OPERATING_LIMIT))
				.build();
		}

		private static long usedAfterCollection() {
			System.gc();
			return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
		}

	}

}
