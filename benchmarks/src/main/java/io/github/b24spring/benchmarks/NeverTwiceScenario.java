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
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.exception.Bitrix24Exception;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Activities are added to portals that fail after having added them.
 *
 * @author The b24spring maintainers
 */
final class NeverTwiceScenario implements Scenario {

	private static final List<String> FAULTS = List.of("hang-after-execution", "reset-after-execution", "truncated",
			"half-json");

	private static final int ACTIVITIES = 10;

	private static final Map<String, Object> FIELDS = Map.of("OWNER_TYPE_ID", 2, "OWNER_ID", 1, "TYPE_ID", 2, "SUBJECT",
			"Call", "START_TIME", "2026-11-24T10:00:00+03:00", "END_TIME", "2026-11-24T10:30:00+03:00",
			"RESPONSIBLE_ID", 1, "DIRECTION", 2, "COMMUNICATIONS",
			List.of(Map.of("VALUE", "+15551234567", "TYPE", "PHONE")));

	@Override
	public void run(Report report) throws Exception {
		for (String fault : FAULTS) {
			run(fault, report);
		}
	}

	private static void run(String fault, Report report) throws Exception {
		AtomicInteger told = new AtomicInteger();
		try (PortalProcess portal = PortalProcess.start(PortalRules.STANDARD.options("--latency=20ms",
				"--request-timeout=4s", "--fault=crm.activity.add:" + fault))) {
			Bitrix24Client client = Clients.of(portal)
				.httpSettings((settings) -> settings.withConnectTimeout(Duration.ofSeconds(1))
					.withResponseTimeout(Duration.ofSeconds(2)))
				.build();
			Clients.await(Flux.range(0, ACTIVITIES)
				.flatMap((i) -> client.call("crm.activity.add")
					.param("fields", FIELDS)
					.retrieve(Long.class)
					.then()
					.onErrorResume(Bitrix24Exception.class, (failure) -> {
						if (failure.mayHaveRun()) {
							told.incrementAndGet();
						}
						return Mono.empty();
					}))
				.then(), Duration.ofMinutes(2));
			Long[] records = new Long[1];
			Clients.await(client.list("crm.activity.list", Map.class).count().doOnNext((count) -> records[0] = count),
					Duration.ofMinutes(1));
			report.figure(fault + ": activities to add", ACTIVITIES);
			report.figure("  records in the portal", records[0]);
			report.figure("  best", ACTIVITIES);
			report.figure("  callers told that it may have run", told.get());
			report.target(fault + ": one record each and the caller told",
					records[0] == ACTIVITIES && told.get() == ACTIVITIES);
		}
	}

}
