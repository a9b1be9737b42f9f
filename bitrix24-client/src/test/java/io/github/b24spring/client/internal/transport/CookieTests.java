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
import io.github.b24spring.client.settings.RateLimitSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A portal's cookies belong to one answer: the next call may be that of another account.
 */
class CookieTests {

	@ParameterizedTest
	@EnumSource
	void cookieIsNotSentBack(Library library) throws IOException {
		try (RawPortal portal = new RawPortal()) {
			portal.answering((request, socket) -> RawPortal.write(socket, RawPortal.ok("{\"result\":1}")
				.replace("Content-Type", "Set-Cookie: PHPSESSID=abc; path=/\r\nContent-Type")));
			Bitrix24Client client = library
				.under(Bitrix24ClientBuilder
					.create(Bitrix24Credentials.webhook(portal.url() + "/rest/1/" + PortalStub.CODE + "/"))
					.rateLimitSettings((settings) -> RateLimitSettings.unlimited()))
				.build();
			for (int i = 0; i < 3; i++) {
				StepVerifier.create(client.call("profile").retrieve(Integer.class))
					.expectNext(1)
					.expectComplete()
					.verify(Duration.ofSeconds(30));
			}
			assertThat(portal.requests()).hasSize(3)
				.noneMatch((request) -> request.head().toLowerCase(java.util.Locale.ROOT).contains("cookie"));
		}
	}

}
