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
package io.github.b24spring.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.b24spring.autoconfigure.event.Bitrix24EventOwnershipProperties;
import io.github.b24spring.autoconfigure.event.Bitrix24EventQueuesProperties;
import io.github.b24spring.autoconfigure.event.Bitrix24EventsProperties;
import io.github.b24spring.autoconfigure.event.r2dbc.Bitrix24R2dbcEventQueueProperties;
import io.github.b24spring.autoconfigure.health.Bitrix24HealthProperties;
import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthProperties;
import io.github.b24spring.autoconfigure.oauth.r2dbc.Bitrix24R2dbcTokenStoreProperties;
import io.github.b24spring.autoconfigure.oauth.web.Bitrix24OAuthRoutesProperties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.annotation.AnnotatedElementUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an editor offers while an application is configured.
 */
class ConfigurationMetadataTests {

	private JsonNode metadata;

	@BeforeEach
	void read() throws IOException {
		try (InputStream metadata = Bitrix24Properties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			this.metadata = new JsonMapper().readTree(metadata);
		}
	}

	@Test
	void everyPropertyIsThere() {
		assertThat(names("properties")).containsExactlyInAnyOrderElementsOf(Stream
			.of(Stream.of("bitrix24.enabled", "bitrix24.portals", "management.health.bitrix24.enabled",
					"management.health.bitrix24-events.enabled", "management.health.bitrix24-rate-limit.enabled",
					"management.endpoint.bitrix24.access", "management.endpoint.bitrix24.cache.time-to-live"),
					bound(Bitrix24Properties.class), bound(Bitrix24HealthProperties.class),
					bound(Bitrix24ListProperties.class), bound(Bitrix24RateLimitProperties.class),
					bound(Bitrix24RetryProperties.class), bound(Bitrix24OAuthProperties.class),
					bound(Bitrix24R2dbcTokenStoreProperties.class), bound(Bitrix24OAuthRoutesProperties.class),
					bound(Bitrix24EventsProperties.class), bound(Bitrix24EventQueuesProperties.class),
					bound(Bitrix24EventOwnershipProperties.class), bound(Bitrix24R2dbcEventQueueProperties.class))
			.flatMap((names) -> names)
			.toList());
	}

	@Test
	void everyPropertyIsDescribed() {
		assertThat(this.metadata.get("properties")).allSatisfy(
				(property) -> assertThat(property.path("description").asString("")).as(property.path("name").asString())
					.endsWith(".")
					.doesNotStartWith("The ")
					.doesNotStartWith("A "));
	}

	@Test
	void everyPropertyThatWorksUnsetTellsItsDefault() {
		assertThat(this.metadata.get("properties")).filteredOn((property) -> !property.has("defaultValue"))
			.extracting((property) -> property.get("name").asString())
			.containsExactlyInAnyOrder("bitrix24.access-token", "bitrix24.http.ssl.bundle", "bitrix24.portal-url",
					"bitrix24.webhook-url", "bitrix24.allowed-redirect-hosts", "bitrix24.allowed-download-hosts",
					"bitrix24.rate-limit.burst", "bitrix24.rate-limit.rate", "bitrix24.rate-limit.margin",
					"bitrix24.portals", "bitrix24.oauth.portal-domains", "bitrix24.oauth.client-id",
					"bitrix24.oauth.client-secret", "bitrix24.oauth.access-token", "bitrix24.oauth.refresh-token",
					"bitrix24.oauth.member-id", "bitrix24.oauth.local-server-url",
					"bitrix24.oauth.token-store.encryption.keys", "bitrix24.oauth.token-store.encryption.current-key",
					"bitrix24.oauth.token-store.r2dbc.platform", "bitrix24.events.path",
					"bitrix24.events.application-token", "bitrix24.events.bind", "bitrix24.events.handler-url",
					"bitrix24.events.offline-queue.auth-connector", "bitrix24.events.offline-queue.bind",
					"bitrix24.events.bots", "bitrix24.events.ownership.r2dbc.platform",
					"bitrix24.events.ownership.max-queues", "bitrix24.lists.memory");
	}

	@Test
	void hintsBelongToProperties() {
		assertThat(names("hints")).containsExactlyInAnyOrder("bitrix24.allowed-redirect-hosts",
				"bitrix24.allowed-download-hosts", "bitrix24.portal-url", "bitrix24.webhook-url",
				"bitrix24.events.bind", "bitrix24.events.handler-url", "bitrix24.events.path");
		assertThat(names("properties")).containsAll(names("hints"));
	}

	private List<String> names(String kind) {
		return this.metadata.get(kind).valueStream().map((node) -> node.get("name").asString()).toList();
	}

	private static Stream<String> bound(Class<?> type) {
		ConfigurationProperties annotation = AnnotatedElementUtils.getMergedAnnotation(type,
				ConfigurationProperties.class);
		return bound(ConfigurationPropertyName.of(annotation.prefix()), type);
	}

	private static Stream<String> bound(ConfigurationPropertyName prefix, Class<?> type) {
		return Stream.of(BeanUtils.getPropertyDescriptors(type))
			.filter((property) -> !property.getName().equals("class"))
			.flatMap((property) -> {
				ConfigurationPropertyName name = prefix
					.append(property.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
				boolean nested = property.getPropertyType().getEnclosingClass() != null
						&& !property.getPropertyType().isEnum();
				return nested ? bound(name, property.getPropertyType()) : Stream.of(name.toString());
			});
	}

}
