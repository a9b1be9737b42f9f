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
package io.github.b24spring.autoconfigure.metrics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.list.IdSequence;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The queries of the dashboard, of the alerts and of the page about observability,
 * against what a running application exposes.
 */
class DocumentedQueriesTests {

	private static final Path DOCS = Path.of("..", "docs");

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Pattern SELECTOR = Pattern.compile("\\b(bitrix24_[a-z_]+)(?:\\{([^}]*)})?");

	private static final Pattern MATCHER = Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)\\s*\"[^\"]*\"");

	private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");

	private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z0-9_]+)(?:\\{(.*)})? [^ ]+$");

	private static Map<String, Set<String>> exposed;

	@BeforeAll
	static void scrapeARunningApplication() throws Exception {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.builder()
			.activities(ActivityData.generated(170, IdSequence.dense(1)))
			.start();
				ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class)
					.web(WebApplicationType.SERVLET)
					.properties("server.port=0", "bitrix24.webhook-url=" + portal.webhookUrl(),
							"management.endpoints.web.exposure.include=prometheus",
							"management.metrics.distribution.percentiles-histogram.bitrix24.client.requests=true",
							"management.metrics.distribution.percentiles-histogram.bitrix24.client.requests.active=false",
							"spring.main.banner-mode=off")
					.run()) {
			work(application.getBean(Bitrix24Client.class));
			exposed = parse(scrape(application));
		}
	}

	@AfterAll
	static void forget() {
		exposed = Map.of();
	}

	private static void work(Bitrix24Client client) {
		StepVerifier.create(client.list("crm.activity.list", Map.class).fetch().count())
			.expectNext(170L)
			.expectComplete()
			.verify(PATIENCE);
		StepVerifier
			.create(Flux.range(1, 60)
				.flatMap((id) -> client.call("crm.activity.get").param("id", id).retrieve(Map.class), 60)
				.count())
			.expectNext(60L)
			.expectComplete()
			.verify(PATIENCE);
		StepVerifier.create(client.call("no.such.method").retrieve(Map.class)).expectError().verify(PATIENCE);
	}

	private static String scrape(ConfigurableApplicationContext application) throws IOException, InterruptedException {
		URI uri = URI.create("http://localhost:" + application.getEnvironment().getProperty("local.server.port")
				+ "/actuator/prometheus");
		return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
	}

	private static Map<String, Set<String>> parse(String scrape) {
		Map<String, Set<String>> metrics = new HashMap<>();
		SAMPLE.matcher(scrape)
			.results()
			.forEach((sample) -> metrics.computeIfAbsent(sample.group(1), (name) -> new HashSet<>())
				.addAll(labels(sample.group(2))));
		return metrics;
	}

	private static Set<String> labels(String matchers) {
		Set<String> labels = new LinkedHashSet<>();
		if (matchers != null) {
			MATCHER.matcher(matchers).results().forEach((matcher) -> labels.add(matcher.group(1)));
		}
		return labels;
	}

	static Stream<String> queries() throws IOException {
		return Stream.of(dashboard(), rules(), page()).flatMap(List::stream).distinct();
	}

	private static List<String> dashboard() throws IOException {
		JsonNode dashboard = JsonMapper.shared()
			.readTree(Files.readString(DOCS.resolve("observability/grafana-dashboard.json")));
		return dashboard.get("panels")
			.valueStream()
			.filter((panel) -> panel.has("targets"))
			.flatMap((panel) -> panel.get("targets").valueStream())
			.map((target) -> target.get("expr").asString())
			.toList();
	}

	private static List<String> rules() throws IOException {
		return Files.readAllLines(DOCS.resolve("observability/prometheus-rules.yaml"))
			.stream()
			.filter((line) -> line.strip().startsWith("expr: "))
			.map((line) -> line.strip().substring("expr: ".length()))
			.toList();
	}

	private static List<String> page() throws IOException {
		return Pattern.compile("(?s)```promql\\n(.*?)```")
			.matcher(Files.readString(DOCS.resolve("observability.md")))
			.results()
			.flatMap((block) -> block.group(1).lines())
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.toList();
	}

	@Test
	void thereAreQueriesOfEachKind() throws IOException {
		assertThat(dashboard()).hasSizeGreaterThan(15);
		assertThat(rules()).hasSizeGreaterThan(5);
		assertThat(page()).hasSizeGreaterThan(4);
	}

	@ParameterizedTest
	@MethodSource("queries")
	void queryAsksForMetricsAndLabelsThatThereAre(String query) {
		List<MatchResult> selectors = SELECTOR.matcher(query).results().toList();
		assertThat(selectors).as(query).isNotEmpty();
		Set<String> known = new HashSet<>();
		for (MatchResult selector : selectors) {
			assertThat(exposed).as(query).containsKey(selector.group(1));
			assertThat(exposed.get(selector.group(1))).as(selector.group()).containsAll(labels(selector.group(2)));
			known.addAll(exposed.get(selector.group(1)));
		}
		List<String> groupings = GROUPING.matcher(query)
			.results()
			.flatMap((grouping) -> Arrays.stream(grouping.group(1).split(",\\s*")))
			.toList();
		assertThat(known).as(query).containsAll(groupings);
	}

	/**
	 * The metrics of the client that are exposed are on the page.
	 */
	@Test
	void pageNamesEveryMeter() throws IOException {
		String page = Files.readString(DOCS.resolve("observability.md"));
		assertThat(exposed.keySet())
			.filteredOn((name) -> name.startsWith("bitrix24_") && !name.startsWith("bitrix24_events_"))
			.isNotEmpty()
			.allSatisfy((name) -> assertThat(page).contains("`" + name.replaceFirst("_(count|sum|max|bucket)$", "")));
	}

	@EnableAutoConfiguration
	static class Application {

	}

}
