package io.github.b24spring.autoconfigure.tracing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

import io.github.b24spring.autoconfigure.PortalServer;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
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
	private final PortalServer portal = new PortalServer();

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
			RecordedSpans spans = application.getBean(RecordedSpans.class);
			SpanData server = only(spans.ofKind(SpanKind.SERVER));
			SpanData call = only(spans.named("bitrix24 crm.activity.fields"));
			SpanData http = only(spans.ofKind(SpanKind.CLIENT));
			assertThat(call.getParentSpanId()).isEqualTo(server.getSpanId());
			assertThat(http.getParentSpanId()).isEqualTo(call.getSpanId());
			assertThat(http.getTraceId()).isEqualTo(server.getTraceId());
		}
	}

	private ConfigurableApplicationContext run(WebApplicationType type, String propagation) {
		return new SpringApplicationBuilder(TracedApplication.class).web(type)
			.properties("server.port=0", "bitrix24.webhook-url=" + this.portal.webhookUrl(),
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
		RecordedSpans spans = application.getBean(RecordedSpans.class);
		await().atMost(LIMIT)
			.until(() -> !spans.ofKind(SpanKind.SERVER).isEmpty() && !spans.ofKind(SpanKind.CLIENT).isEmpty());
	}

	private static SpanData only(List<SpanData> spans) {
		assertThat(spans).hasSize(1);
		return spans.get(0);
	}

}
