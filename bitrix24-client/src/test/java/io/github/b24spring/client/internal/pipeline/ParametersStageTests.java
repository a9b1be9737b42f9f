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
package io.github.b24spring.client.internal.pipeline;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.batch.BatchReference;
import io.github.b24spring.client.file.FileUpload;
import io.github.b24spring.client.internal.admission.PortalAdmissions;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link ParametersStage}.
 */
class ParametersStageTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final ScriptedStage portal = new ScriptedStage();

	private final Stage stage = new ParametersStage(this.portal, BarePipeline.parameters(Bitrix24JsonMapper.create()));

	@ParameterizedTest
	@CsvSource({ "crm.deal.update, V2, true", "crm.deal.update, V3, false", "crm.deal.get, V2, false",
			"batch, V2, false", "app.unknown, V2, true" })
	void callsThatChangeSomethingAreMarkedWhereThePortalKnowsTheMark(String method, RestVersion version,
			boolean marked) {
		PlainParameters parameters = new PlainParameters(CallPipeline.parameterMapper(Bitrix24JsonMapper.create()),
				"shop");
		Call call = parameters.ofCall(Call.of(method).withVersion(version));
		assertThat(call.parameters().value()).isEqualTo(marked ? Map.of("auth_connector", "shop") : Map.of());
	}

	private static Call get(Object value) {
		return Call.of("crm.deal.get").withParameters(CallParameters.NONE.and("x", value));
	}

	static Stream<Arguments> unwritable() {
		Map<String, Object> self = new HashMap<>();
		self.put("self", self);
		List<Object> list = new ArrayList<>();
		list.add(list);
		Object wide = List.of(1);
		for (int i = 0; i < 40; i++) {
			wide = List.of(wide, wide);
		}
		Node node = new Node();
		node.next = node;
		return Stream.of(of("a map in itself", self, "'x.self.self.self.self…'"),
				of("a list in itself", list, "or contain themselves"),
				of("many values", wide, "more than 1000000 values"), of("a bean in itself", node, "at 'x'"),
				of("a huge number", new BigDecimal("1e1999999999"), "more than 1000 digits"),
				of("a tiny number", new BigDecimal("1e-1999999999"), "more than 1000 digits"),
				of("a large number", new BigDecimal("1e99999"), "(at 'x')"),
				of("a long number", List.of(BigInteger.TEN.pow(1200)), "(at 'x.0')"),
				of("a bean with a large number", new Money(new BigDecimal("1e99999")), "cannot be sent"),
				of("a reference", BatchReference.to("me", "EMAIL"), "a meaning in a batch alone (at 'x')"),
				of("a reference in an array", new Object[] { 1, BatchReference.to("me") }, "(at 'x.1')"),
				of("a reference in a bean", new Holder(BatchReference.to("me")), "(at 'x.held')"),
				of("no number", List.of(Double.NaN), "(at 'x.0')"),
				of("half a character", Map.of("y", "\uD83D"), "half a surrogate pair (at 'x.y')"),
				of("a name without text", Collections.singletonMap(null, 1), "a name is null (at 'x')"),
				of("a name twice", twice(), "two names are written as '1' (at 'x')"),
				of("a getter that throws", new Thrower(), "cannot be written as JSON"));
	}

	private static Map<Object, Object> twice() {
		Map<Object, Object> twice = new HashMap<>();
		twice.put(1, "a");
		twice.put("1", "b");
		return twice;
	}

	private static Arguments of(String name, Object value, String message) {
		return arguments(named(name, value), message);
	}

	@ParameterizedTest
	@MethodSource("unwritable")
	void whatCannotBeWrittenIsTheCallersErrorAtOnce(Object value, String message) {
		StepVerifier.create(this.stage.exchange(get(value)))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(IllegalArgumentException.class)
				.hasMessageStartingWith("The parameters of 'crm.deal.get' cannot be sent: ")
				.hasMessageContaining(message))
			.verify(LIMIT);
		assertThat(this.portal.calls()).isEmpty();
	}

	@Test
	void parameterWithoutANameIsTheCallersErrorAtOnce() {
		StepVerifier
			.create(this.stage
				.exchange(Call.of("crm.deal.get").withParameters(CallParameters.of(Collections.singletonMap(null, 1)))))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("a name is null"))
			.verify(LIMIT);
		assertThat(this.portal.calls()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("unwritable")
	void callThatCannotBeWrittenFailsAloneAmongThoseThatWait(Object value, String message) {
		VirtualTimeScheduler clock = VirtualTimeScheduler.create();
		Timing timing = Timing.of(clock);
		this.portal.otherwise((call) -> Mono.just(ScriptedStage.envelope("1")));
		Stage waiting = new ParametersStage(new AdmissionStage(this.portal, PortalAdmissions.create(timing, null)
			.of("portal", RateLimitSettings.standard().withLimit(1, 1).withJoinReads(false), "account", "client"),
				false, 1000, new AdmissionReporter(new Bitrix24ClientListener() {
				}, () -> "portal", timing,
						new SharedRequestObservations(ObservationRegistry.NOOP, null, () -> "portal"))),
				BarePipeline.parameters(Bitrix24JsonMapper.create()));
		Flux<String> outcomes = Flux.range(0, 6)
			.flatMap((i) -> waiting.exchange(get((i == 3) ? value : i))
				.map((envelope) -> "answered")
				.onErrorResume(IllegalArgumentException.class, (failure) -> Mono.just("failed")), 6);
		StepVerifier.create(outcomes.collectList())
			.then(() -> clock.advanceTimeBy(Duration.ofMinutes(1)))
			.assertNext((all) -> assertThat(all).containsExactlyInAnyOrder("answered", "answered", "answered",
					"answered", "answered", "failed"))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void parametersAreTakenAsTheyWereWhenTheCallWasMade() {
		Map<String, Object> filter = new HashMap<>(Map.of("ID", 1));
		Mono<Envelope> later = new ParametersStage((call) -> Mono.delay(Duration.ofMillis(1))
			.doOnNext((time) -> filter.put("ID", 2))
			.then(this.portal.exchange(call)), BarePipeline.parameters(Bitrix24JsonMapper.create()))
			.exchange(get(filter));
		StepVerifier.create(later).expectNextCount(1).expectComplete().verify(LIMIT);
		assertThat(this.portal.calls().get(0).parameters().value()).isEqualTo(Map.of("x", Map.of("ID", 1)));
	}

	@Test
	void filesStayFilesAndBeansBecomeMaps() {
		FileUpload file = FileUpload.of("a.txt", new ByteArrayResource(new byte[] { 1 }));
		StepVerifier.create(this.stage.exchange(get(List.of(file, new Money(new BigDecimal("1.50"))))))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.calls().get(0).parameters().value())
			.isEqualTo(Map.of("x", List.of(file, Map.of("amount", new BigDecimal("1.50")))));
	}

	@Test
	void positionalParametersStayPositional() {
		StepVerifier
			.create(this.stage.exchange(Call.of("m").withParameters(CallParameters.positional(List.of(1, "b")))))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.calls().get(0).parameters().value()).isEqualTo(List.of(1, "b"));
	}

	record Holder(Object held) {
	}

	record Money(BigDecimal amount) {
	}

	static final class Node {

		private Node next;

		public Node getNext() {
			return this.next;
		}

	}

	static final class Thrower {

		public String getText() {
			throw new IllegalStateException("no");
		}

	}

}
