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
package io.github.b24spring.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which package knows which, and what a room below {@code internal} shows to the others.
 */
class RoomTests {

	private static final String ROOT = "io.github.b24spring.client";

	/**
	 * What a package may know besides the JDK and libraries. The root package is
	 * {@code client}.
	 */
	private static final Map<String, Set<String>> ARROWS = arrows("""
			client: batch credentials exception file list
			batch:
			catalog: client
			connect: client credentials exception internal.admission internal.callback internal.pipeline \
			internal.time internal.transport internal.walk json observation settings
			credentials: exception
			crm: client crm.layout exception file json list
			crm.layout: json
			event: client credentials crm exception form json oauth oauth.request internal.callback \
			internal.time
			event.source: client event exception internal.time
			event.source.r2dbc: event.source internal.lock
			event.source.redis: event.source internal.lock
			exception:
			file:
			form:
			json: file
			list: list.catalog client exception
			list.catalog: client
			oauth: client credentials exception internal.callback internal.time internal.transport oauth.request
			oauth.r2dbc: internal.lock oauth
			oauth.redis: internal.lock oauth
			oauth.request: credentials form
			observation: catalog client exception
			operations: client crm event event.source
			settings: internal.time
			internal.callback:
			internal.lock:
			internal.time:
			internal.admission: client exception settings internal.time
			internal.answer: client catalog exception json
			internal.pipeline: client batch catalog exception file json observation settings internal.admission \
			internal.answer internal.time
			internal.walk: client batch exception list list.catalog internal.answer internal.callback \
			internal.pipeline internal.time
			internal.transport: client credentials exception file settings internal.answer internal.pipeline \
			internal.time
			""");

	/**
	 * The only public types below {@code internal}.
	 */
	private static final Map<String, Set<String>> DOORS = arrows(
			"""
					internal.callback: Callbacks
					internal.lock: R2dbcLocks RedisLocks
					internal.time: Durations Timing
					internal.admission: Admissible Admission Permit PortalAdmissions RepetitionBudget
					internal.answer: AnswerReader Envelope JsonPart OutsideText PackedJson
					internal.pipeline: BatchCalls Call CallParameters CallPipeline CallProgress CallScope ListObservations PhpQuery Repetitions RetryPolicy Stage
					internal.walk: DefaultListSpec MemoryBudget
					internal.transport: PortalConnection PortalConnector SecretRedactor
					""");

	private static final int MAX_LINES = 350;

	private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT);

	private static Map<String, Set<String>> arrows(String lines) {
		return lines.lines()
			.collect(Collectors.toMap((line) -> line.substring(0, line.indexOf(':')),
					(line) -> Arrays.stream(line.substring(line.indexOf(':') + 1).split(" "))
						.filter((name) -> !name.isEmpty())
						.collect(Collectors.toCollection(TreeSet::new)),
					(first, second) -> first, LinkedHashMap::new));
	}

	private static String room(JavaClass type) {
		String name = type.getPackageName();
		return name.equals(ROOT) ? "client" : name.substring(ROOT.length() + 1);
	}

	@Test
	void packagesKnowNoOthersThanTheyMay() {
		Set<String> forbidden = new TreeSet<>();
		for (JavaClass type : this.classes) {
			Set<String> allowed = ARROWS.getOrDefault(room(type), Set.of());
			type.getDirectDependenciesFromSelf()
				.stream()
				.map((dependency) -> dependency.getTargetClass().getBaseComponentType())
				.filter((target) -> target.getPackageName().startsWith(ROOT))
				.filter((target) -> !room(target).equals(room(type)) && !allowed.contains(room(target)))
				.forEach((target) -> forbidden.add(room(type) + " -> " + room(target)));
		}
		assertThat(forbidden).isEmpty();
	}

	@Test
	void everyPackageHasItsArrows() {
		assertThat(this.classes.stream().map(RoomTests::room).collect(Collectors.toSet())).isEqualTo(ARROWS.keySet());
	}

	@Test
	void roomsShowNothingButTheirDoors() {
		Map<String, Set<String>> shown = this.classes.stream()
			.filter((type) -> room(type).startsWith("internal.") && type.isTopLevelClass())
			.filter((type) -> type.getModifiers().contains(JavaModifier.PUBLIC))
			.collect(Collectors.groupingBy(RoomTests::room,
					Collectors.mapping(JavaClass::getSimpleName, Collectors.toCollection(TreeSet::new))));
		assertThat(shown).isEqualTo(DOORS);
	}

	@Test
	void noOtherModuleKnowsTheRooms() throws IOException {
		for (Path module : modules()) {
			if (!module.endsWith("bitrix24-client")) {
				assertThat(sources(module)).as(module.toString())
					.allSatisfy((source) -> assertThat(Files.readString(source)).doesNotContain(ROOT + ".internal"));
			}
		}
	}

	@Test
	void noClassIsLongerThanAReaderCanHold() throws IOException {
		for (Path module : modules()) {
			assertThat(sources(module)).isNotEmpty()
				.allSatisfy((source) -> assertThat(
						Files.readAllLines(source).stream().dropWhile((line) -> !line.startsWith("package ")))
					.as(source.toString())
					.hasSizeLessThanOrEqualTo(MAX_LINES));
		}
	}

	private static List<Path> modules() throws IOException {
		try (Stream<Path> siblings = Files.list(Path.of(".."))) {
			List<Path> modules = siblings.filter((module) -> Files.isDirectory(module.resolve("src/main/java")))
				.toList();
			assertThat(modules).hasSizeGreaterThan(4);
			return modules;
		}
	}

	private static List<Path> sources(Path module) throws IOException {
		try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList();
		}
	}

}
