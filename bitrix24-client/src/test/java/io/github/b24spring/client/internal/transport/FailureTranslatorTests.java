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
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLProtocolException;

import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

import org.springframework.core.codec.DecodingException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FailureTranslator}: who says that a call did not run lets a write be
 * sent again.
 */
class FailureTranslatorTests {

	static Stream<Throwable> beforeTheRequest() {
		return Stream.of(new ConnectException("refused"), new ConnectTimeoutException("timed out"),
				new UnknownHostException("portal.example"), new NoRouteToHostException("no route"),
				new SSLHandshakeException("no common cipher"), new PoolAcquireTimeoutException(Duration.ofSeconds(1)),
				causedBy(new SSLHandshakeException("path"), new IllegalStateException("no certificate")),
				causedBy(new UnknownHostException("portal.example"), new IllegalStateException("resolver")));
	}

	static Stream<Throwable> afterTheRequest() {
		return Stream.of(new SSLException("bad record MAC"), new SSLProtocolException("closed without notice"),
				new SocketException("reset"), new IOException("broken pipe"), ReadTimeoutException.INSTANCE);
	}

	private static Throwable causedBy(Throwable failure, Throwable cause) {
		return failure.initCause(cause);
	}

	@ParameterizedTest
	@MethodSource("beforeTheRequest")
	void callDidNotRunIfItWasNeverWritten(Throwable failure) {
		assertThat(translate(failure).mayHaveRun()).isFalse();
	}

	@ParameterizedTest
	@MethodSource("afterTheRequest")
	void callMayHaveRunOnceTheConnectionStood(Throwable failure) {
		assertThat(translate(failure).mayHaveRun()).isTrue();
	}

	@Test
	void bodyThatCannotBeUnpackedIsUnreadable() {
		Throwable failure = new DecodingException("body", new ZipException("invalid block type"));
		assertThat(new FailureTranslator(new SecretRedactor(), 1).translate("a.b", failure, taken()))
			.isInstanceOfSatisfying(Bitrix24UnreadableResponseException.class,
					(unreadable) -> assertThat(unreadable.mayHaveRun()).isTrue());
	}

	private static SendProgress taken() {
		SendProgress progress = new SendProgress();
		progress.take();
		return progress;
	}

	private static Bitrix24Exception translate(Throwable cause) {
		Throwable failure = new WebClientRequestException(cause, HttpMethod.POST,
				URI.create("https://portal.example/rest/a.b"), HttpHeaders.EMPTY);
		Bitrix24Exception translated = (Bitrix24Exception) new FailureTranslator(new SecretRedactor(), 1)
			.translate("a.b", failure, taken());
		assertThat(translated).isInstanceOfAny(Bitrix24ConnectionException.class, Bitrix24TimeoutException.class);
		return translated;
	}

}
