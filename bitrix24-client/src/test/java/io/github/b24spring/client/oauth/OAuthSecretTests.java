package io.github.b24spring.client.oauth;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.testportal.Fault;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that is emitted at TRACE while tokens are renewed, and are not, searched for
 * tokens and the application's secret.
 */
class OAuthSecretTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal();

	private final List<String> emitted = new CopyOnWriteArrayList<>();

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Appender<ILoggingEvent> appender = new AppenderBase<>() {

		@Override
		protected void append(ILoggingEvent event) {
			OAuthSecretTests.this.emitted.add(event.getFormattedMessage() + ((event.getThrowableProxy() != null)
					? ThrowableProxyUtil.asString(event.getThrowableProxy()) : ""));
		}

	};

	private final ObservationRegistry observations = ObservationRegistry.create();

	private Level level;

	@BeforeEach
	void captureEverything() {
		this.level = this.root.getLevel();
		this.root.detachAppender("console");
		this.appender.start();
		this.root.addAppender(this.appender);
		this.root.setLevel(Level.TRACE);
		// WireMock runs in this process and is the one that may know.
		((Logger) LoggerFactory.getLogger("wiremock")).setLevel(Level.OFF);
		((Logger) LoggerFactory.getLogger("org.wiremock")).setLevel(Level.OFF);
		this.observations.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {

			@Override
			public void onStop(Observation.Context context) {
				OAuthSecretTests.this.emitted
					.add(context.getName() + context.getAllKeyValues() + String.valueOf(context.getError()));
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		});
	}

	@AfterEach
	void stopCapturing() {
		this.root.setLevel(this.level);
		this.root.detachAppender(this.appender);
	}

	@Test
	void neitherTokensNorSecretAreEmitted() {
		PortalTokens tokens = this.portal.expiredTokens();
		Bitrix24OAuth oauth = this.portal.oauth((builder) -> builder.observationRegistry(this.observations));
		Bitrix24Credentials credentials = oauth.credentials(tokens);
		StepVerifier
			.create(this.portal.client(credentials, (builder) -> builder.observationRegistry(this.observations))
				.call("profile")
				.retrieve(Object.class))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		remember(this.portal.store.find(this.portal.key()));
		PortalTokens renewed = this.portal.tokens();
		for (Fault fault : List.of(
				Fault.error(400, "invalid_request", "client_secret " + OAuthPortal.CLIENT_SECRET + " is wrong"),
				Fault.body(200, "application/json", "{\"access_token\":\"" + renewed.accessToken() + "\",}"),
				Fault.body(200, "application/json", "{\"access_token\":\"" + renewed.accessToken() + "\"}"),
				Fault.body(200, "text/html", renewed.refreshToken()), Fault.RESET_AFTER_EXECUTION,
				Fault.error(400, "invalid_grant", "no such token"))) {
			this.portal.portal.oauthFaults().next(fault);
			fail(this.portal
				.oauth((builder) -> builder.observationRegistry(this.observations).tokenStore(TokenStore.inMemory()))
				.credentials(renewed));
		}
		this.emitted.add(oauth + " " + credentials + " " + tokens + " " + renewed + " " + oauth.tokenStore());
		assertThat(this.emitted).anyMatch((text) -> text.startsWith("bitrix24.oauth.requests"))
			.anyMatch((text) -> text.contains("invalid_grant"));
		assertThat(this.portal.secrets).hasSizeGreaterThan(5);
		for (String secret : this.portal.secrets) {
			assertThat(this.emitted).noneMatch((text) -> text.contains(secret));
		}
	}

	private void fail(Bitrix24Credentials credentials) {
		StepVerifier
			.create(Mono.defer(credentials::access)
				.flatMap((access) -> credentials.invalidate(access).then(Mono.defer(credentials::access))))
			.expectErrorSatisfies((failure) -> {
				StringWriter text = new StringWriter();
				failure.printStackTrace(new PrintWriter(text));
				this.emitted.add(text.toString());
			})
			.verify(LIMIT);
	}

	private void remember(Mono<PortalTokens> tokens) {
		StepVerifier.create(tokens).assertNext((found) -> {
			this.portal.secrets.add(found.accessToken());
			this.portal.secrets.add(found.refreshToken());
		}).expectComplete().verify(LIMIT);
	}

}
