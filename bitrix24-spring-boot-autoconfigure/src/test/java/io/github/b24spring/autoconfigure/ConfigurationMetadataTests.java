package io.github.b24spring.autoconfigure;

import java.io.IOException;
import java.io.InputStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationMetadataTests {

	@Test
	void everyPropertyIsDescribed() throws IOException {
		try (InputStream metadata = Bitrix24Properties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			JsonNode properties = new JsonMapper().readTree(metadata).get("properties");
			assertThat(properties).extracting((property) -> property.get("name").asString())
				.contains("bitrix24.enabled", "bitrix24.webhook-url", "bitrix24.portal-url", "bitrix24.access-token",
						"bitrix24.allowed-redirect-hosts", "bitrix24.http.connect-timeout",
						"bitrix24.http.response-timeout", "bitrix24.http.max-response-size", "bitrix24.http.ssl.bundle",
						"bitrix24.health.probe-interval", "bitrix24.health.probe-timeout",
						"management.health.bitrix24.enabled");
			assertThat(properties)
				.allSatisfy((property) -> assertThat(property.path("description").asString("")).isNotBlank());
		}
	}

}
