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

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.exception.Bitrix24ListException;
import io.github.b24spring.client.settings.RateLimitSettings;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Lists of a portal that fails on some of the requests, often enough to meet each kind of
 * fault.
 *
 * @author The b24spring maintainers
 */
final class ListFaultsScenario implements Scenario {

	private static final long ROWS = 100_000;

	private static final int LISTS = 10;

	private static final String FAULTS = "--faults=0.05:reset,reset-after-execution,empty,garbage,truncated,half-json,html,hang";

	@Override
	public void run(Report report) throws Exception {
		int exact = 0;
		int loud = 0;
		long requests = 0;
		try (PortalProcess portal = PortalProcess.startCold("--workers=8", "--activities=" + ROWS,
				"--request-timeout=2s", FAULTS)) {
			for (int i = 0; i < LISTS; i++) {
				portal.resetStatistics();
				RowCheck check = new RowCheck();
				Bitrix24ListException failure = read(portal, check);
				requests += portal.statistics().requests();
				if (failure == null && check.isExact(ROWS)) {
					exact++;
				}
				else if (failure != null && check.isInOrder() && failure.lastId() != null
						&& failure.lastId() == check.lastId()) {
					loud++;
				}
			}
			report.figure("lists of 100,000 rows", LISTS);
			report.figure("requests", requests);
			report.figure("  without faults", LISTS * (long) Lists.fewestRequests(ROWS) + " at least");
			report.figure("lists with every row once, in order", exact);
			report.figure("lists that ended in an exception with the last id", loud);
			report.target("every row once, or an exception that names where", exact + loud == LISTS);
		}
	}

	private static @Nullable Bitrix24ListException read(PortalProcess portal, RowCheck check) throws Exception {
		Bitrix24Client client = Clients.of(portal)
			.rateLimitSettings((settings) -> RateLimitSettings.unlimited())
			.httpSettings((settings) -> settings.withConnectTimeout(Duration.ofSeconds(1))
				.withResponseTimeout(Duration.ofSeconds(10)))
			.build();
		Bitrix24ListException[] failures = new Bitrix24ListException[1];
		Clients.await(Lists.activities(client)
			.fetch()
			.doOnNext(check::accept)
			.onErrorResume(Bitrix24ListException.class, (failure) -> {
				failures[0] = failure;
				return Mono.empty();
			})
			.then(), Duration.ofMinutes(2));
		return failures[0];
	}

}
