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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The dashboard is one that Grafana can show: what its schema asks for, and what it
 * passes over in silence. What its queries ask for is held against an application by
 * {@link DocumentedQueriesTests}.
 */
class DashboardTests {

	private static final int COLUMNS = 24;

	/**
	 * The first whose data sources are references, and the last of Grafana's classic
	 * dashboards.
	 */
	private static final int[] SCHEMA_VERSIONS = { 36, 42 };

	private static final Set<String> PANELS = Set.of("row", "stat", "timeseries", "gauge", "bargauge", "barchart",
			"table", "heatmap", "histogram", "piechart", "state-timeline", "status-history", "text");

	private static final Set<String> UNITS = Set.of("none", "short", "percent", "percentunit", "s", "ms", "bytes",
			"decbytes", "reqps", "ops", "cps", "opm", "cpm");

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-zA-Z_]+)");

	private static final Set<String> OF_GRAFANA = Set.of("__rate_interval", "__interval", "__range");

	private static final Pattern LABEL = Pattern.compile("\\{\\{\\s*([a-z_]+)\\s*}}");

	private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");

	private JsonNode dashboard;

	@BeforeEach
	void read() throws IOException {
		this.dashboard = JsonMapper.shared()
			.readTree(Files.readString(Path.of("..", "docs", "observability", "grafana-dashboard.json")));
	}

	@Test
	void dashboardBelongsToNoInstallationOfGrafana() {
		assertThat(this.dashboard.get("schemaVersion").asInt()).isBetween(SCHEMA_VERSIONS[0], SCHEMA_VERSIONS[1]);
		assertThat(this.dashboard.get("uid").asString()).matches("[a-z0-9-]{8,40}");
		assertThat(this.dashboard.get("title").asString()).isNotBlank();
		assertThat(this.dashboard.has("id")).isFalse();
	}

	@Test
	void panelsAreOfTypesAndUnitsThatGrafanaKnows() {
		assertThat(panels()).hasSizeGreaterThan(15).allSatisfy((panel) -> {
			assertThat(panel.get("type").asString()).isIn(PANELS);
			assertThat(panel.get("title").asString()).isNotBlank();
		});
		assertThat(panels()).extracting((panel) -> panel.get("id").asInt()).doesNotHaveDuplicates();
		assertThat(queried()).allSatisfy((panel) -> {
			assertThat(panel.at("/fieldConfig/defaults/unit").asString()).isIn(UNITS);
			assertThat(panel.get("description").asString()).isNotBlank();
		});
	}

	@Test
	void panelsLieBesideEachOther() {
		Set<List<Integer>> taken = new HashSet<>();
		for (JsonNode panel : panels()) {
			JsonNode place = panel.get("gridPos");
			int x = place.get("x").asInt();
			int width = place.get("w").asInt();
			assertThat(x).isNotNegative();
			assertThat(width).isPositive();
			assertThat(place.get("h").asInt()).isPositive();
			assertThat(x + width).as(panel.get("title").asString()).isLessThanOrEqualTo(COLUMNS);
			for (int column = x; column < x + width; column++) {
				for (int row = place.get("y").asInt(); row < place.get("y").asInt() + place.get("h").asInt(); row++) {
					assertThat(taken.add(List.of(column, row))).as(panel.get("title").asString()).isTrue();
				}
			}
		}
	}

	@Test
	void everyQueryGoesToTheDataSourceThatIsChosen() {
		assertThat(variables()).anySatisfy((variable) -> {
			assertThat(variable.get("type").asString()).isEqualTo("datasource");
			assertThat(variable.get("name").asString()).isEqualTo("datasource");
			assertThat(variable.get("query").asString()).isEqualTo("prometheus");
		});
		List<JsonNode> asking = new ArrayList<>(queried());
		queried().forEach((panel) -> asking.addAll(targets(panel)));
		variables().stream().filter((variable) -> variable.get("type").asString().equals("query")).forEach(asking::add);
		assertThat(asking).hasSizeGreaterThan(30).allSatisfy((node) -> {
			assertThat(node.at("/datasource/type").asString()).isEqualTo("prometheus");
			assertThat(node.at("/datasource/uid").asString()).isEqualTo("${datasource}");
		});
	}

	@Test
	void queriesUseVariablesThatThereAre() {
		Set<String> known = new HashSet<>(OF_GRAFANA);
		variables().forEach((variable) -> known.add(variable.get("name").asString()));
		assertThat(queried()).allSatisfy((panel) -> {
			assertThat(targets(panel)).isNotEmpty();
			assertThat(targets(panel)).extracting((target) -> target.get("refId").asString()).doesNotHaveDuplicates();
			assertThat(targets(panel)).allSatisfy((target) -> assertThat(
					VARIABLE.matcher(target.get("expr").asString()).results().map((variable) -> variable.group(1)))
				.isNotEmpty()
				.isSubsetOf(known));
		});
	}

	@Test
	void legendsNameLabelsThatAreLeftByTheQuery() {
		assertThat(queried()).allSatisfy((panel) -> assertThat(targets(panel)).allSatisfy((target) -> {
			Set<String> left = new HashSet<>();
			GROUPING.matcher(target.get("expr").asString())
				.results()
				.forEach((grouping) -> left.addAll(List.of(grouping.group(1).split(",\\s*"))));
			assertThat(LABEL.matcher(target.get("legendFormat").asString()).results().map((label) -> label.group(1)))
				.isSubsetOf(left);
		}));
	}

	private List<JsonNode> panels() {
		return this.dashboard.get("panels")
			.valueStream()
			.flatMap((panel) -> Stream.concat(Stream.of(panel), panel.path("panels").valueStream()))
			.toList();
	}

	private List<JsonNode> queried() {
		return panels().stream()
			.filter((panel) -> !Set.of("row", "text").contains(panel.get("type").asString()))
			.toList();
	}

	private List<JsonNode> variables() {
		return this.dashboard.at("/templating/list").valueStream().toList();
	}

	private static List<JsonNode> targets(JsonNode panel) {
		return panel.get("targets").valueStream().toList();
	}

}
