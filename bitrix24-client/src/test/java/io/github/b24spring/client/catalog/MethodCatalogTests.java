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
package io.github.b24spring.client.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

import io.github.b24spring.client.RestVersion;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MethodCatalogTests {

	private final MethodCatalog catalog = MethodCatalog.documented();

	@Nested
	class Documented {

		@Test
		void holdsWhatTheDocumentationCounts() {
			Collection<MethodDescription> methods = MethodCatalogTests.this.catalog.methods();
			assertThat(methods).hasSize(1661 + 8);
			assertThat(count((method) -> method.versions().contains(RestVersion.V2))).isEqualTo(1561 + 5);
			assertThat(count((method) -> method.versions().contains(RestVersion.V3))).isEqualTo(106 + 4);
			assertThat(count(MethodDescription::deprecated)).isEqualTo(234);
			assertThat(count(MethodDescription::reading)).isEqualTo(730);
			assertThat(count((method) -> !method.batchable())).isEqualTo(16);
		}

		@Test
		void sixMethodsAndBatchExistInBothVersions() {
			assertThat(MethodCatalogTests.this.catalog.methods()).filteredOn((method) -> method.versions().size() == 2)
				.extracting(MethodDescription::name)
				.containsExactlyInAnyOrder("batch", "tasks.task.add", "tasks.task.delete", "tasks.task.get",
						"tasks.task.list", "tasks.task.result.list", "tasks.task.update");
		}

		@Test
		void scopeDependsOnTheVersion() {
			assertThat(MethodCatalogTests.this.catalog.find("tasks.task.get")).hasValueSatisfying((method) -> {
				assertThat(method.scope(RestVersion.V2)).contains("task");
				assertThat(method.scope(RestVersion.V3)).contains("tasks");
			});
			assertThat(MethodCatalogTests.this.catalog.find("crm.deal.get")).hasValueSatisfying((method) -> {
				assertThat(method.scope(RestVersion.V2)).contains("crm");
				assertThat(method.scope(RestVersion.V3)).isEmpty();
			});
		}

		@Test
		void scopesAreNames() {
			assertThat(MethodCatalogTests.this.catalog.methods())
				.allSatisfy((method) -> assertThat(method.scopes().values())
					.allSatisfy((scope) -> assertThat(scope).matches("[a-z0-9_.]+(,[a-z0-9_.]+)*")));
		}

		@Test
		void isInTheOrderOfNames() {
			assertThat(MethodCatalogTests.this.catalog.methods()).extracting(MethodDescription::name)
				.isSortedAccordingTo(Comparator.comparing((String name) -> name.toLowerCase(Locale.ROOT)));
		}

		@Test
		void deprecatedMethods() {
			assertThat(find("crm.activity.add").deprecated()).isTrue();
			assertThat(find("crm.activity.todo.add").deprecated()).isFalse();
		}

		@Test
		void isLoadedOnce() {
			assertThat(MethodCatalog.documented()).isSameAs(MethodCatalogTests.this.catalog);
		}

		@Test
		void cannotBeChanged() {
			assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> MethodCatalogTests.this.catalog.methods().clear());
		}

		@Test
		void resourceLiesInThePackage() throws IOException {
			String path = "io/github/b24spring/client/catalog/methods.tsv";
			try (InputStream resource = MethodCatalog.class.getClassLoader().getResourceAsStream(path)) {
				assertThat(resource).isNotNull();
				assertThat(new String(resource.readAllBytes(), StandardCharsets.UTF_8)).startsWith("# ")
					.doesNotContain("\r")
					.isASCII();
			}
		}

		private long count(Predicate<MethodDescription> condition) {
			return MethodCatalogTests.this.catalog.methods().stream().filter(condition).count();
		}

	}

	@Nested
	class Find {

		@ParameterizedTest
		@ValueSource(strings = { "crm.activity.call.getTranscript", "crm.activity.call.gettranscript",
				"CRM.ACTIVITY.CALL.GETTRANSCRIPT" })
		void ignoresCase(String name) {
			assertThat(find(name).name()).isEqualTo("crm.activity.call.getTranscript");
			assertThat(MethodCatalogTests.this.catalog.isKnown(name)).isTrue();
		}

		@ParameterizedTest
		@ValueSource(strings = { "", "crm", "crm.deal", "crm.deal.get ", "my.module.get" })
		void knowsNothingOfOthers(String name) {
			assertThat(MethodCatalogTests.this.catalog.find(name)).isEmpty();
			assertThat(MethodCatalogTests.this.catalog.isKnown(name)).isFalse();
		}

		@ParameterizedTest
		@ValueSource(strings = { "crm.activity.list", "crm.activity.fields", "crm.activity.communication.fields",
				"crm.activity.call.getTranscript", "crm.activity.layout.blocks.get", "crm.item.list", "user.current",
				"user.get", "profile", "scope", "methods", "method.get", "feature.get", "server.time", "app.info",
				"access.name", "event.get", "event.offline.list", "tasks.task.counters.get", "im.counters.get",
				"catalog.catalog.isOffers", "task.item.isactionallowed", "landing.site.getList", "mailservice.list",
				"main.eventlog.tail", "mail.message.field.list", "crm.duplicate.findbycomm", "im.v2.File.download",
				"telephony.externalCall.searchCrmEntities", "landing.site.getPublicUrl", "placement.get" })
		void reading(String name) {
			assertThat(find(name).reading()).isTrue();
		}

		@ParameterizedTest
		@ValueSource(strings = { "batch", "crm.activity.add", "crm.activity.delete", "crm.activity.binding.move",
				"crm.activity.todo.updateDeadline", "crm.activity.layout.blocks.set", "event.offline.get", "event.bind",
				"im.dialog.read", "im.notify.read.list", "imbot.v2.Event.get", "catalog.document.cancelList",
				"bizproc.workflow.start", "crm.item.import", "entity.rights", "crm.timeline.bindings.bind",
				"documentgenerator.document.enablepublicurl", "disk.storage.getForApp", "landing.site.fullExport",
				"salescenter.payment.getPublicUrl", "timeman.open", "event.test" })
		void writing(String name) {
			assertThat(find(name).reading()).isFalse();
		}

		@ParameterizedTest
		@ValueSource(strings = { "batch", "disk.folder.uploadfile", "disk.storage.uploadFile",
				"disk.file.uploadVersion", "im.v2.File.upload", "im.v2.File.download", "catalog.product.download",
				"landing.block.uploadfile" })
		void single(String name) {
			assertThat(find(name).batchable()).isFalse();
		}

		@ParameterizedTest
		@ValueSource(strings = { "crm.deal.get", "crm.deal.add", "disk.file.get", "lists.element.get.file.url" })
		void batchable(String name) {
			assertThat(find(name).batchable()).isTrue();
		}

	}

	@Nested
	class Parse {

		@Test
		void readsColumnsAndFlags() throws IOException {
			MethodCatalog catalog = parse("# head\n\na.get\tx,y\t-\trd\nb.upload\t-\tz\ts\n");
			assertThat(catalog.methods()).containsExactly(
					new MethodDescription("a.get", Map.of(RestVersion.V2, "x,y"), true, true, true),
					new MethodDescription("b.upload", Map.of(RestVersion.V3, "z"), false, false, false));
		}

		@ParameterizedTest
		@ValueSource(strings = { "a.get\tx\t-", "a.get\tx\t-\tr\t", "a.get x - r", "\tx\t-\tr", "a.get\t\t-\tr",
				"a.get\t-\t-\tr", "a.get\tx\t-\tq", "a.get\tx\t-\t-r", "b.get\tx\t-\tr\nB.Get\tx\t-\tr", "# nothing" })
		void malformedTableIsRefused(String table) {
			List<String> lines = table.lines().toList();
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> parse(table))
				.withMessageStartingWith("The table of methods methods.tsv is malformed in line %d: ", lines.size());
		}

		private MethodCatalog parse(String table) throws IOException {
			return MethodCatalog.parse(new StringReader(table));
		}

	}

	@Nested
	class Description {

		@Test
		void needsNameAndVersion() {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> new MethodDescription("", Map.of(RestVersion.V2, "crm"), false, false, true));
			assertThatIllegalArgumentException()
				.isThrownBy(() -> new MethodDescription("a.get", Map.of(), false, false, true));
		}

	}

	private MethodDescription find(String name) {
		return this.catalog.find(name).orElseThrow();
	}

}
