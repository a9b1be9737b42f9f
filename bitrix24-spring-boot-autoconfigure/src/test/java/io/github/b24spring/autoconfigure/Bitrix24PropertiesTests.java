package io.github.b24spring.autoconfigure;

import io.github.b24spring.client.settings.HttpSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class Bitrix24PropertiesTests {

	@Test
	void defaultsAreThoseOfTheClient() {
		Bitrix24Properties properties = new Bitrix24Properties();
		HttpSettings defaults = HttpSettings.defaults();
		assertThat(properties.getHttp().getMaxResponseSize().toBytes()).isEqualTo(defaults.maxResponseSize());
		assertThat(properties.getAllowedRedirectHosts()).isEqualTo(defaults.allowedRedirectHosts());
		assertThat(properties.getAllowedDownloadHosts()).isEqualTo(defaults.allowedDownloadHosts());
	}

}
