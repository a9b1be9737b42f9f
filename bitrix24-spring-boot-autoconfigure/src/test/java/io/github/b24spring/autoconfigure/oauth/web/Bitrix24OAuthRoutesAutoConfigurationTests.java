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
package io.github.b24spring.autoconfigure.oauth.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthAutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.OAuthPortal;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.oauth.PortalTokens;
import io.github.b24spring.client.oauth.TokenStore;
import io.github.b24spring.client.oauth.request.ApplicationInstalled;
import io.github.b24spring.client.oauth.request.ApplicationRequest;
import io.github.b24spring.testportal.event.FormPost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Bitrix24OAuthRoutesAutoConfiguration}.
 */
class Bitrix24OAuthRoutesAutoConfigurationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(Bitrix24OAuthAutoConfiguration.class,
			Bitrix24AutoConfiguration.class, Bitrix24OAuthRoutesAutoConfiguration.class);

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal();

	private ReactiveWebApplicationContextRunner application() {
		return new ReactiveWebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues(this.portal.application())
			.withPropertyValues("bitrix24.oauth.routes.enabled=true");
	}

	private static void expect(Mono<Bitrix24OAuthReply> reply, HttpStatus status, String body) {
		StepVerifier.create(reply).assertNext((found) -> {
			assertThat(found.status()).isEqualTo(status.value());
			assertThat(found.body()).isEqualTo(body);
		}).expectComplete().verify(PATIENCE);
	}

	@Test
	void handlerOfTheApplicationsOwnAnswersInSuccessAndInFailure() {
		application().withBean(Bitrix24OAuthHandler.class, OwnHandler::new).run((context) -> {
			OAuthRoutes routes = context.getBean(OAuthRoutes.class);
			FormPost post = this.portal.portal().posts(this.portal.installation()).installed();
			FormPost forged = post.with("auth[application_token]", "another");
			expect(routes.receive(post.body().getBytes(StandardCharsets.UTF_8), null), HttpStatus.OK, "welcome 1");
			expect(routes.receive(forged.body().getBytes(StandardCharsets.UTF_8), null), HttpStatus.FORBIDDEN, "sorry");
			expect(routes.callback("state=x", "y"), HttpStatus.BAD_REQUEST, "sorry");
		});
	}

	/**
	 * The tokens are kept, which is not what a failure means.
	 */
	@Test
	void failureOfTheHandlerIsNoneOfTheRequest() {
		Bitrix24OAuthHandler failing = new Bitrix24OAuthHandler() {

			@Override
			public Mono<Bitrix24OAuthReply> received(ApplicationRequest request) {
				return Mono.error(new Bitrix24ConnectionException(
						Bitrix24Error.withoutAnswer("placement.bind", "refused", false), null));
			}

			@Override
			public Mono<Bitrix24OAuthReply> failed(Throwable failure, HttpStatus status) {
				throw new AssertionError("Nothing was kept?");
			}

		};
		application().withBean(Bitrix24OAuthHandler.class, () -> failing).run((context) -> {
			FormPost post = this.portal.portal().posts(this.portal.installation()).installed();
			StepVerifier
				.create(context.getBean(OAuthRoutes.class).receive(post.body().getBytes(StandardCharsets.UTF_8), null))
				.expectError(Bitrix24ConnectionException.class)
				.verify(PATIENCE);
			StepVerifier.create(context.getBean(TokenStore.class).find(this.portal.key()))
				.expectNextCount(1)
				.expectComplete()
				.verify(PATIENCE);
		});
	}

	@ParameterizedTest
	@CsvSource({ "path, bitrix24", "path, /bitrix24/", "path, /{portal}", "path, /", "state-lifetime, 0s",
			"state-lifetime, -1s", "state-lifetime, 900ms", "state-lifetime, 2d", "max-form-size, 0B",
			"max-form-size, -1B", "max-form-size, 2GB" })
	void wrongValueIsNamed(String property, String value) {
		application().withPropertyValues("bitrix24.oauth.routes." + property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(failure) -> assertThat(failure.getName()).isEqualTo("bitrix24.oauth.routes." + property)));
	}

	@Test
	void thereAreNoRoutesUnlessTheyAreAskedFor() {
		application().withPropertyValues("bitrix24.oauth.routes.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(OAuthRoutes.class));
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues(this.portal.application())
			.withPropertyValues("bitrix24.oauth.routes.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(OAuthRoutes.class));
	}

	private static final class OwnHandler implements Bitrix24OAuthHandler {

		@Override
		public Mono<Bitrix24OAuthReply> authorized(PortalTokens tokens) {
			return Mono.just(Bitrix24OAuthReply.text(HttpStatus.OK, "authorized"));
		}

		@Override
		public Mono<Bitrix24OAuthReply> received(ApplicationRequest request) {
			return Mono
				.just(Bitrix24OAuthReply.text(HttpStatus.OK, "welcome " + ((ApplicationInstalled) request).version()));
		}

		@Override
		public Mono<Bitrix24OAuthReply> failed(Throwable failure, HttpStatus status) {
			return Mono.just(Bitrix24OAuthReply.text(status, "sorry"));
		}

	}

}
