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
package io.github.b24spring.client.credentials;

import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CredentialsParserTests {

	private static final String CODE = "s3cr3tc0de";

	@ParameterizedTest
	@ValueSource(strings = { "https://company.bitrix24.com/rest/1/s3cr3tc0de/",
			"https://company.bitrix24.com/rest/1/s3cr3tc0de", "https://COMPANY.bitrix24.com/rest/1/s3cr3tc0de/" })
	void webhookIsReadWithAndWithoutLastSlash(String url) {
		Bitrix24Credentials credentials = Bitrix24Credentials.webhook(url);
		assertThat(access(credentials).webhookPath()).isEqualTo("1/" + CODE);
		assertThat(credentials.portal().url()).isEqualTo("https://company.bitrix24.com");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:8080/rest/1/s3cr3tc0de/", "http://127.0.0.1:8080/rest/1/s3cr3tc0de/",
			"http://[::1]:8080/rest/1/s3cr3tc0de/" })
	void plainHttpIsFineOnLoopback(String url) {
		assertThat(Bitrix24Credentials.webhook(url).portal().isLoopback()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "https://c.bitrix24.com/rest/1/s3cr3tc0de/profile | ends with the name of a method",
					"https://c.bitrix24.com/rest/1/s3cr3tc0de/crm.deal.get.json | ends with the name of a method",
					"\"https://c.bitrix24.com/rest/1/s3cr3tc0de/\" | has quotes around it",
					"https://c.bitrix24.com/rest/1/s3cr3t c0de/ | has blanks in it", "${PORTAL} | has a placeholder",
					"https://c.bitrix24.com/rest/1/${s3cr3tc0de}/ | has a placeholder",
					"http://c.bitrix24.com/rest/1/s3cr3tc0de/ | does not use https",
					"https://c.bitrix24.com/rest/1/ | the code of the webhook is missing",
					"https://c.bitrix24.com/crm/deal/s3cr3tc0de | is not the address of an inbound webhook",
					"https://c.bitrix24.com/rest/api/1/s3cr3tc0de/ | REST 3.0",
					"https://c.bitrix24.com/rest/1/s3cr3tc0de/?x=s3cr3tc0de | has parts that do not belong there",
					"https://u:s3cr3tc0de@c.bitrix24.com/rest/1/s3cr3tc0de/ | has parts that do not belong there",
					"c.bitrix24.com/rest/1/s3cr3tc0de/ | is not an absolute URL",
					"https://c.bitrix24.com/rest/1/%s3cr3tc0de/ | is not an absolute URL", "'' | is empty" },
			quoteCharacter = '\'')
	void mistakeIsNamedAndSecretIsNot(String url, String message) {
		assertThatExceptionOfType(InvalidCredentialsException.class).isThrownBy(() -> Bitrix24Credentials.webhook(url))
			.withMessageContaining(message)
			.withMessageContaining("https://your-portal.bitrix24.com/rest/1/your-webhook-code/")
			.withNoCause()
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain(CODE));
	}

	@Test
	void accessTokenNeedsPortalWithoutPath() {
		assertThat(access(Bitrix24Credentials.accessToken("https://c.bitrix24.com", CODE)).accessToken())
			.isEqualTo(CODE);
		assertThatExceptionOfType(InvalidCredentialsException.class)
			.isThrownBy(() -> Bitrix24Credentials.accessToken("https://c.bitrix24.com/crm/", CODE))
			.withMessageContaining("has a path");
		assertThatExceptionOfType(InvalidCredentialsException.class)
			.isThrownBy(() -> Bitrix24Credentials.accessToken("https://c.bitrix24.com", " "))
			.withMessageContaining("access token is empty");
	}

	@Test
	void textFormTellsHostAlone() {
		assertThat(Bitrix24Credentials.webhook("https://c.bitrix24.com/rest/1/s3cr3tc0de/"))
			.hasToString("webhook of c.bitrix24.com");
		assertThat(Bitrix24Credentials.accessToken("https://c.bitrix24.com", CODE))
			.hasToString("access token for c.bitrix24.com");
	}

	private static PortalAccess access(Bitrix24Credentials credentials) {
		AtomicReference<PortalAccess> access = new AtomicReference<>();
		StepVerifier.create(credentials.access()).consumeNextWith(access::set).verifyComplete();
		return access.get();
	}

}
