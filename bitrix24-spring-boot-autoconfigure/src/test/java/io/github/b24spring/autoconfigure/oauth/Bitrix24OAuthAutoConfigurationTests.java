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
package io.github.b24spring.autoconfigure.oauth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24ReauthorizationRequiredException;
import io.github.b24spring.client.form.BracketForm;
import io.github.b24spring.client.oauth.Bitrix24OAuth;
import io.github.b24spring.client.oauth.OAuthApplication;
import io.github.b24spring.client.oauth.PortalTokens;
import io.github.b24spring.client.oauth.TokenKey;
import io.github.b24spring.client.oauth.TokenListener;
import io.github.b24spring.client.oauth.TokenStore;
import io.github.b24spring.client.oauth.request.ApplicationRequest;
import io.github.b24spring.client.oauth.request.RefusalReason;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import io.github.b24spring.testportal.event.FormPost;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class Bitrix24OAuthAutoConfigurationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
					Bitrix24OAuthAutoConfiguration.class, Bitrix24AutoConfiguration.class));

	private ApplicationContextRunner application() {
		return this.contextRunner.withPropertyValues(this.portal.application());
	}

	private ApplicationContextRunner localApplication() {
		return application().withPropertyValues(this.portal.firstTokens());
	}

	private static void call(Bitrix24Client client) {
		StepVerifier.create(client.call("profile").retrieve(Object.class))
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void localApplicationCallsWithTheTokensOfTheProperties() {
		localApplication().run((context) -> {
			call(context.getBean(Bitrix24Client.class));
			assertThat(this.portal.portal().calls("profile")).hasSize(1);
			assertThat(this.portal.installation().refreshes()).isZero();
		});
	}

	@Test
	void expiredTokensAreRenewedAndKept() {
		this.portal.installation().expireAccessTokens();
		localApplication().run((context) -> {
			call(context.getBean(Bitrix24Client.class));
			call(context.getBean(Bitrix24Client.class));
			assertThat(this.portal.installation().refreshes()).isOne();
			StepVerifier.create(context.getBean(TokenStore.class).find(this.portal.key()))
				.assertNext(
						(tokens) -> assertThat(tokens.refreshToken()).isNotEqualTo(this.portal.tokens().refreshToken()))
				.expectComplete()
				.verify(PATIENCE);
		});
	}

	@Test
	void startUpSendsNothing() {
		localApplication().run((context) -> {
			assertThat(context).hasSingleBean(Bitrix24Client.class).hasSingleBean(Bitrix24Credentials.class);
			assertThat(this.portal.portal().calls()).isEmpty();
			assertThat(this.portal.portal().oauth().statistics().requests()).isZero();
		});
	}

	@Test
	void applicationWithoutTokensHasNoClient() {
		application().run((context) -> assertThat(context).hasSingleBean(Bitrix24OAuth.class)
			.doesNotHaveBean(Bitrix24Client.class));
	}

	@Test
	void nothingConfiguredMakesNoApplication(CapturedOutput output) {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Bitrix24OAuth.class));
		assertThat(output).doesNotContain("memory of this process");
	}

	@Test
	void enabledFalseSwitchesAllOff() {
		localApplication().withPropertyValues("bitrix24.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(Bitrix24OAuth.class)
				.doesNotHaveBean(Bitrix24Client.class));
	}

	@Test
	void webhookBesideAnApplicationWithoutTokensIsUsed() {
		application().withPropertyValues("bitrix24.webhook-url=" + this.portal.portal().webhookUrl()).run((context) -> {
			call(context.getBean(Bitrix24Client.class));
			assertThat(context).hasSingleBean(Bitrix24OAuth.class);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "bitrix24.oauth.client-id", "bitrix24.oauth.client-secret", "bitrix24.oauth.access-token",
			"bitrix24.oauth.refresh-token", "bitrix24.oauth.member-id", "bitrix24.portal-url" })
	void missingPropertyIsNamed(String missing) {
		List<String> values = new ArrayList<>(Arrays.asList(this.portal.application()));
		values.addAll(Arrays.asList(this.portal.firstTokens()));
		values.removeIf((value) -> value.startsWith(missing + "="));
		this.contextRunner.withPropertyValues(values.toArray(String[]::new)).run((context) -> {
			assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (failure) -> {
					assertThat(failure.getName()).isEqualTo(missing);
					assertThat(failure.getValue()).isNull();
				});
			assertThat(context.getStartupFailure()).hasStackTraceContaining("must be set")
				.satisfies(this::tellsNoSecret);
		});
	}

	private void tellsNoSecret(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			assertThat(String.valueOf(cause.getMessage())).doesNotContain(OAuthPortal.CLIENT_SECRET)
				.doesNotContain(this.portal.tokens().accessToken())
				.doesNotContain(this.portal.tokens().refreshToken());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "bitrix24.oauth.allowed-hosts | https://oauth.bitrix.info", "bitrix24.oauth.allowed-hosts | ''",
					"bitrix24.oauth.connect-timeout | 0s", "bitrix24.oauth.response-timeout | -1s",
					"bitrix24.oauth.renewal-timeout | 1s", "bitrix24.oauth.member-id | a/b",
					"bitrix24.oauth.local-server-url | http://oauth.example.com" })
	void unusableValueIsNamed(String property, String value) {
		localApplication().withPropertyValues(property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(failure) -> assertThat(failure.getName()).isEqualTo(property)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bitrix24.webhook-url", "bitrix24.access-token" })
	void otherCredentialsBesideTokensAreRefused(String other) {
		localApplication().withPropertyValues(other + "=https://x.bitrix24.com/rest/1/s3cr3tc0de/")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MutuallyExclusiveConfigurationPropertiesException.class)
				.hasMessageContaining(other)
				.hasMessageContaining("bitrix24.oauth.access-token")
				.satisfies(this::tellsNoSecret));
	}

	@Test
	void lostTokensArePublishedAsAnEventOnce() {
		this.portal.installation().expireAccessTokens();
		this.portal.installation().revokeRefreshTokens();
		localApplication().withBean(Listener.class).run((context) -> {
			for (int i = 0; i < 3; i++) {
				StepVerifier.create(context.getBean(Bitrix24Client.class).call("profile").retrieve(Object.class))
					.expectErrorSatisfies((failure) -> assertThat(failure)
						.isInstanceOf(Bitrix24ReauthorizationRequiredException.class)
						.hasMessageContaining("'bitrix24.oauth.refresh-token'"))
					.verify(PATIENCE);
			}
			List<Bitrix24ReauthorizationRequiredEvent> events = context.getBean(Listener.class).events;
			Awaitility.await().atMost(PATIENCE).until(() -> !events.isEmpty());
			assertThat(events).singleElement()
				.satisfies((event) -> assertThat(event.key().memberId()).isEqualTo(this.portal.portal().memberId()));
		});
	}

	@Test
	void listenersAndCustomizersOfTheApplicationTakePart() {
		this.portal.installation().expireAccessTokens();
		List<TokenKey> renewed = new CopyOnWriteArrayList<>();
		TokenStore store = TokenStore.inMemory();
		localApplication().withBean(TokenListener.class, () -> new TokenListener() {

			@Override
			public void renewed(TokenKey key) {
				renewed.add(key);
			}

		})
			.withBean(Bitrix24OAuthBuilderCustomizer.class, () -> (builder) -> builder.tokenStore(store))
			.run((context) -> {
				call(context.getBean(Bitrix24Client.class));
				assertThat(renewed).containsExactly(this.portal.key());
				assertThat(context.getBean(Bitrix24OAuth.class).tokenStore()).isSameAs(store);
			});
	}

	@Test
	void tokensThatNobodyUsesAreRenewedUnlessThatIsNotWanted() {
		TokenKey key = this.portal.key();
		PortalTokens idle = PortalTokens.of(key.memberId(), PortalAddress.of(URI.create(this.portal.portal().url())),
				this.portal.tokens().accessToken(), this.portal.tokens().refreshToken());
		ApplicationContextRunner application = this.contextRunner.withPropertyValues(this.portal.application())
			.withPropertyValues("bitrix24.oauth.idle-renewal.interval=20ms");
		application.withPropertyValues("bitrix24.oauth.idle-renewal.enabled=false")
			.run((context) -> assertThat(context.getBean(IdleRenewals.class).size()).isZero());
		application.run((context) -> {
			TokenStore store = context.getBean(TokenStore.class);
			StepVerifier.create(store.save(key, idle)).expectComplete().verify(PATIENCE);
			StepVerifier
				.create(Mono.defer(() -> store.find(key))
					.filter((tokens) -> !tokens.refreshToken().equals(idle.refreshToken()))
					.repeatWhenEmpty((again) -> again.delayElements(Duration.ofMillis(10))))
				.expectNextCount(1)
				.expectComplete()
				.verify(PATIENCE);
			IdleRenewals lifecycle = context.getBean(IdleRenewals.class);
			assertThat(lifecycle.size()).isOne();
			assertThat(lifecycle.isRunning()).isTrue();
			lifecycle.stop();
			assertThat(lifecycle.isRunning()).isFalse();
		});
		assertThat(this.portal.installation().refreshes()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "age, 0d", "age, 150", "interval, 0s" })
	void timeOfIdleRenewalsThatCannotWorkIsNamed(String property, String value) {
		this.contextRunner.withPropertyValues(this.portal.application())
			.withPropertyValues("bitrix24.oauth.idle-renewal." + property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(failure) -> assertThat(failure.getName())
							.isEqualTo("bitrix24.oauth.idle-renewal." + property)));
	}

	@Test
	void accessOfTheApplicationsOwnIsUsed() {
		Bitrix24OAuth own = Bitrix24OAuth.builder(OAuthApplication.of("own", "s3cret")).build();
		this.contextRunner.withPropertyValues(this.portal.firstTokens())
			.withBean(Bitrix24OAuth.class, () -> own)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				call(context.getBean(Bitrix24Client.class));
				StepVerifier.create(own.tokenStore().find(own.key(this.portal.portal().memberId())))
					.expectNextCount(1)
					.expectComplete()
					.verify(PATIENCE);
			});
	}

	private void refuseInstallation(ApplicationContext context, String endpoint, RefusalReason reason) {
		FormPost post = this.portal.portal()
			.posts(this.portal.installation())
			.installed()
			.with("auth[client_endpoint]", endpoint + "/rest/");
		ApplicationRequest request = ApplicationRequest
			.read(BracketForm.parse(post.body().getBytes(StandardCharsets.UTF_8)), BracketForm.parse(new byte[0]));
		StepVerifier.create(context.getBean(Bitrix24OAuth.class).install(request))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(RefusedRequestException.class,
					(refused) -> assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason)))
			.verify(PATIENCE);
	}

	@Test
	void filterOfTheApplicationDecidesWhichAddressesAreExternal() {
		application().run((context) -> {
			refuseInstallation(context, "https://10.1.2.3", RefusalReason.ADDRESS_NOT_ALLOWED);
			refuseInstallation(context, "https://8.8.8.8", RefusalReason.FOREIGN_ENDPOINT);
		});
		application().withBean(InetAddressFilter.class, () -> (address) -> address.getHostAddress().startsWith("10."))
			.run((context) -> {
				refuseInstallation(context, "https://10.1.2.3", RefusalReason.FOREIGN_ENDPOINT);
				refuseInstallation(context, "https://8.8.8.8", RefusalReason.ADDRESS_NOT_ALLOWED);
			});
	}

	@Test
	void portalsOutsideTheDomainsAreRefused() {
		application()
			.withPropertyValues("bitrix24.oauth.portal-domains=bitrix24.com,bitrix24.de",
					"bitrix24.portals.branch.webhook-url=" + this.portal.portal().webhookUrl())
			.run((context) -> {
				refuseInstallation(context, "https://company.bitrix24.example", RefusalReason.ADDRESS_NOT_ALLOWED);
				refuseInstallation(context, "https://evilbitrix24.com", RefusalReason.ADDRESS_NOT_ALLOWED);
				Bitrix24OAuth oauth = context.getBean(Bitrix24OAuth.class);
				assertThat(oauth.authorizationUri(PortalAddress.of(URI.create("https://company.bitrix24.de")), "s"))
					.asString()
					.startsWith("https://company.bitrix24.de/oauth/authorize/");
				assertThatExceptionOfType(RefusedRequestException.class).isThrownBy(
						() -> oauth.authorizationUri(PortalAddress.of(URI.create("https://company.bitrix24.fr")), "s"))
					.withMessageContaining("none of the allowed domains");
				assertThat(this.portal.portal().oauth().statistics().requests()).isZero();
			});
	}

	@Test
	void memoryIsWarnedOf(CapturedOutput output) {
		localApplication().run((context) -> assertThat(output).contains("'bitrix24.oauth.token-store.type'")
			.doesNotContain(this.portal.tokens().refreshToken()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "redis", "r2dbc" })
	void storeWithoutItsLibraryIsExplained(String type) {
		localApplication().withPropertyValues("bitrix24.oauth.token-store.type=" + type)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("bitrix24.oauth.token-store.type")
				.hasMessageContaining("spring-boot-starter-"));
	}

	static class Listener {

		private final List<Bitrix24ReauthorizationRequiredEvent> events = new CopyOnWriteArrayList<>();

		@EventListener
		void lost(Bitrix24ReauthorizationRequiredEvent event) {
			this.events.add(event);
		}

	}

}
