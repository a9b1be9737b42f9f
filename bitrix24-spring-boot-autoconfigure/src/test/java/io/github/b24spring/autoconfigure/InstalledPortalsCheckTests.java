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

import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthAutoConfiguration;
import io.github.b24spring.client.oauth.Bitrix24Clients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application without a portal of its own, whose clients are made later.
 */
class InstalledPortalsCheckTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, Bitrix24OAuthAutoConfiguration.class,
				Bitrix24AutoConfiguration.class));

	private ApplicationContextRunner application() {
		return this.contextRunner.withPropertyValues("bitrix24.oauth.client-id=local.1",
				"bitrix24.oauth.client-secret=secret");
	}

	@ParameterizedTest
	@CsvSource({ "bitrix24.rate-limit.burst, 0", "bitrix24.rate-limit.rate, -1", "bitrix24.rate-limit.margin, 50",
			"bitrix24.rate-limit.operating-limit, 0s", "bitrix24.retry.jitter, 2", "bitrix24.http.response-timeout, 0s",
			"bitrix24.allowed-redirect-hosts, https://example.com" })
	void unusableValueIsRefusedAtTheStartByName(String property, String value) {
		application().withPropertyValues(property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(failure) -> assertThat(failure.getName()).isEqualTo(property)));
	}

	@Test
	void planThatDoesNotExistIsRefusedAtTheStart() {
		application().withPropertyValues("bitrix24.rate-limit.plan=gold")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("Failed to bind properties under 'bitrix24.rate-limit.plan'"));
	}

	@Test
	void bundleThatDoesNotExistIsRefusedAtTheStart() {
		application().withPropertyValues("bitrix24.http.ssl.bundle=missing")
			.run((context) -> assertThat(context).getFailure().isInstanceOf(NoSuchSslBundleException.class));
	}

	@Test
	void settingsThatOnlyNamedPortalsUseAreNotChecked() {
		this.contextRunner
			.withPropertyValues("bitrix24.rate-limit.margin=100", "bitrix24.portals.shop.rate-limit.plan=enterprise",
					"bitrix24.portals.shop.webhook-url=https://shop.bitrix24.com/rest/1/s3cret/")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Bitrix24Clients.class));
	}

}
