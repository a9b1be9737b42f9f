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
package io.github.b24spring.client.internal.transport;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.fixture.EmittedTexts;
import io.github.b24spring.client.internal.answer.OutsideText;
import io.github.b24spring.client.list.SortOrder;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.core.io.buffer.DataBufferUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every text that can come from outside repeats the secret, in every form that it can be
 * written in; none of it is emitted.
 */
class RepeatedSecretTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String SECRET = "S3cret-c0de_Xy9zQ";

	@RegisterExtension
	private final EmittedTexts emitted = new EmittedTexts(Level.TRACE, (logger) -> !logger.startsWith("io.netty"));

	@AutoClose
	private final RawPortal portal = new RawPortal();

	static Stream<Arguments> forms() {
		Map<String, UnaryOperator<String>> forms = Map.of("as it is", UnaryOperator.identity(), "upper case",
				(text) -> text.toUpperCase(Locale.ROOT), "lower case", (text) -> text.toLowerCase(Locale.ROOT),
				"percent-encoded", (text) -> each(text, "%%%02X"), "percent-encoded twice",
				(text) -> each(text, "%%25%02x"), "Base64",
				(text) -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)),
				"Base64 inside more", (text) -> base64("/rest/1/" + text + "/profile"), "hexadecimal",
				(text) -> HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)), "HTML",
				(text) -> each(text, "&#%d;"), "JSON", (text) -> each(text, "\\\\u%04x"));
		return forms.entrySet()
			.stream()
			.flatMap((form) -> Stream.of(true, false)
				.map((token) -> Arguments.of(form.getKey(), form.getValue().apply(SECRET), token)));
	}

	private static String each(String text, String format) {
		return text.chars().mapToObj((c) -> String.format(format, c)).collect(Collectors.joining());
	}

	private static String base64(String text) {
		return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	@ParameterizedTest(name = "{0}, token: {2}")
	@MethodSource("forms")
	void secretInAnAnswerIsEmittedInNoForm(String name, String form, boolean token) {
		Bitrix24Client client = client(token);
		String json = form.replace("\\", "\\\\");
		for (String answer : List.of(error(400, "{\"error\":\"X\",\"error_description\":\"bad " + json + "\"}"),
				error(400, "{\"error\":\"" + json + "\",\"error_description\":\"bad\"}"),
				error(400,
						"{\"error\":{\"code\":\"BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION\","
								+ "\"message\":\"" + json + "\",\"validation\":[{\"field\":\"" + json
								+ "\",\"message\":\"" + json + "\"}]}}"),
				error(404, "<html>" + form), error(200, "<html>" + "x".repeat(180) + form + "y".repeat(9000)),
				RawPortal.ok("{\"result\":\"" + json + "\"}"),
				RawPortal.ok("{\"result\":\"" + json + "y".repeat(200_000) + "\"}"),
				error(400, "{\"error\":\"X\",\"error_description\":\"" + json + "y".repeat(200_000) + "\"}"),
				RawPortal.ok("{\"result\":[{\"ID\":\"" + json + "\"}],\"total\":1}"),
				RawPortal.ok("{\"result\":{\"" + json + "\":[],\"other\":[]}}"),
				RawPortal.ok("{\"result\":{\"result\":{\"c0\":\"" + json + "\"},\"result_error\":{\"c1\":{\"error\":\""
						+ json + "\",\"error_description\":\"" + json + "\"}}}}"),
				"HTTP/1.1 " + form + "\r\n\r\n", form + "\r\n\r\n", "HTTP/1.1 200 " + form + "\r\n\r\n",
				header("Content-Type: text/" + form), header("Content-Type: " + form),
				header("Content-Encoding: " + form), header("Retry-After: " + form).replace("200 OK", "503 Busy"),
				header("Set-Cookie: " + form + "=" + form + "; path=/" + form), header("X-Powered-By: " + form),
				header("Content-Disposition: attachment; filename*=" + form),
				header("WWW-Authenticate: " + form).replace("200 OK", "401 Unauthorized"),
				header("Connection: " + form), header("no " + form),
				RawPortal.ok("{\"result\":[{\"ID\":1,\"" + json + "\":\"" + json + "\"}],\"next\":\"" + json
						+ "\",\"total\":\"" + json + "\",\"time\":{\"operating\":\"" + json
						+ "\",\"operating_reset_at\":\"" + json + "\"}}"),
				RawPortal.ok("{\"result\":{\"a\":" + form + "}}"), RawPortal.ok("{\"result\":1} " + form),
				"HTTP/1.1 302 Found\r\nLocation: " + form + "\r\nContent-Length: 0\r\n\r\n",
				"HTTP/1.1 302 Found\r\nLocation: https://" + form + ".example/" + form
						+ "\r\nContent-Length: 0\r\n\r\n",
				"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + form + "\r\n")) {
			this.portal.answering((request, socket) -> {
				RawPortal.write(socket, answer);
				socket.close();
			});
			run(client.call("crm.deal.get").param("id", 1).retrieve(Long.class));
			run(client.call("crm.deal.list").retrieve(Holder[].class));
			run(client.list("crm.deal.list", Holder.class).fetch());
			run(client.list("crm.deal.list", Holder.class).order("TITLE", SortOrder.ASC).fetch());
			run(client.batch()
				.command("a", "crm.deal.get", Long.class)
				.command("b", "crm.deal.get", Long.class)
				.execute()
				.doOnNext((response) -> this.emitted.add("batch " + response.outcomes())));
			run(client.download("/file?x=" + SECRET).content().map(DataBufferUtils::release));
			run(client.download("https://" + form + ".example/" + form).content().map(DataBufferUtils::release));
			run(client.download(form).content().map(DataBufferUtils::release));
		}
		assertThat(this.emitted.all()).anyMatch((text) -> text.startsWith("failure"))
			.anyMatch((text) -> text.startsWith("batch"))
			.anyMatch((text) -> text.startsWith("observation"))
			.anyMatch((text) -> text.startsWith("told"));
		assertThat(emitted(form)).isEmpty();
		assertThat(emitted(SECRET)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("forms")
	void secretThatIsCutOffIsRedacted(String name, String form) {
		SecretRedactor redactor = new SecretRedactor();
		redactor.add(SECRET);
		assertThat(redactor.apply("a " + form + " b")).doesNotContain(form).startsWith("a ").endsWith(" b");
		if (!name.startsWith("Base64") && !name.startsWith("hexa")) {
			assertThat(redactor.apply("a " + form.substring(0, form.length() * 2 / 3))).isEqualTo("a ***");
		}
		assertThat(redactor.apply("x".repeat(200) + form + "y".repeat(100_000)))
			.hasSizeLessThanOrEqualTo(OutsideText.MAX_LENGTH)
			.doesNotContain(form);
		for (int before = 250; before < 310; before++) {
			String shown = redactor.apply("-".repeat(before) + form + "y".repeat(100));
			assertThat(shown).hasSizeLessThanOrEqualTo(OutsideText.MAX_LENGTH)
				.doesNotContain(form.substring(form.length() / 3, form.length() / 2));
			assertThat(redactor.apply(shown)).isEqualTo(shown);
		}
	}

	/**
	 * The other side, or what is before it, cuts its texts in the middle of the secret.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 7, 11, 16 })
	void secretThatTheOtherSideCutOffIsNotEmitted(int length) {
		String form = SECRET.substring(0, length);
		Bitrix24Client client = client(true);
		for (String answer : List.of(error(400, "{\"error\":\"X\",\"error_description\":\"bad " + form + "\"}"),
				error(400, "{\"error\":\"" + form + "\",\"error_description\":\"bad\"}"),
				error(400,
						"{\"error\":{\"code\":\"BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION\","
								+ "\"message\":\"m\",\"validation\":[{\"field\":\"" + form + "\",\"message\":\"" + form
								+ "\"}]}}"),
				error(404, "<html>" + form), RawPortal.ok("{\"result\":1," + form))) {
			this.portal.answering((request, socket) -> {
				RawPortal.write(socket, answer);
				socket.close();
			});
			run(client.call("crm.deal.get").param("id", 1).retrieve(Long.class));
			run(client.list("crm.deal.list", Holder.class).fetch());
		}
		assertThat(this.emitted.all()).anyMatch((text) -> text.startsWith("failure"))
			.anyMatch((text) -> text.startsWith("observation"));
		assertThat(emitted(form)).isEmpty();
	}

	@Test
	void textsOfAMegabyteAreCutAtOneLength() {
		String text = "x".repeat(1_000_000);
		Bitrix24Client client = client(true);
		List<String> answers = List.of(error(400, "{\"error\":\"" + text + "\",\"error_description\":\"bad\"}"),
				error(400, "{\"error\":\"E\",\"error_description\":\"" + text + "\"}"), error(404, "<html>" + text),
				error(400,
						"{\"error\":{\"code\":\"" + text + "\",\"message\":\"" + text
								+ "\",\"validation\":[{\"field\":\"" + text + "\",\"message\":\"" + text + "\"}]}}"),
				RawPortal.ok("{\"result\":\"" + text + "\"}"), RawPortal.ok("{\"result\":" + text + "}"),
				RawPortal.ok("{\"result\":{\"result\":[],\"result_error\":{\"a\":{\"error\":\"" + text
						+ "\",\"error_description\":\"" + text + "\"}}}}"));
		for (String answer : answers) {
			this.portal.answering((request, socket) -> RawPortal.write(socket, answer));
			run(client.call("crm.deal.get").param("id", 1).retrieve(Long.class));
			run(client.batch()
				.command("a", "crm.deal.get", Long.class)
				.execute()
				.doOnNext((response) -> this.emitted.add("batch " + response.outcomes())));
		}
		assertThat(this.emitted.all()).anyMatch((line) -> line.startsWith("failure"))
			.noneMatch((line) -> line.contains("x".repeat(OutsideText.MAX_LENGTH)));
	}

	private static String header(String header) {
		return RawPortal.ok("{\"result\":true}").replace("Content-Type", header + "\r\nContent-Type");
	}

	private List<String> emitted(String secret) {
		return this.emitted.all().stream().filter((text) -> contains(text, secret)).toList();
	}

	private static boolean contains(String text, String part) {
		return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
	}

	private static String error(int status, String body) {
		return RawPortal.ok(body).replace("200 OK", status + " Status");
	}

	private void run(Publisher<?> work) {
		StepVerifier.create(Flux.from(work).onErrorResume((failure) -> {
			StringWriter text = new StringWriter();
			failure.printStackTrace(new PrintWriter(text));
			this.emitted.add("failure " + text + failure.getMessage() + failure.getLocalizedMessage());
			return Mono.empty();
		}).then()).expectComplete().verify(LIMIT);
	}

	private Bitrix24Client client(boolean token) {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new ObservationHandler<>() {

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

			@Override
			public void onStop(Observation.Context context) {
				RepeatedSecretTests.this.emitted
					.add("observation " + context + context.getAllKeyValues() + context.getError());
			}

		});
		return Bitrix24ClientBuilder
			.create(token ? Bitrix24Credentials.accessToken(this.portal.url(), SECRET)
					: Bitrix24Credentials.webhook(this.portal.url() + "/rest/1/" + SECRET + "/"))
			.httpSettings((settings) -> PortalStub.settings().withResponseTimeout(Duration.ofSeconds(3)))
			.rateLimitSettings((settings) -> RateLimitSettings.unlimited())
			.retrySettings((settings) -> settings.withTimeout(Duration.ZERO))
			.observationRegistry(registry)
			.addListener(new Bitrix24ClientListener() {

				@Override
				public void answered(Answer answer) {
					RepeatedSecretTests.this.emitted.add("told " + answer);
				}

			})
			.build();
	}

	/**
	 * A row.
	 *
	 * @param id the id
	 */
	private record Holder(@JsonProperty("ID") Long id) {
	}

}
