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
package io.github.b24spring.client.oauth;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import ch.qos.logback.classic.Level;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.fixture.EmittedTexts;
import io.github.b24spring.client.oauth.request.ApplicationRequest;
import io.github.b24spring.client.oauth.request.AuthorizationCode;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import io.github.b24spring.testportal.Fault;
import io.github.b24spring.testportal.event.FormPost;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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

	@RegisterExtension
	private final EmittedTexts emitted = new EmittedTexts(Level.TRACE, (logger) -> true);

	private final ObservationRegistry observations = ObservationRegistry.create();

	@BeforeEach
	void captureObservations() {
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
		assertThat(this.emitted.all()).anyMatch((text) -> text.startsWith("bitrix24.oauth.requests"))
			.anyMatch((text) -> text.contains("invalid_grant"));
		assertThat(this.portal.secrets).hasSizeGreaterThan(5);
		for (String secret : this.portal.secrets) {
			assertThat(this.emitted.all()).noneMatch((text) -> text.contains(secret));
		}
	}

	@Test
	void neitherTokensNorCodesOfRequestsAreEmitted() {
		Bitrix24OAuth oauth = this.portal.oauth((builder) -> builder.observationRegistry(this.observations));
		FormPost post = this.portal.posts().installed();
		List<FormPost> posts = List.of(post.with("auth[member_id]", "other"), post, this.portal.posts().userReady(),
				this.portal.posts().page(7),
				this.portal.posts().installed().with("auth[client_endpoint]", "https://10.0.0.1/"),
				this.portal.posts().installed().without("auth[refresh_token]"),
				this.portal.posts().installed().with("auth[client_endpoint]", "http://localhost:1/rest/"));
		for (FormPost each : posts) {
			each.fields().forEach((name, value) -> {
				if (name.toLowerCase(Locale.ROOT).contains("token") || name.endsWith("_ID") && value.length() > 20) {
					this.portal.secrets.add(value);
				}
			});
			ApplicationRequest request = OAuthPortal.read(each);
			this.emitted.add(request.toString());
			emit(oauth.install(request));
			emit(oauth.authenticate(OAuthPortal.read(each.forged())));
			remember(this.portal.store.find(this.portal.key()).onErrorComplete());
		}
		AuthorizationCode code = new AuthorizationCode("c0defromthebrowser", "st4tefromthebrowser",
				PortalAddress.of(URI.create(this.portal.portal.url())), this.portal.portal.memberId(), null);
		this.portal.secrets.add("c0defromthebrowser");
		this.portal.secrets.add("st4tefromthebrowser");
		this.emitted.add(code.toString());
		emit(oauth.exchange(code));
		assertThat(this.emitted.all()).anyMatch((text) -> text.contains("FOREIGN_ENDPOINT"))
			.anyMatch((text) -> text.contains("FOREIGN_PORTAL"))
			.anyMatch((text) -> text.contains("ADDRESS_NOT_ALLOWED"))
			.anyMatch((text) -> text.contains("TOKENS_REFUSED"))
			.anyMatch((text) -> text.contains("WRONG_APPLICATION_TOKEN"));
		assertThat(this.portal.secrets).hasSizeGreaterThan(15);
		for (String secret : this.portal.secrets) {
			assertThat(this.emitted.all()).noneMatch((text) -> text.contains(secret));
		}
	}

	private void emit(Mono<PortalTokens> outcome) {
		StepVerifier.create(outcome.map(PortalTokens::toString).onErrorResume((failure) -> {
			StringWriter text = new StringWriter();
			failure.printStackTrace(new PrintWriter(text));
			String reason = (failure instanceof RefusedRequestException refused) ? refused.reason() + " " : "";
			return Mono.just(reason + text);
		})).consumeNextWith(this.emitted::add).expectComplete().verify(LIMIT);
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
		StepVerifier.create(tokens.doOnNext((found) -> {
			this.portal.secrets.add(found.accessToken());
			this.portal.secrets.add(found.refreshToken());
		}).then()).expectComplete().verify(LIMIT);
	}

}
