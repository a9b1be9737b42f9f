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

import io.github.b24spring.autoconfigure.health.Bitrix24HealthContributorAutoConfiguration;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.crm.CrmActivityOperations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What an operator reads when an application does not start.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailureAnalysisTests {

	private static final String WEBHOOK = "https://x.bitrix24.com/rest/1/" + PortalServer.CODE + "/";

	@Test
	void missingConfigurationNamesThePropertyAndShowsAnExample(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start());
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("nothing says which Bitrix24 portal to talk to")
			.contains("bitrix24.webhook-url=https://your-portal.bitrix24.com/rest/1/your-webhook-code/");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "bitrix24.webhok-url", "bitrix24.webhookurls", "bitrix.webhook-url", "bitrix24.webhook.url.x" })
	void misspeltPropertyIsNamedWithoutTheSecret(String name, CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> start("--" + name + "=https://x.bitrix24.com/rest/1/" + PortalServer.CODE + "/"));
		assertThat(output).contains("There is '" + name + "': is 'bitrix24.webhook-url' meant?")
			.doesNotContain(PortalServer.CODE);
	}

	@Test
	void applicationWithoutADefaultPortalIsToldWhereItsClientsAre(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> start("--bitrix24.oauth.client-id=local.1", "--bitrix24.oauth.client-secret=s3"));
		assertThat(output).contains("clients in the bean 'Bitrix24Clients'").contains("bitrix24.webhook-url=https://");
	}

	@Test
	void missingBuilderIsExplainedToo(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run(NeedsBuilder.class));
		assertThat(output).contains("Bitrix24ClientBuilder' is required")
			.contains("nothing says which Bitrix24 portal to talk to");
	}

	@Test
	void twoClientsAreNamedInsteadOfTheProperty(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run(TwoClients.class));
		assertThat(output).contains("of the clients 'one', 'two' none is the one")
			.contains("@Primary")
			.doesNotContain("nothing says which");
	}

	@Test
	void qualifierThatFitsNoneIsNamedInsteadOfTheProperty(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run(WrongQualifier.class, "--bitrix24.webhook-url=" + WEBHOOK));
		assertThat(output).contains("none fits the qualifier")
			.contains("'bitrix24Client'")
			.doesNotContain("nothing says which");
	}

	@Test
	void sliceWithoutTheAutoConfigurationIsToldInsteadOfTheProperty(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run(Slice.class, "--bitrix24.webhook-url=" + WEBHOOK));
		assertThat(output).contains("is not part of this application")
			.contains("@MockitoBean")
			.doesNotContain("nothing says which");
	}

	@Test
	void switchedOffClientSaysSo(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("--bitrix24.enabled=false",
				"--bitrix24.webhook-url=https://x.bitrix24.com/rest/1/" + PortalServer.CODE + "/"));
		assertThat(output).contains("the Bitrix24 client is switched off").doesNotContain(PortalServer.CODE);
	}

	@Test
	void wrongConfigurationIsExplainedWithoutTheSecret(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(
				"--bitrix24.webhook-url=https://x.bitrix24.com/rest/1/" + PortalServer.CODE + "/crm.deal.get"));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("leave the method out")
			.contains("'bitrix24.webhook-url'")
			.doesNotContain(PortalServer.CODE);
	}

	@Test
	void bothWaysAtOnceAreNamedWithoutTheSecret(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> start("--bitrix24.webhook-url=https://x.bitrix24.com/rest/1/" + PortalServer.CODE + "/",
					"--bitrix24.access-token=t0ken"));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("bitrix24.webhook-url")
			.contains("bitrix24.access-token")
			.doesNotContain(PortalServer.CODE)
			.doesNotContain("t0ken");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "bitrix24.http.connect-timeout | 0s", "bitrix24.http.connect-timeout | -1s",
					"bitrix24.http.connect-timeout | 500us", "bitrix24.http.connect-timeout | 40d",
					"bitrix24.http.response-timeout | 0s", "bitrix24.http.response-timeout | -70s",
					"bitrix24.http.response-timeout | 100000000000d", "bitrix24.http.max-response-size | 0B",
					"bitrix24.http.max-response-size | -1MB", "bitrix24.http.max-response-size | 2GB",
					"bitrix24.allowed-redirect-hosts | https://new.example.com",
					"bitrix24.allowed-redirect-hosts | *.example.com",
					"bitrix24.allowed-download-hosts | https://new.example.com",
					"bitrix24.allowed-redirect-hosts | ok.example.com,new.example.com:443",
					"bitrix24.health.probe-interval | 0s", "bitrix24.health.probe-interval | -1m",
					"bitrix24.health.probe-timeout | 0ms", "bitrix24.health.probe-timeout | 2d" })
	void unusableValueIsNamed(String property, String value, CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("--" + property + "=" + value,
				"--bitrix24.webhook-url=https://x.bitrix24.com/rest/1/" + PortalServer.CODE + "/"));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.containsAnyOf("Invalid value", "cannot be used")
			.contains("'" + property + "'")
			.contains("must be")
			.doesNotContain(PortalServer.CODE);
	}

	@Test
	void largestValuesStart() {
		assertThatNoException()
			.isThrownBy(() -> start("--bitrix24.webhook-url=https://x.bitrix24.com/rest/1/" + PortalServer.CODE + "/",
					"--bitrix24.http.connect-timeout=24d", "--bitrix24.http.response-timeout=24d",
					"--bitrix24.http.max-response-size=2147483647B", "--bitrix24.health.probe-interval=1d",
					"--bitrix24.health.probe-timeout=1d"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bitrix24.webhook-url", "bitrix24.access-token", "bitrix24.portal-url" })
	void placeholderThatNothingResolvesIsToldWithoutTheSecret(String property, CapturedOutput output) {
		assertThatException().isThrownBy(
				() -> start("--" + property + "=https://x.bitrix24.com/rest/1/${NOPE_" + PortalServer.CODE + "}/"));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("'" + property + "'")
			.doesNotContain(PortalServer.CODE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "bitrix24.webhook-url", "bitrix24.access-token" })
	void placeholderThatLeadsToItselfIsToldWithoutTheSecret(String property, CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("--" + property + "=" + WEBHOOK + "${" + property + "}"));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("'" + property + "'")
			.contains("a placeholder '${…}' in it cannot be resolved")
			.doesNotContain(PortalServer.CODE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "bitrix24.allowed-redirect-hosts", "bitrix24.allowed-download-hosts",
			"bitrix24.http.response-timeout", "bitrix24.http.max-response-size", "bitrix24.rate-limit.max-wait",
			"bitrix24.rate-limit.plan", "bitrix24.rate-limit.burst", "bitrix24.retry.delay", "bitrix24.retry.jitter",
			"bitrix24.health.probe-interval" })
	void webhookThatWasPastedIntoAnotherPropertyIsNotRepeated(String property, CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> start("--" + property + "=" + WEBHOOK, "--bitrix24.webhook-url=" + WEBHOOK));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("'" + property + "'")
			.contains("must be")
			.doesNotContain(PortalServer.CODE);
	}

	@Test
	void missingSslBundlesAreNamed(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> start("--bitrix24.webhook-url=https://x.bitrix24.com/rest/1/" + PortalServer.CODE + "/",
					"--bitrix24.http.ssl.bundle=portal"));
		assertThat(output).contains("'bitrix24.http.ssl.bundle' is set, but the application has no SSL bundles");
	}

	private static void start(String... arguments) {
		run(ApplicationUnderTest.class, arguments);
	}

	private static void run(Class<?> configuration, String... arguments) {
		SpringApplication application = new SpringApplicationBuilder(configuration).web(WebApplicationType.NONE)
			.application();
		application.run(arguments).close();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ Bitrix24AutoConfiguration.class, Bitrix24HealthContributorAutoConfiguration.class })
	static class ApplicationUnderTest {

		@Bean
		Object needsOperations(CrmActivityOperations operations) {
			return operations.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(Bitrix24AutoConfiguration.class)
	static class NeedsBuilder {

		@Bean
		Object needsBuilder(Bitrix24ClientBuilder builder) {
			return builder.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(Bitrix24AutoConfiguration.class)
	static class TwoClients {

		@Bean
		Bitrix24Client one() {
			return Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(WEBHOOK)).build();
		}

		@Bean
		Bitrix24Client two() {
			return Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(WEBHOOK)).build();
		}

		@Bean
		Object needsOperations(CrmActivityOperations operations) {
			return operations.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(Bitrix24AutoConfiguration.class)
	static class WrongQualifier {

		@Bean
		Object needsClient(@Qualifier("branch") Bitrix24Client client) {
			return client.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Slice {

		@Bean
		Object needsClient(Bitrix24Client client) {
			return client.toString();
		}

	}

}
