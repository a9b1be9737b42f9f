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

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.DownloadSpec;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAccess;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24AccessDeniedException;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24ExpiredTokenException;
import io.github.b24spring.client.exception.Bitrix24LinkRefusedException;
import io.github.b24spring.client.exception.Bitrix24NotFoundException;
import io.github.b24spring.client.exception.Bitrix24PortalBlockedException;
import io.github.b24spring.client.exception.Bitrix24RateLimitException;
import io.github.b24spring.client.exception.Bitrix24ServerException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.exception.Bitrix24WrongAuthTypeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;
import reactor.test.StepVerifier;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.JdkClientHttpConnector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class FileDownloadTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String LINK = "/disk/downloadFile/7/?filename=a%20b.txt&token=crm%7Cc2lnbmVk%3D&x=1+2";

	private static final int CHUNK = 64 * 1024;

	@RegisterExtension
	private final PortalStub portal = new PortalStub();

	@Test
	void blockedPortalIsAskedForNoFile() {
		this.portal.answer(503, "{\"error\":\"OVERLOAD_LIMIT\",\"error_description\":\"REST API is blocked\"}");
		Bitrix24Client client = this.portal.client().build();
		StepVerifier.create(client.call("profile").retrieve(Object.class))
			.expectError(Bitrix24PortalBlockedException.class)
			.verify(LIMIT);
		StepVerifier.create(client.download(this.portal.url() + LINK).content())
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(Bitrix24PortalBlockedException.class)
				.hasMessageContaining("asked again in"))
			.verify(LIMIT);
		this.portal.server().verify(0, getRequestedFor(anyUrl()));
	}

	@Test
	void blockThatADownloadMeetsKeepsCallsAway() {
		this.portal.answer(503, "{\"error\":\"OVERLOAD_LIMIT\",\"error_description\":\"REST API is blocked\"}");
		Bitrix24Client client = this.portal.client().build();
		StepVerifier.create(client.download(this.portal.url() + LINK).content())
			.expectError(Bitrix24PortalBlockedException.class)
			.verify(LIMIT);
		StepVerifier.create(client.call("profile").retrieve(Object.class))
			.expectError(Bitrix24PortalBlockedException.class)
			.verify(LIMIT);
		this.portal.server().verify(1, anyRequestedFor(anyUrl()));
	}

	@Test
	void fileComesWithNameTypeAndLength() {
		this.portal.answer(file("Hello"));
		StepVerifier.create(this.portal.client().build().download(this.portal.url() + LINK).exchangeToMono((file) -> {
			assertThat(file.filename()).isEqualTo("отчёт.txt");
			assertThat(file.contentType()).isEqualTo(MediaType.TEXT_PLAIN);
			assertThat(file.contentLength()).isEqualTo(5);
			return text(file.content());
		})).expectNext("Hello").expectComplete().verify(LIMIT);
		LoggedRequest request = request();
		assertThat(request.getMethod().getName()).isEqualTo("GET");
		assertThat(request.getUrl()).isEqualTo(LINK);
		assertThat(request.getHeader("User-Agent")).startsWith("bitrix24-client-java/");
		assertThat(request.getHeader("Accept")).isEqualTo("*/*");
		assertThat(request.getHeader("Accept-Language")).isEqualTo("en-US,en;q=0.9");
		assertThat(request.getHeader("Referer")).isEqualTo(this.portal.url() + "/");
	}

	@Test
	void otherConnectorAsksForTheSame() {
		this.portal.answer(file("Hello"));
		StepVerifier
			.create(text(this.portal.client().connector(new JdkClientHttpConnector()).build().download(LINK).content()))
			.expectNext("Hello")
			.expectComplete()
			.verify(LIMIT);
		assertThat(request().getUrl()).isEqualTo(LINK);
	}

	@Test
	void nothingIsSentBeforeSubscription() {
		this.portal.client().build().download(LINK).content();
		assertThat(this.portal.server().getAllServeEvents()).isEmpty();
	}

	@Test
	void emptyAuthIsCompletedWithTheAccessToken() {
		this.portal.answer(file("Hello"));
		String link = this.portal.url() + "/bitrix/tools/crm_show_file.php?fileId=7&ownerTypeId=6&ownerId=1&auth=";
		StepVerifier.create(text(this.portal.tokenClient().build().download(link).content()))
			.expectNext("Hello")
			.expectComplete()
			.verify(LIMIT);
		assertThat(request().getUrl())
			.isEqualTo("/bitrix/tools/crm_show_file.php?fileId=7&ownerTypeId=6&ownerId=1&auth=" + PortalStub.TOKEN);
	}

	@Test
	void emptyAuthIsOfNoUseToAWebhook() {
		StepVerifier
			.create(this.portal.client().build().download("/bitrix/tools/crm_show_file.php?auth=&fileId=7").content())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(Bitrix24WrongAuthTypeException.class)
				.hasMessageContaining("access token of an application"))
			.verify(LIMIT);
		assertThat(this.portal.server().getAllServeEvents()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "404,NotFound", "403,AccessDenied", "500,Server" })
	void pageWithAnErrorStatusIsNoFile(int status, String exception) {
		this.portal.answer(aResponse().withStatus(status)
			.withHeader("Content-Type", "text/html")
			.withHeader("Content-Disposition", "attachment; filename=\"a.txt\"")
			.withBody("<html>" + "x".repeat(100_000)));
		StepVerifier.create(this.portal.client().build().download(LINK).content()).expectError(switch (exception) {
			case "NotFound" -> Bitrix24NotFoundException.class;
			case "AccessDenied" -> Bitrix24AccessDeniedException.class;
			default -> Bitrix24ServerException.class;
		}).verify(LIMIT);
	}

	@ParameterizedTest
	@CsvSource({ "401,expired_token", "200,expired_token", "503,QUERY_LIMIT_EXCEEDED" })
	void errorOfTheRestInterfaceIsTranslated(int status, String code) {
		this.portal.answer(status, "{\"error\":\"" + code + "\",\"error_description\":\"c2lnbmVk is old\"}");
		StepVerifier.create(this.portal.client().build().download(LINK).content())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(
					code.startsWith("QUERY") ? Bitrix24RateLimitException.class : Bitrix24ExpiredTokenException.class)
				.hasMessageContaining("*** is old"))
			.verify(LIMIT);
	}

	@Test
	void pageInPlaceOfTheFileIsNoFile() {
		this.portal.answer(aResponse().withHeader("Content-Type", "text/html; charset=UTF-8").withBody("<form>"));
		StepVerifier.create(this.portal.client().build().download(LINK).content())
			.expectError(Bitrix24UnreadableResponseException.class)
			.verify(LIMIT);
	}

	@Test
	void pageAndJsonCanBeFiles() {
		for (String type : List.of("text/html", "application/json")) {
			this.portal.answer(aResponse().withHeader("Content-Type", type)
				.withHeader("Content-Disposition", "attachment")
				.withBody("{\"error\":\"expired_token\"}"));
			StepVerifier.create(text(this.portal.client().build().download(LINK).content()))
				.expectNext("{\"error\":\"expired_token\"}")
				.expectComplete()
				.verify(LIMIT);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/upload/a.txt?sign=2", "../../../upload/a.txt?sign=2" })
	void redirectWithinThePortalIsFollowed(String location) {
		this.portal.answer(file("Hello"));
		this.portal.server().stubFor(get(urlPathEqualTo("/disk/downloadFile/7/")).willReturn(redirect(location)));
		StepVerifier.create(text(this.portal.client().build().download(LINK).content()))
			.expectNext("Hello")
			.expectComplete()
			.verify(LIMIT);
		this.portal.server().verify(1, getRequestedFor(urlEqualTo("/upload/a.txt?sign=2")));
	}

	@Test
	void redirectsElsewhereOrWithoutEndAreRefused() {
		for (String location : List.of("https://evil.example/a", "http://127.0.0.1:1/a", LINK, "http://a b/")) {
			this.portal.answer(redirect(location));
			StepVerifier.create(this.portal.client().build().download(LINK).content())
				.expectError(Bitrix24LinkRefusedException.class)
				.verify(LIMIT);
		}
		assertThat(this.portal.server().getAllServeEvents()).hasSize(1 + 1 + 4 + 1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			c.txt?d                       ; https://cdn.example.com /a/c.txt?d
			../c.txt                      ; https://cdn.example.com /c.txt
			/c.txt                        ; https://cdn.example.com /c.txt
			?sign=2                       ; https://cdn.example.com /a/b.txt?sign=2
			//cdn.example.com/c.txt       ; https://cdn.example.com /c.txt
			https://shop.bitrix24.com/c   ; https://shop.bitrix24.com /c
			""")
	void redirectIsRelativeToTheLinkThatRedirects(String location, String target) {
		PortalAddress portal = PortalAddress.of(URI.create("https://shop.bitrix24.com"));
		Authorized authorized = new Authorized(PortalAccess.accessToken(portal, PortalStub.TOKEN), portal);
		AllowedHosts allowed = new AllowedHosts("allowedDownloadHosts", Set.of("cdn.example.com"));
		FileLink link = FileLink.of("https://cdn.example.com/a/b.txt?sign=1", authorized, allowed,
				new SecretRedactor());
		FileLink redirected = link.redirected(location, authorized, allowed);
		assertThat(redirected.address().url() + " " + redirected.pathAndQuery()).isEqualTo(target);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			https://shop.bitrix24.com/a?b=c%20d&e ; https://shop.bitrix24.com /a?b=c%20d&e
			http://shop.bitrix24.com/a            ; https://shop.bitrix24.com /a
			http://SHOP.bitrix24.com:80/a#f       ; https://shop.bitrix24.com /a
			https://shop.bitrix24.com             ; https://shop.bitrix24.com /
			/a?b                                  ; https://shop.bitrix24.com /a?b
			https://shop.bitrix24.com/é           ; https://shop.bitrix24.com /%C3%A9
			https://CDN.example.com/a?auth=       ; https://cdn.example.com /a?auth=
			https://cdn.example.com:443/a         ; https://cdn.example.com /a
			/a b|c.txt?name=d e                   ; https://shop.bitrix24.com /a%20b%7Cc.txt?name=d%20e
			https://shop.bitrix24.com/100% {x}    ; https://shop.bitrix24.com /100%25%20%7Bx%7D
			https://cdn.example.com:8443/a        ;
			''                                    ;
			' '                                   ;
			http://cdn.example.com/a              ;
			https://shop.bitrix24.com:8443/a      ;
			https://other.bitrix24.com/a          ;
			https://shop.bitrix24.com.evil.org/a  ;
			https://shop.bitrix24.com@evil.org/a  ;
			https://evil@shop.bitrix24.com/a      ;
			https://evil.org\\@shop.bitrix24.com/ ;
			//evil.org/a                          ;
			ftp://shop.bitrix24.com/a             ;
			file:///etc/passwd                    ;
			mailto:a@shop.bitrix24.com            ;
			https://cdn.example.com/a?b=t0psecrett0ken ;
			""")
	void linkLeadsToThePortalOrAnAllowedHost(String link, String target) {
		SecretRedactor redactor = new SecretRedactor();
		redactor.add(PortalStub.TOKEN);
		PortalAddress portal = PortalAddress.of(URI.create("https://shop.bitrix24.com"));
		Authorized authorized = new Authorized(PortalAccess.accessToken(portal, PortalStub.TOKEN), portal);
		AllowedHosts allowed = new AllowedHosts("allowedDownloadHosts", Set.of("CDN.example.com"));
		if (target != null) {
			FileLink parsed = FileLink.of(link, authorized, allowed, redactor);
			assertThat(parsed.address().url() + " " + parsed.pathAndQuery()).isEqualTo(target);
		}
		else {
			assertThatExceptionOfType(Bitrix24LinkRefusedException.class)
				.isThrownBy(() -> FileLink.of(link, authorized, allowed, redactor))
				.withNoCause();
		}
	}

	@Test
	void brokenConnectionIsTold() {
		this.portal
			.answer(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK).withHeader("Content-Type", "text/plain"));
		StepVerifier.create(text(this.portal.client().build().download(LINK).content()))
			.expectError(Bitrix24ConnectionException.class)
			.verify(LIMIT);
		this.portal.answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
		StepVerifier.create(text(this.portal.client().build().download(LINK).content()))
			.expectError(Bitrix24ConnectionException.class)
			.verify(LIMIT);
	}

	@Test
	void failureOfTheHandlerStaysWhatItIs() {
		this.portal.answer(file("Hello"));
		IllegalStateException failure = new IllegalStateException("full", new IOException("disk"));
		StepVerifier.create(this.portal.client().build().download(LINK).exchangeToMono((file) -> Mono.error(failure)))
			.expectErrorSatisfies((ex) -> assertThat(ex).isSameAs(failure))
			.verify(LIMIT);
	}

	@Test
	void fileLargerThanAnyLimitStreams() {
		int chunks = 1000;
		stream(chunks,
				(stream) -> StepVerifier
					.create(stream.download.content().map(FileDownloadTests::discard).reduce(0L, Long::sum))
					.expectNext((long) chunks * CHUNK)
					.expectComplete()
					.verify(LIMIT));
	}

	@Test
	void contentThatNobodyWantsIsNotReadToItsEnd() {
		stream(Integer.MAX_VALUE, (stream) -> {
			StepVerifier.create(stream.download.exchangeToMono((file) -> Mono.just(file.contentLength())))
				.expectNext(-1L)
				.expectComplete()
				.verify(LIMIT);
			await().atMost(LIMIT).untilTrue(stream.cancelled);
			StepVerifier
				.create(stream.download.exchangeToMono((file) -> Mono.error(new IllegalStateException("too large"))))
				.expectErrorMessage("too large")
				.verify(LIMIT);
		});
	}

	@Test
	void portalWaitsForTheSubscriberAndLearnsThatItWentAway() {
		stream(Integer.MAX_VALUE, (stream) -> {
			StepVerifier.create(stream.download.content().map(FileDownloadTests::discard), 0)
				.thenRequest(1)
				.expectNextCount(1)
				.then(() -> await().during(Duration.ofMillis(500))
					.atMost(LIMIT)
					.until(stream.sent::get, (sent) -> sent < 1000))
				.thenRequest(2)
				.expectNextCount(2)
				.thenCancel()
				.verify(LIMIT);
			await().atMost(LIMIT).untilTrue(stream.cancelled);
		});
	}

	private void stream(int chunks, Consumer<Stream> test) {
		AtomicLong sent = new AtomicLong();
		AtomicBoolean cancelled = new AtomicBoolean();
		DisposableServer server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.handle((request, response) -> body(response, chunks, sent, cancelled))
			.bindNow();
		try {
			DownloadSpec download = Bitrix24ClientBuilder
				.create(Bitrix24Credentials.webhook("http://localhost:" + server.port() + "/rest/1/code/"))
				.httpSettings((settings) -> PortalStub.settings().withMaxResponseSize(1024))
				.build()
				.download("/file");
			test.accept(new Stream(download, sent, cancelled));
		}
		finally {
			server.disposeNow();
		}
	}

	private static Flux<Void> body(HttpServerResponse response, int chunks, AtomicLong sent, AtomicBoolean cancelled) {
		Flux<ByteBuf> body = Flux.range(0, chunks)
			.map((i) -> Unpooled.wrappedBuffer(new byte[CHUNK]))
			.doOnNext((chunk) -> sent.incrementAndGet())
			.doOnCancel(() -> cancelled.set(true));
		return Flux.from(response.header("Content-Type", "application/octet-stream").send(body, (chunk) -> true));
	}

	private static long discard(DataBuffer buffer) {
		int length = buffer.readableByteCount();
		DataBufferUtils.release(buffer);
		return length;
	}

	private LoggedRequest request() {
		List<LoggedRequest> requests = this.portal.server().findAll(anyRequestedFor(anyUrl()));
		assertThat(requests).hasSize(1);
		return requests.get(0);
	}

	private static Mono<String> text(Flux<DataBuffer> content) {
		return DataBufferUtils.join(content).map((buffer) -> {
			String text = buffer.toString(StandardCharsets.UTF_8);
			DataBufferUtils.release(buffer);
			return text;
		});
	}

	private static ResponseDefinitionBuilder file(String content) {
		return aResponse().withHeader("Content-Type", "text/plain")
			.withHeader("Content-Length", String.valueOf(content.length()))
			.withHeader("Content-Disposition",
					"attachment; filename=\"report.txt\"; filename*=utf-8''%D0%BE%D1%82%D1%87%D1%91%D1%82.txt")
			.withBody(content);
	}

	private static ResponseDefinitionBuilder redirect(String location) {
		return aResponse().withStatus(302).withHeader("Location", location);
	}

	private record Stream(DownloadSpec download, AtomicLong sent, AtomicBoolean cancelled) {
	}

}
