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

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PortalAddressTests {

	@ParameterizedTest
	@CsvSource({ "https://acme.bitrix24.com,https://acme.bitrix24.com",
			"https://ACME.bitrix24.com:443/,https://acme.bitrix24.com",
			"https://acme.bitrix24.com.,https://acme.bitrix24.com", "http://acme.example:80,http://acme.example",
			"https://acme.example:8443/x?y#z,https://acme.example:8443", "http://localhost:443,http://localhost:443",
			"https://my_portal.intra,https://my_portal.intra", "https://my_portal:8443,https://my_portal:8443",
			"https://портал.рф,https://xn--80awhdgm.xn--p1ai", "https://ПОРТАЛ.рф.:443,https://xn--80awhdgm.xn--p1ai",
			"http://[::1]:8080,http://[::1]:8080", "https://bücher.example/,https://xn--bcher-kva.example" })
	void samePortalHasOneAddress(String written, String address) {
		assertThat(PortalAddress.of(URI.create(written)).url()).isEqualTo(address);
		assertThat(PortalAddress.of(URI.create(written))).isEqualTo(PortalAddress.of(URI.create(address)))
			.hasSameHashCodeAs(PortalAddress.of(URI.create(address)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/path", "mailto:a@b.example", "https://user@acme.example", "https://acme.example:99999",
			"https://a..example", "https://%61cme.example" })
	void addressWithoutAHostIsNone(String address) {
		assertThat(PortalAddress.find(URI.create(address))).isNull();
	}

	@Test
	void accountIsTheSameForTheSamePartsAndShowsNone() {
		assertThat(AccountId.of("a", "b")).isEqualTo(AccountId.of("a", "b"))
			.isNotEqualTo(AccountId.of("ab", ""))
			.isNotEqualTo(AccountId.of("a", "c"));
		assertThat(AccountId.of("secret").toString()).doesNotContain("secret").hasSize(16);
		assertThat(Bitrix24Credentials.webhook("https://c.bitrix24.com/rest/1/code/").account())
			.isEqualTo(Bitrix24Credentials.webhook("https://C.bitrix24.com:443/rest/1/code").account())
			.isNotEqualTo(Bitrix24Credentials.webhook("https://c.bitrix24.com/rest/1/other/").account());
	}

}
