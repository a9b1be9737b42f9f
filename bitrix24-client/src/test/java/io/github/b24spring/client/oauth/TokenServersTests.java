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
