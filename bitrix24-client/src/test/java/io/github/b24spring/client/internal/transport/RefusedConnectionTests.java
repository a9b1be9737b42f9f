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
import java.time.Duration;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.testserver.FreshPorts;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a log has of a connection that is refused, as often as it is tried.
 */
class RefusedConnectionTests {

	@Test
	void refusedConnectionPrintsOneStackHoweverOftenItIsTried() {
		try (Bitrix24Client client = Bitrix24ClientBuilder
			.create(Bitrix24Credentials.webhook("http://localhost:" + FreshPorts.find() + "/rest/1/0wnc0de/"))
			.retrySettings(
					(settings) -> settings.withMaxRetries(3).withBackoff(Duration.ofMillis(1), 1, Duration.ofMillis(1)))
			.build()) {
			StepVerifier.create(client.call("profile").retrieve(Object.class)).consumeErrorWith((failure) -> {
				assertThat(failure).isInstanceOf(Bitrix24ConnectionException.class);
				StringWriter text = new StringWriter();
				failure.printStackTrace(new PrintWriter(text));
				assertThat(text.toString().lines()).as(text.toString()).hasSizeLessThan(200);
			}).verify(Duration.ofSeconds(30));
		}
	}

}
