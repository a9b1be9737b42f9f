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
package io.github.b24spring.client.oauth;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Whom the application's secret is told.
 */
class TokenServersTests {

	@ParameterizedTest
	@CsvSource(nullValues = "null", value = { "null, oauth.bitrix.info", "oauth.bitrix.info, oauth.bitrix.info",
			"oauth.bitrix24.tech, oauth.bitrix24.tech", "OAUTH.Bitrix24.TECH., oauth.bitrix24.tech",
			"evil.example, oauth.bitrix.info", "oauth.bitrix24.tech:444, oauth.bitrix.info",
			"oauth.bitrix24.tech@evil.example, oauth.bitrix.info", "oauth.bitrix24.tech/x, oauth.bitrix.info",
			"127.0.0.1, oauth.bitrix.info", "x.oauth.bitrix24.tech, oauth.bitrix.info", "'', oauth.bitrix.info" })
	void asksWhomThePortalNamesIfThatIsAllowed(String named, String asked) {
		assertThat(new TokenServers(OAuthSettings.defaults()).tokenUri(named))
			.hasToString("https://" + asked + "/oauth/token/");
	}

	@Test
	void asksOnlyServersOfThisMachineInTests() {
		TokenServers servers = new TokenServers(OAuthSettings.defaults().withLocalServer("http://127.0.0.1:8080"));
		assertThat(servers.tokenUri(null)).hasToString("http://127.0.0.1:8080/oauth/token/");
		assertThat(servers.tokenUri("127.0.0.1:9090")).hasToString("http://127.0.0.1:9090/oauth/token/");
		assertThat(servers.tokenUri("oauth.bitrix.info")).hasToString("http://127.0.0.1:8080/oauth/token/");
		assertThat(servers.tokenUri("evil@127.0.0.1:9090")).hasToString("http://127.0.0.1:8080/oauth/token/");
	}

	@Test
	void othersCanBeAllowedInstead() {
		TokenServers servers = new TokenServers(OAuthSettings.defaults().withServerHosts("oauth.example.org"));
		assertThat(servers.tokenUri("oauth.bitrix.info")).hasToString("https://oauth.example.org/oauth/token/");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> OAuthSettings.defaults().withServerHosts("https://oauth.example.org"))
			.withMessageContaining("name of a host");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> OAuthSettings.defaults().withLocalServer("http://oauth.example.org"))
			.withMessageContaining("this machine");
	}

}
