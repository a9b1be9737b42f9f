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
import java.util.Map;
import java.util.function.Supplier;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import io.github.b24spring.client.settings.HttpSettings;
import io.github.b24spring.client.settings.RateLimitSettings;
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

	static final String METHOD = "crm.activity.get";

	private static final double LIMIT = 1.2;

	@Override
	public void run(Report report) throws Exception {
		try (PortalProcess portal = PortalProcess.start("--activities=1")) {
			Bitrix24Client client = Clients.of(portal)
				.rateLimitSettings((settings) -> RateLimitSettings.unlimited())
				.build();
			Supplier<Mono<?>> call = () -> client.call(METHOD).param("id", 1).exchange(Activity.class);
			Supplier<Mono<?>> bare = call(webClient(portal));
			Comparison.Ratio ratio = new Comparison(new Comparison.Way("client", call),
					new Comparison.Way("bare WebClient", bare))
				.run(report);
			report.figure("  best", 1.0);
			report.target("time at most 1.2 times the bare WebClient's", ratio.time() <= LIMIT);
			report.target("allocation at most 1.2 times the bare WebClient's", ratio.allocation() <= LIMIT);
			report.figure("refusals", portal.statistics().refusals());
		}
	}

	/**
	 * Make a client whose requests look the same, and whose answers are compressed as
	 * Spring's own connectors have them.
	 */
	static WebClient webClient(PortalProcess portal) {
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

	static Supplier<Mono<?>> call(WebClient webClient) {
		return () -> webClient.post()
			.uri(METHOD)
			.contentType(MediaType.APPLICATION_JSON)
			.accept(MediaType.APPLICATION_JSON)
			.bodyValue(Map.of("id", 1))
			.retrieve()
			.bodyToMono(Envelope.class);
	}

	record Activity(String ID, String SUBJECT, String OWNER_ID, String TYPE_ID, String RESPONSIBLE_ID) {

	}

	record Envelope(Activity result, ResponseTime time) {

	}

}
