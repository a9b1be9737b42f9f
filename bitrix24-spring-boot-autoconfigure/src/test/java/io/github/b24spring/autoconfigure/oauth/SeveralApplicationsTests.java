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
import java.time.Duration;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.NamedPortals;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.oauth.PortalTokens;
import io.github.b24spring.client.oauth.TokenKey;
import io.github.b24spring.client.oauth.TokenStore;
import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testportal.oauth.Installation;
import io.github.b24spring.testportal.oauth.TokenPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two applications on one portal, in one process and with one token store.
 */
class SeveralApplicationsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Application REPORTS = Application.local("local.reports", "s3cret0freports");

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal();

	@RegisterExtension
	private final OAuthPortal branch = new OAuthPortal();

	private final Installation reports = this.portal.portal().install(REPORTS);

	private final TokenPair reportsTokens = this.reports.tokens();

	private final TokenKey reportsKey = TokenKey.of(REPORTS.clientId(), this.portal.portal().memberId());

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
						Bitrix24OAuthAutoConfiguration.class, Bitrix24AutoConfiguration.class))
		.withPropertyValues(this.portal.application());

	private ApplicationContextRunner twoApplications() {
		return this.contextRunner.withPropertyValues(this.portal.firstTokens())
			.withPropertyValues("bitrix24.portals.reports.portal-url=" + this.portal.portal().url(),
					"bitrix24.portals.reports.oauth.client-id=" + REPORTS.clientId(),
					"bitrix24.portals.reports.oauth.client-secret=s3cret0freports",
					"bitrix24.portals.reports.oauth.member-id=" + this.portal.portal().memberId(),
					"bitrix24.portals.reports.oauth.access-token=" + this.reportsTokens.accessToken(),
					"bitrix24.portals.reports.oauth.refresh-token=" + this.reportsTokens.refreshToken());
	}

	@Test
	void eachRenewsAndKeepsItsOwnTokens() {
		this.portal.installation().expireAccessTokens();
		this.reports.expireAccessTokens();
		twoApplications().run((context) -> {
			Bitrix24Client[] clients = { context.getBean(Bitrix24Client.class),
					context.getBean(NamedPortals.class).client("reports") };
			StepVerifier
				.create(Flux.range(0, 20)
					.flatMap((number) -> clients[number % 2].call("profile").retrieve(Object.class))
					.count())
				.expectNext(20L)
				.expectComplete()
				.verify(PATIENCE);
			assertThat(this.portal.installation().refreshes()).isOne();
			assertThat(this.reports.refreshes()).isOne();
			TokenStore store = context.getBean(TokenStore.class);
			StepVerifier
				.create(Mono.zip(store.find(this.portal.key()), store.find(this.reportsKey))
					.map((both) -> both.getT1().accessToken().equals(both.getT2().accessToken())))
				.expectNext(false)
				.expectComplete()
				.verify(PATIENCE);
		});
	}

	@Test
	void eachRenewsItsOwnIdleTokens() {
		twoApplications().withPropertyValues("bitrix24.oauth.idle-renewal.interval=20ms").run((context) -> {
			assertThat(context.getBean(IdleRenewals.class).size()).isEqualTo(2);
			TokenStore store = context.getBean(TokenStore.class);
			StepVerifier
				.create(store.save(this.portal.key(), idle(this.portal.tokens()))
					.then(store.save(this.reportsKey, idle(this.reportsTokens)))
					.then(renewed(store, this.portal.key()))
					.then(renewed(store, this.reportsKey)))
				.expectComplete()
				.verify(PATIENCE);
		});
		assertThat(this.portal.installation().refreshes()).isOne();
		assertThat(this.reports.refreshes()).isOne();
	}

	@Test
	void oneOfThemCanDoWithout() {
		twoApplications().withPropertyValues("bitrix24.portals.reports.oauth.idle-renewal.enabled=false")
			.run((context) -> assertThat(context.getBean(IdleRenewals.class).size()).isOne());
	}

	@Test
	void oneApplicationOnTwoPortalsRenewsTheTokensOfEach() {
		this.portal.installation().expireAccessTokens();
		this.branch.installation().expireAccessTokens();
		this.contextRunner.withPropertyValues(this.portal.firstTokens("bitrix24.portals.shop."))
			.withPropertyValues(this.branch.firstTokens("bitrix24.portals.branch."))
			.withPropertyValues("bitrix24.portals.branch.oauth.local-server-url=" + this.branch.portal().oauth().url())
			.run((context) -> call(context.getBean(NamedPortals.class), "shop", "branch"));
		assertThat(this.portal.installation().refreshes()).isOne();
		assertThat(this.branch.installation().refreshes()).isOne();
	}

	@Test
	void portalThatHasTwoNamesRenewsItsTokensOnce() {
		this.portal.installation().expireAccessTokens();
		this.contextRunner.withPropertyValues(this.portal.firstTokens("bitrix24.portals.shop."))
			.withPropertyValues(this.portal.firstTokens("bitrix24.portals.branch."))
			.run((context) -> call(context.getBean(NamedPortals.class), "shop", "branch"));
		assertThat(this.portal.installation().refreshes()).isOne();
	}

	private static void call(NamedPortals portals, String... names) {
		StepVerifier
			.create(Flux.range(0, 20)
				.flatMap(
						(number) -> portals.client(names[number % names.length]).call("profile").retrieve(Object.class))
				.count())
			.expectNext(20L)
			.expectComplete()
			.verify(PATIENCE);
	}

	private PortalTokens idle(TokenPair tokens) {
		return PortalTokens.of(this.portal.portal().memberId(),
				PortalAddress.of(URI.create(this.portal.portal().url())), tokens.accessToken(), tokens.refreshToken());
	}

	private static Mono<Void> renewed(TokenStore store, TokenKey key) {
		return Mono.defer(() -> store.find(key))
			.filter((tokens) -> tokens.expiresAt() != null)
			.repeatWhenEmpty((again) -> again.delayElements(Duration.ofMillis(10)))
			.then();
	}

}
