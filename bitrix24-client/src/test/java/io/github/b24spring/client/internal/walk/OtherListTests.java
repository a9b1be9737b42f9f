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
package io.github.b24spring.client.internal.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.b24spring.client.internal.transport.FakePortal;
import io.github.b24spring.client.list.catalog.ListCatalog;
import io.github.b24spring.testportal.list.ListShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The lists of the catalogue that {@link DocumentedListTests} cannot read, each with its
 * reason.
 */
class OtherListTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final FakePortal portal = new FakePortal();

	static Stream<Other> all() {
		try {
			return new ClassPathResource("lists-not-read.tsv").getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.filter((line) -> !line.startsWith("#"))
				.map((line) -> line.split("\t"))
				.map((columns) -> new Other(columns[0], columns[1], columns[2], columns[3]));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Stream<Other> refused() {
		return all().filter((other) -> other.fate().equals("refused"));
	}

	static Stream<Other> scalars() {
		return all().filter((other) -> other.fate().equals("scalars"));
	}

	@Test
	void everyListOfTheCatalogIsReadOrHasAReason() {
		Set<String> catalog = new TreeSet<>();
		ListCatalog.rest2().lists().forEach((list) -> catalog.add("2 " + list.method().toLowerCase(Locale.ROOT)));
		ListCatalog.rest3().lists().forEach((list) -> catalog.add("3 " + list.method().toLowerCase(Locale.ROOT)));
		Set<String> tested = new TreeSet<>();
		ListShape.documented().forEach((shape) -> tested.add("2 " + shape.method().toLowerCase(Locale.ROOT)));
		all().forEach((other) -> tested.add(other.version() + " " + other.method().toLowerCase(Locale.ROOT)));
		assertThat(tested).isEqualTo(catalog);
		assertThat(all()).allSatisfy((other) -> assertThat(other.reason()).isNotBlank());
	}

	@ParameterizedTest
	@MethodSource("refused")
	void listThatCannotBeReadIsRefusedBeforeAnythingIsSent(Other other) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.portal.client().list(other.method(), JsonNode.class).fetch())
			.withMessageContaining(other.method())
			.withMessageContaining(other.version().equals("3") ? "RestVersion.V3" : "by their place");
		assertThat(this.portal.requests()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("scalars")
	void listOfValuesHasEachOnce(Other other) {
		List<String> values = IntStream.range(0, 7).mapToObj((number) -> "value_" + number).toList();
		this.portal.on(other.method(), (parameters) -> {
			assertThat(parameters).isEmpty();
			return new FakePortal.Page(values, null, null);
		});
		StepVerifier.create(this.portal.client().list(other.method(), String.class).fetch())
			.expectNextSequence(values)
			.expectComplete()
			.verify(LIMIT);
	}

	private record Other(String method, String version, String fate, String reason) {
	}

}
