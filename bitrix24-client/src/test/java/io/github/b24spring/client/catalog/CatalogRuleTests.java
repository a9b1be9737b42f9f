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

import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shipped table against the rule by which it was made.
 */
class CatalogRuleTests {

	private static final Set<String> NOUNS = Set.of("addresstype", "documentation", "download", "important", "openapi",
			"senders", "settings");

	private final MethodCatalog catalog = MethodCatalog.documented();

	@Test
	void everyMethodFollowsTheRule() {
		assertThat(this.catalog.methods()).allSatisfy((method) -> {
			assertThat(method.reading()).isEqualTo(CatalogRule.reads(method.name()));
			assertThat(method.batchable()).isNotEqualTo(CatalogRule.single(method.name()));
		});
	}

	@ParameterizedTest
	@MethodSource
	void exceptionReads(String method) {
		assertThat(this.catalog.find(method)).hasValueSatisfying((found) -> {
			assertThat(found.name()).isEqualTo(method);
			assertThat(found.reading()).isTrue();
		});
		assertThat(CatalogRule.readsByVerb(method)).as("needs no exception").isFalse();
	}

	static Stream<String> exceptionReads() {
		return CatalogRule.READING.stream().sorted();
	}

	@ParameterizedTest
	@MethodSource
	void exceptionWrites(String method) {
		assertThat(this.catalog.find(method)).hasValueSatisfying((found) -> {
			assertThat(found.name()).isEqualTo(method);
			assertThat(found.reading()).isFalse();
		});
		assertThat(CatalogRule.readsByVerb(method)).as("needs an exception").isTrue();
	}

	static Stream<String> exceptionWrites() {
		return CatalogRule.WRITING.stream().sorted();
	}

	@ParameterizedTest
	@MethodSource
	void exceptionIsSingle(String method) {
		assertThat(this.catalog.find(method)).hasValueSatisfying((found) -> assertThat(found.batchable()).isFalse());
		assertThat(CatalogRule.movesFile(method)).as("needs no exception").isFalse();
	}

	static Stream<String> exceptionIsSingle() {
		return CatalogRule.SINGLE.stream();
	}

	@ParameterizedTest
	@ValueSource(strings = { "activate", "add", "answer", "apply", "approve", "archive", "attach", "bind", "cancel",
			"change", "clear", "clone", "close", "commit", "complete", "conduct", "confirm", "copy", "create",
			"deactivate", "defer", "delegate", "delete", "disapprove", "do", "edit", "enable", "execute", "expose",
			"fill", "finish", "force", "forward", "hide", "import", "intercept", "invite", "join", "kill", "leave",
			"like", "log", "mark", "merge", "modify", "move", "mute", "notify", "open", "pause", "pay", "pin",
			"publication", "read", "recall", "register", "remove", "rename", "renew", "reply", "request", "reset",
			"restore", "resume", "rights", "save", "send", "set", "share", "show", "skip", "spam", "start", "stop",
			"subscribe", "terminate", "transfer", "trigger", "un", "update", "upload", "vote", "writing" })
	void verbThatWritesIsNeverMarkedReading(String verb) {
		assertThat(this.catalog.methods()).filteredOn(MethodDescription::reading)
			.map((method) -> CatalogRule.verb(method.name()))
			.filteredOn((last) -> !NOUNS.contains(last))
			.noneMatch((last) -> last.startsWith(verb));
	}

}
