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

import java.util.function.Supplier;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Calls by a client that is observed, with the meters that Spring Boot makes of what it
 * observes, and by one that is not, in turns, where nothing limits them. Requests over
 * HTTP are observed too, so that what Spring's own observation of them costs is told
 * beside it.
 *
 * @author The b24spring maintainers
 */
final class ObservationScenario implements Scenario {

	private static final double TIME_LIMIT = 1.2;

	private static final double ALLOCATION_LIMIT = 1.5;

	@Override
	public void run(Report report) throws Exception {
		MeterRegistry meters = new SimpleMeterRegistry();
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
		try (PortalProcess portal = PortalProcess.start("--activities=1")) {
			Comparison.Ratio ratio = new Comparison(
					new Comparison.Way("observed client", call(Clients.of(portal).observationRegistry(observations))),
					new Comparison.Way("client", call(Clients.of(portal))))
				.run(report);
			report.target("time at most 1.2 times that of a client without", ratio.time() <= TIME_LIMIT);
			report.target("allocation at most 1.5 times that of a client without",
					ratio.allocation() <= ALLOCATION_LIMIT);
			report.figure("calls that the meters know", count(meters, "bitrix24.client.requests"));
			WebClient bare = OverheadScenario.webClient(portal);
			new Comparison(
					new Comparison.Way("observed WebClient",
							OverheadScenario.call(bare.mutate().observationRegistry(observations).build())),
					new Comparison.Way("bare WebClient", OverheadScenario.call(bare)))
				.run(report);
			report.figure("refusals", portal.statistics().refusals());
		}
	}

	private static Supplier<Mono<?>> call(Bitrix24ClientBuilder builder) {
		Bitrix24Client client = builder.rateLimitSettings((settings) -> RateLimitSettings.unlimited()).build();
		return () -> client.call(OverheadScenario.METHOD).param("id", 1).exchange(OverheadScenario.Activity.class);
	}

	private static long count(MeterRegistry meters, String name) {
		return meters.get(name).timers().stream().mapToLong((timer) -> timer.count()).sum();
	}

}
