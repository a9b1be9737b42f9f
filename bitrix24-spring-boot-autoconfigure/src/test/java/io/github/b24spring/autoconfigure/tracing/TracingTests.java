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
package io.github.b24spring.autoconfigure.tracing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Bitrix24TestPortalExtension;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.list.IdSequence;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Hooks;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a trace shows of an application that serves requests by calls to the portal.
 */
class TracingTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@RegisterExtension
	final Bitrix24TestPortalExtension portal = new Bitrix24TestPortalExtension(
			Bitrix24TestPortal.builder().activities(ActivityData.generated(170, IdSequence.dense(1))));

	@AfterEach
	void propagateContextsAsBefore() {
		Hooks.disableAutomaticContextPropagation();
	}

	@ParameterizedTest
	@CsvSource({ "SERVLET, limited, /fields", "SERVLET, limited, /blocking/fields", "SERVLET, auto, /fields",
			"SERVLET, auto, /blocking/fields", "REACTIVE, limited, /fields", "REACTIVE, auto, /fields" })
	void httpSpanIsInTheSpanOfTheCallAndThatInTheOneOfTheServer(WebApplicationType type, String propagation,
			String path) throws Exception {
		try (ConfigurableApplicationContext application = run(type, propagation)) {
			get(application, path);
			eventually(() -> {
				RecordedSpans spans = application.getBean(RecordedSpans.class);
				SpanData server = only(spans.ofKind(SpanKind.SERVER));
				SpanData call = only(spans.named("bitrix24 crm.activity.fields"));
				SpanData http = only(spans.ofKind(SpanKind.CLIENT));
				assertThat(call.getParentSpanId()).isEqualTo(server.getSpanId());
				assertThat(http.getParentSpanId()).isEqualTo(call.getSpanId());
				assertThat(http.getTraceId()).isEqualTo(server.getTraceId());
			});
		}
	}

	@ParameterizedTest
	@CsvSource({ "SERVLET, limited, /list", "SERVLET, limited, /blocking/list", "SERVLET, auto, /list",
			"SERVLET, auto, /blocking/list", "REACTIVE, limited, /list", "REACTIVE, auto, /list" })
	void listIsOneSpanOverItsRequests(WebApplicationType type, String propagation, String path) throws Exception {
		try (ConfigurableApplicationContext application = run(type, propagation)) {
			get(application, path);
			eventually(() -> {
				RecordedSpans spans = application.getBean(RecordedSpans.class);
				SpanData list = only(spans.named("bitrix24 list crm.activity.list"));
				assertThat(list.getParentSpanId()).isEqualTo(only(spans.ofKind(SpanKind.SERVER)).getSpanId());
				List<SpanData> calls = spans.named("bitrix24 batch crm.activity.list");
				assertThat(calls).isNotEmpty()
					.allSatisfy((call) -> assertThat(call.getParentSpanId()).isEqualTo(list.getSpanId()));
				assertThat(spans.ofKind(SpanKind.CLIENT)).hasSameSizeAs(calls)
					.extracting(SpanData::getParentSpanId)
					.containsExactlyInAnyOrderElementsOf(calls.stream().map(SpanData::getSpanId).toList());
				assertThat(tag(list, "bitrix24.rows")).isEqualTo("170");
				assertThat(tag(list, "bitrix24.requests")).isEqualTo(String.valueOf(calls.size()));
				assertThat(tag(list, "outcome")).isEqualTo("SUCCESS");
				assertListMeters(application.getBean(MeterRegistry.class), calls.size());
			});
		}
	}

	private static void assertListMeters(MeterRegistry meters, int requests) {
		assertThat(meters.get("bitrix24.client.lists").tag("method", "crm.activity.list").timer().count()).isOne();
		assertThat(meters.get("bitrix24.list.rows").tag("method", "crm.activity.list").summary().totalAmount())
			.isEqualTo(170);
		assertThat(meters.get("bitrix24.list.requests").tag("method", "crm.activity.list").summary().totalAmount())
			.isEqualTo(requests);
		assertThat(meters.get("bitrix24.client.requests").tag("method", "batch").timers())
			.extracting((timer) -> timer.getId().getTag("commands"))
			.containsOnly("crm.activity.list");
	}

	@ParameterizedTest
	@CsvSource({ "SERVLET, limited, /crowd", "SERVLET, limited, /blocking/crowd", "SERVLET, auto, /crowd",
			"REACTIVE, limited, /crowd", "REACTIVE, auto, /crowd" })
	void joinedCallsTellThatTheyWaitedAndAreLinkedToTheRequestThatTheyShare(WebApplicationType type, String propagation,
			String path) throws Exception {
		try (ConfigurableApplicationContext application = run(type, propagation)) {
			get(application, path);
			eventually(() -> {
				RecordedSpans spans = application.getBean(RecordedSpans.class);
				List<SpanData> calls = spans.named("bitrix24 crm.activity.get");
				assertThat(calls).hasSize(70);
				List<SpanData> shared = spans.named("bitrix24 shared request");
				assertThat(shared).isNotEmpty();
				for (SpanData request : shared) {
					List<SpanData> joined = calls.stream()
						.filter((call) -> request.getSpanId().equals(tag(call, "bitrix24.shared.span.id")))
						.toList();
					assertThat(joined).hasSizeGreaterThan(1)
						.extracting(SpanData::getSpanId)
						.contains(request.getParentSpanId())
						.containsExactlyInAnyOrderElementsOf(
								request.getLinks().stream().map((link) -> link.getSpanContext().getSpanId()).toList());
					assertThat(joined).allSatisfy((call) -> {
						assertThat(tag(call, "bitrix24.joined")).isEqualTo(String.valueOf(joined.size()));
						assertThat(tag(call, "bitrix24.shared.trace.id")).isEqualTo(request.getTraceId());
					});
					assertThat(spans.ofKind(SpanKind.CLIENT)).extracting(SpanData::getParentSpanId)
						.containsOnlyOnce(request.getSpanId());
				}
				assertThat(calls).filteredOn((call) -> tag(call, "bitrix24.shared.span.id") == null)
					.isNotEmpty()
					.allSatisfy((call) -> assertThat(tag(call, "bitrix24.joined")).isEqualTo("none"));
				assertThat(calls).anySatisfy((call) -> assertThat(tag(call, "bitrix24.waited")).isNotEqualTo("0ms"));
			});
		}
	}

	private static @Nullable String tag(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.stringKey(key));
	}

	private ConfigurableApplicationContext run(WebApplicationType type, String propagation) {
		return new SpringApplicationBuilder(TracedApplication.class).web(type)
			.properties("server.port=0", "bitrix24.webhook-url=" + this.portal.portal().webhookUrl(),
					"spring.reactor.context-propagation=" + propagation, "management.tracing.sampling.probability=1",
					"spring.main.banner-mode=off")
			.run();
	}

	private static void get(ConfigurableApplicationContext application, String path)
			throws IOException, InterruptedException {
		String port = application.getEnvironment().getProperty("local.server.port");
		URI uri = URI.create("http://localhost:" + port + path);
		assertThat(HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()))
			.satisfies((response) -> assertThat(response.statusCode()).as(response.body()).isEqualTo(200));
	}

	/**
	 * Spans end after the answer is there, on other threads.
	 */
	private static void eventually(ThrowingRunnable assertions) {
		await().atMost(LIMIT).ignoreExceptions().untilAsserted(assertions);
	}

	private static SpanData only(List<SpanData> spans) {
		assertThat(spans).hasSize(1);
		return spans.get(0);
	}

}
