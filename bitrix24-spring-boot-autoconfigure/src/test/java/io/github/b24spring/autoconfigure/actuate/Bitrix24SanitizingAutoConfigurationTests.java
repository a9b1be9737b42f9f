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
package io.github.b24spring.autoconfigure.actuate;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class Bitrix24SanitizingAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(Bitrix24SanitizingAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(strings = { "bitrix24.webhook-url", "bitrix24.webhookUrl", "BITRIX24_WEBHOOKURL",
			"bitrix24.access-token", "bitrix24.oauth.client-secret", "bitrix24.oauth.refreshToken",
			"BITRIX24_PORTALS_BRANCH_OAUTH_REFRESHTOKEN", "bitrix24.portals.branch.webhook-url",
			"bitrix24.oauth.token-store.encryption.keys.a", "bitrix24.events.application-token",
			"bitrix24.events.bots.helper.bot-token" })
	void secretIsHidden(String name) {
		assertThat(shown(name)).isEqualTo(SanitizableData.SANITIZED_VALUE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "bitrix24.portal-url", "bitrix24.oauth.client-id", "bitrix24.oauth.token-store.type",
			"shop.webhook-url", "bitrix24.oauth.token-store.encryption.current-key" })
	void otherValueIsShown(String name) {
		assertThat(shown(name)).isEqualTo("value");
	}

	private Object shown(String name) {
		Object[] shown = new Object[1];
		this.contextRunner.run((context) -> shown[0] = context.getBean(SanitizingFunction.class)
			.apply(new SanitizableData(new MapPropertySource("test", Map.of()), name, "value"))
			.getValue());
		return shown[0];
	}

	@Test
	void actuatorIsOptional() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(SanitizingFunction.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(Bitrix24SanitizingAutoConfiguration.class));
	}

}
