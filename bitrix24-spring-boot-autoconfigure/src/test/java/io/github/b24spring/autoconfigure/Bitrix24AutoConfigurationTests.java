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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.InvalidCredentialsException;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.exception.Bitrix24PortalMovedException;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.observation.Bitrix24ClientRequestConvention;
import io.github.b24spring.client.observation.DefaultBitrix24ClientRequestConvention;
import io.github.b24spring.client.settings.HttpSettings;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RetrySettings;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationImportSelector;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.type.AnnotationMetadata;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

class Bitrix24AutoConfigurationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@RegisterExtension
	private final PortalServer portal = new PortalServer();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, Bitrix24AutoConfiguration.class));

	private ApplicationContextRunner configured() {
		return this.contextRunner.withPropertyValues("bitrix24.webhook-url=" + this.portal.webhookUrl());
	}

	@Test
	void webhookUrlIsAllThatCommunicationFieldsNeed() {
		configured().run((context) -> {
			StepVerifier.create(context.getBean(CrmActivityOperations.class).communicationFields())
				.assertNext((fields) -> assertThat(fields).containsOnlyKeys("ID"))
				.expectComplete()
				.verify(PATIENCE);
			this.portal.server()
				.verify(postRequestedFor(
						urlEqualTo("/rest/1/" + PortalServer.CODE + "/crm.activity.communication.fields")));
		});
	}

	@Test
	void accessTokenTravelsInTheBody() {
		this.contextRunner
			.withPropertyValues("bitrix24.portal-url=http://" + this.portal.host(), "bitrix24.access-token=t0ken")
			.run((context) -> {
				StepVerifier.create(context.getBean(CrmActivityOperations.class).fields())
					.expectNextCount(1)
					.expectComplete()
					.verify(PATIENCE);
				this.portal.server()
					.verify(postRequestedFor(urlEqualTo("/rest/crm.activity.fields"))
						.withRequestBody(equalToJson("{\"auth\":\"t0ken\"}")));
			});
	}

	@Test
	void startUpSendsNothing() {
		configured().run((context) -> {
			assertThat(context).hasSingleBean(Bitrix24Client.class);
			this.portal.server().verify(0, WireMock.anyRequestedFor(anyUrl()));
		});
	}

	@Test
	void nothingConfiguredMakesNoClient() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(Bitrix24ConnectionDetails.class)
			.doesNotHaveBean(Bitrix24ClientBuilder.class)
			.doesNotHaveBean(Bitrix24Client.class)
			.doesNotHaveBean(CrmActivityOperations.class));
	}

	@Test
	void enabledFalseSwitchesAllOff() {
		configured().withPropertyValues("bitrix24.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(Bitrix24Properties.class)
				.doesNotHaveBean(Bitrix24ConnectionDetails.class)
				.doesNotHaveBean(Bitrix24Client.class)
				.doesNotHaveBean(CrmActivityOperations.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://x.bitrix24.com/rest/1/" + PortalServer.CODE + "/crm.deal.get",
			"http://x.bitrix24.com/rest/1/" + PortalServer.CODE + "/", "'https://x/rest/1/" + PortalServer.CODE + "/'",
			"https://x.bitrix24.com/" + PortalServer.CODE })
	void unusableWebhookUrlFailsStartUpWithoutRepeatingIt(String url) {
		this.contextRunner.withPropertyValues("bitrix24.webhook-url=" + url).run((context) -> {
			assertThat(context).getFailure().rootCause().isInstanceOf(InvalidCredentialsException.class);
			for (Throwable failure = context.getStartupFailure(); failure != null; failure = failure.getCause()) {
				assertThat(failure.toString()).doesNotContain(PortalServer.CODE);
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "bitrix24.portal-url=https://x.bitrix24.com", "bitrix24.access-token=t0ken" })
	void bothWaysAtOnceFailStartUp(String other) {
		configured().withPropertyValues(other)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MutuallyExclusiveConfigurationPropertiesException.class)
				.hasMessageContaining("bitrix24.webhook-url")
				.hasMessageNotContaining(PortalServer.CODE)
				.hasMessageNotContaining("t0ken"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bitrix24.portal-url=https://x.bitrix24.com", "bitrix24.access-token=t0ken" })
	void halfOfATokenConfigurationFailsStartUp(String half) {
		this.contextRunner.withPropertyValues(half)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidCredentialsException.class)
				.hasMessageContaining("is empty"));
	}

	@Test
	void connectionDetailsTakeThePlaceOfProperties() {
		this.contextRunner
			.withBean(Bitrix24ConnectionDetails.class, () -> new FixedConnectionDetails(this.portal.webhookUrl()))
			.withPropertyValues("bitrix24.webhook-url=https://other.bitrix24.com/rest/1/other/")
			.run((context) -> assertThat(context.getBean(Bitrix24Client.class).portalHost())
				.isEqualTo(this.portal.host()));
	}

	@Test
	void builderBacksOff() {
		configured()
			.withBean(Bitrix24ClientBuilder.class,
					() -> Bitrix24ClientBuilder
						.create(Bitrix24Credentials.webhook("https://own.bitrix24.com/rest/1/code/")))
			.run((context) -> assertThat(context.getBean(Bitrix24Client.class).portalHost())
				.isEqualTo("own.bitrix24.com"));
	}

	@Test
	void clientBacksOff() {
		Bitrix24Client own = Bitrix24ClientBuilder
			.create(Bitrix24Credentials.webhook("https://own.bitrix24.com/rest/1/code/"))
			.build();
		configured().withBean("bitrix24Client", Bitrix24Client.class, () -> own)
			.run((context) -> assertThat(context).getBean(Bitrix24Client.class).isSameAs(own));
	}

	@Test
	void operationsBackOff() {
		configured().withUserConfiguration(OwnOperations.class)
			.run((context) -> assertThat(context).getBean(CrmActivityOperations.class)
				.isSameAs(context.getBean("ownOperations")));
	}

	@Test
	void everyBeanIsThereOnce() {
		configured().run((context) -> assertThat(context).hasSingleBean(Bitrix24Properties.class)
			.hasSingleBean(Bitrix24ConnectionDetails.class)
			.hasSingleBean(Bitrix24ClientBuilder.class)
			.hasSingleBean(Bitrix24Client.class)
			.hasSingleBean(CrmActivityOperations.class));
	}

	@Test
	void everyInjectedBuilderIsANewOne() {
		configured().run((context) -> assertThat(context.getBean(Bitrix24ClientBuilder.class))
			.isNotSameAs(context.getBean(Bitrix24ClientBuilder.class)));
	}

	@Test
	void ownClientNeedsNoProperties() {
		Bitrix24Client own = Bitrix24ClientBuilder
			.create(Bitrix24Credentials.webhook("https://own.bitrix24.com/rest/1/code/"))
			.build();
		this.contextRunner.withBean("own", Bitrix24Client.class, () -> own)
			.run((context) -> assertThat(context).hasNotFailed().getBean(Bitrix24Client.class).isSameAs(own));
	}

	@Test
	void ownConventionNamesTheObservation() {
		TestObservationRegistry registry = TestObservationRegistry.create();
		configured().withBean(ObservationRegistry.class, () -> registry)
			.withBean(Bitrix24ClientRequestConvention.class, ShopConvention::new)
			.run((context) -> {
				StepVerifier.create(context.getBean(CrmActivityOperations.class).fields())
					.expectNextCount(1)
					.expectComplete()
					.verify(PATIENCE);
				TestObservationRegistryAssert.assertThat(registry).hasObservationWithNameEqualTo("shop.calls");
			});
	}

	@Test
	void sslBundleComesFromTheApplication() {
		SslBundle bundle = SslBundle.of(SslStoreBundle.NONE);
		configured().withBean(SslBundles.class, () -> new DefaultSslBundleRegistry("portal", bundle))
			.withPropertyValues("bitrix24.http.ssl.bundle=portal")
			.run((context) -> assertThat(context.getBean(Bitrix24ConnectionDetails.class).getSslBundle())
				.isSameAs(bundle));
	}

	@Test
	void unknownSslBundleFailsStartUp() {
		configured().withBean(SslBundles.class, DefaultSslBundleRegistry::new)
			.withPropertyValues("bitrix24.http.ssl.bundle=portal")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(NoSuchSslBundleException.class)
				.hasMessageContaining("'portal'"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.boot.health", "io.micrometer.core",
			"org.springframework.boot.micrometer", "io.micrometer.context", "org.springframework.boot.testcontainers",
			"org.testcontainers", "io.github.b24spring.testportal",
			"org.springframework.boot.health,io.micrometer.core,org.springframework.boot.micrometer,"
					+ "io.micrometer.context,org.springframework.boot.testcontainers,org.testcontainers,"
					+ "io.github.b24spring.testportal" })
	void optionalLibrariesMayBeMissing(String packages) {
		// The way of an application: what is missing is filtered before it is loaded.
		new ApplicationContextRunner().withUserConfiguration(PlainApplication.class)
			.withPropertyValues("bitrix24.webhook-url=" + this.portal.webhookUrl())
			.withClassLoader(new FilteredClassLoader(packages.split(",")))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				StepVerifier.create(context.getBean(CrmActivityOperations.class).fields())
					.expectNextCount(1)
					.expectComplete()
					.verify(PATIENCE);
			});
	}

	@Test
	void customizersChangeWhatThePropertiesAndBeansHaveSet() {
		AtomicReference<HttpSettings> http = new AtomicReference<>();
		AtomicReference<RetrySettings> retry = new AtomicReference<>();
		AtomicReference<RateLimitSettings> rateLimit = new AtomicReference<>();
		List<String> heard = new ArrayList<>();
		configured()
			.withPropertyValues("bitrix24.http.max-response-size=3MB", "bitrix24.retry.max-retries=7",
					"bitrix24.rate-limit.burst=11")
			.withBean("listener", Bitrix24ClientListener.class, () -> hearing(heard, "bean"))
			.withBean("customizer", Bitrix24ClientBuilderCustomizer.class, () -> (builder) -> {
				builder.addListener(hearing(heard, "customizer"));
				builder.httpSettings((settings) -> keep(http, settings));
				builder.retrySettings((settings) -> keep(retry, settings));
				builder.rateLimitSettings((settings) -> keep(rateLimit, settings));
			})
			.run((context) -> {
				StepVerifier.create(context.getBean(CrmActivityOperations.class).fields())
					.expectNextCount(1)
					.expectComplete()
					.verify(PATIENCE);
				assertThat(http.get().maxResponseSize()).isEqualTo(3 << 20);
				assertThat(retry.get().maxRetries()).isEqualTo(7);
				assertThat(rateLimit.get().burst()).isEqualTo(11);
				assertThat(heard).containsExactly("bean", "customizer");
			});
	}

	private static Bitrix24ClientListener hearing(List<String> heard, String name) {
		return new Bitrix24ClientListener() {

			@Override
			public void answered(Answer answer) {
				heard.add(name);
			}

		};
	}

	private static <T> T keep(AtomicReference<T> seen, T settings) {
		seen.set(settings);
		return settings;
	}

	@Test
	void customizersGoAfterTheProperties() {
		configured()
			.withBean("customizer", Bitrix24ClientBuilderCustomizer.class,
					() -> (builder) -> builder.httpSettings((settings) -> settings.withUserAgent("shop/7")))
			.run((context) -> {
				StepVerifier.create(context.getBean(CrmActivityOperations.class).fields())
					.expectNextCount(1)
					.expectComplete()
					.verify(PATIENCE);
				this.portal.server().verify(postRequestedFor(anyUrl()).withHeader("User-Agent", equalTo("shop/7")));
			});
	}

	@Test
	void listenersHearOfAnswers() {
		List<String> heard = new ArrayList<>();
		configured().withBean(Bitrix24ClientListener.class, () -> new Bitrix24ClientListener() {

			@Override
			public void answered(Answer answer) {
				heard.add(answer.method());
			}

		}).run((context) -> {
			StepVerifier.create(context.getBean(CrmActivityOperations.class).fields())
				.expectNextCount(1)
				.expectComplete()
				.verify(PATIENCE);
			assertThat(heard).containsExactly("crm.activity.fields");
		});
	}

	@Test
	void responseTimeoutIsApplied() {
		this.portal.answer(okJson("{\"result\":1}").withFixedDelay(5_000));
		configured().withPropertyValues("bitrix24.http.response-timeout=200ms")
			.run((context) -> StepVerifier.create(context.getBean(CrmActivityOperations.class).fields())
				.expectError(Bitrix24TimeoutException.class)
				.verify(PATIENCE));
	}

	@Test
	void failuresNameThePropertyThatDecides() {
		this.portal.answer(aResponse().withStatus(302).withHeader("Location", "https://evil.example/rest/x"));
		configured().run((context) -> StepVerifier.create(context.getBean(CrmActivityOperations.class).fields())
			.expectErrorSatisfies(
					(failure) -> assertThat(failure).hasMessageContaining("'bitrix24.allowed-redirect-hosts'"))
			.verify(PATIENCE));
	}

	@Test
	void timeoutsOfTheApplicationHoldWhereThereAreNoneOfTheClient() {
		this.portal.answer(okJson("{\"result\":1}").withFixedDelay(1_500));
		ApplicationContextRunner impatient = configured()
			.withConfiguration(AutoConfigurations.of(HttpClientAutoConfiguration.class))
			.withPropertyValues("spring.http.clients.read-timeout=200ms", "bitrix24.retry.timeout=0");
		impatient.run((context) -> StepVerifier
			.create(context.getBean(Bitrix24Client.class).call("profile").retrieve(Integer.class))
			.expectError(Bitrix24TimeoutException.class)
			.verify(Duration.ofSeconds(30)));
		impatient.withPropertyValues("bitrix24.http.response-timeout=20s")
			.run((context) -> StepVerifier
				.create(context.getBean(Bitrix24Client.class).call("profile").retrieve(Integer.class))
				.expectNext(1)
				.expectComplete()
				.verify(Duration.ofSeconds(30)));
	}

	@Test
	void redirectsAreNeverFollowedBlindly() {
		this.portal.answer(aResponse().withStatus(302).withHeader("Location", "https://evil.example/rest/x"));
		configured().withPropertyValues("spring.http.clients.redirects=" + HttpRedirects.FOLLOW)
			.run((context) -> StepVerifier.create(context.getBean(CrmActivityOperations.class).fields())
				.expectError(Bitrix24PortalMovedException.class)
				.verify(PATIENCE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "reactor", "jdk" })
	void anyConnectorReachesThePortal(String connector) {
		configured().withPropertyValues("spring.http.clients.reactive.connector=" + connector).run((context) -> {
			StepVerifier.create(context.getBean(CrmActivityOperations.class).fields())
				.expectNextCount(1)
				.expectComplete()
				.verify(PATIENCE);
			this.portal.server()
				.verify(postRequestedFor(urlEqualTo("/rest/1/" + PortalServer.CODE + "/crm.activity.fields")));
		});
	}

	@Test
	void worksWithoutTheApplicationsHttpClients() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(Bitrix24AutoConfiguration.class))
			.withPropertyValues("bitrix24.webhook-url=" + this.portal.webhookUrl())
			.run((context) -> StepVerifier.create(context.getBean(CrmActivityOperations.class).fields())
				.expectNextCount(1)
				.expectComplete()
				.verify(PATIENCE));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnOperations {

		@Bean
		CrmActivityOperations ownOperations(Bitrix24Client client) {
			return CrmActivityOperations.of(client);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(StarterAlone.class)
	static class PlainApplication {

	}

	/**
	 * Selects as an application does, from this library alone.
	 */
	static final class StarterAlone extends AutoConfigurationImportSelector {

		@Override
		protected AnnotationAttributes getAttributes(AnnotationMetadata metadata) {
			return new AnnotationAttributes(EnableAutoConfiguration.class);
		}

		@Override
		protected Set<String> getExclusions(AnnotationMetadata metadata, AnnotationAttributes attributes) {
			return Set.of();
		}

		@Override
		protected List<String> getCandidateConfigurations(AnnotationMetadata metadata,
				AnnotationAttributes attributes) {
			return ImportCandidates.load(AutoConfiguration.class, getBeanClassLoader())
				.getCandidates()
				.stream()
				.filter((name) -> name.startsWith("io.github.b24spring"))
				.toList();
		}

	}

	private static final class ShopConvention extends DefaultBitrix24ClientRequestConvention {

		@Override
		public String getName() {
			return "shop.calls";
		}

	}

	record FixedConnectionDetails(String getWebhookUrl) implements Bitrix24ConnectionDetails {
	}

}
