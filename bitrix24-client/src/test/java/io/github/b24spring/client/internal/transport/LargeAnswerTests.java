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
import java.time.Duration;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where answers are read.
 */
class LargeAnswerTests {

	@Test
	void largeAnswerIsReadOutsideOfTheEventLoop() throws IOException {
		assertThat(threadThatReads(200_000)).startsWith("parallel");
	}

	@Test
	void smallAnswerIsReadWhereItArrives() throws IOException {
		assertThat(threadThatReads(2000)).startsWith("reactor-http");
	}

	private static String threadThatReads(int size) throws IOException {
		String[] thread = new String[1];
		try (RawPortal portal = new RawPortal();
				Bitrix24Client client = Bitrix24ClientBuilder
					.create(Bitrix24Credentials.webhook(portal.url() + "/rest/1/" + PortalStub.CODE + "/"))
					.build()) {
			String text = "a".repeat(size);
			portal
				.answering((request, socket) -> RawPortal.write(socket, RawPortal.ok("{\"result\":\"" + text + "\"}")));
			Mono<String> result = client.call("profile")
				.retrieve(String.class)
				.doOnNext((value) -> thread[0] = Thread.currentThread().getName());
			StepVerifier.create(result).expectNext(text).expectComplete().verify(Duration.ofSeconds(30));
		}
		return thread[0];
	}

}
