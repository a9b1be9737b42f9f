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

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.oauth.Bitrix24OAuth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What an application that was processed ahead of time says of portals that were not
 * known then.
 */
class KnownAheadOfTimeCheckTests {

	private static final String BRANCH = "bitrix24.portals.branch.webhook-url";

	private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void nothingToldIsLeftToWhoeverNeedsIt() {
		assertAccepted();
	}

	@ParameterizedTest
	@ValueSource(strings = { "bitrix24.webhook-url", "bitrix24.portal-url", "bitrix24.oauth.refresh-token" })
	void defaultPortalThatCameLaterThanTheNamedOnesIsTold(String property) {
		know(NamedPortalsRegistrar.clientName("branch"), Bitrix24Client.class);
		this.environment.withProperty(BRANCH, "x").withProperty(property, "x");
		assertRefused("The default portal, which '" + property + "' tells of, was not known");
	}

	@Test
	void knownPortalsAreAccepted() {
		know(NamedPortalsRegistrar.clientName("branch"), Bitrix24Client.class);
		know("details", Bitrix24ConnectionDetails.class);
		this.environment.withProperty(BRANCH, "x").withProperty("bitrix24.webhook-url", "x");
		assertAccepted();
	}

	@Test
	void namedPortalThatCameLaterIsTold() {
		know("details", Bitrix24ConnectionDetails.class);
		this.environment.withProperty(BRANCH, "x");
		assertRefused("The portal 'branch' of 'bitrix24.portals' was not known");
	}

	@Test
	void applicationThatCameLaterIsToldUnlessItHasADefaultPortal() {
		know("details", Bitrix24ConnectionDetails.class);
		this.environment.withProperty("bitrix24.oauth.client-id", "local.1");
		assertRefused("The application's 'bitrix24.oauth.client-id' was not known");
		this.environment.withProperty("bitrix24.portal-url", "x");
		assertAccepted();
	}

	@Test
	void knownApplicationIsAccepted() {
		know("oauth", Bitrix24OAuth.class);
		this.environment.withProperty("bitrix24.oauth.client-id", "local.1");
		assertAccepted();
	}

	@Test
	void applicationThatWasNotProcessedIsNotLookedAt() {
		this.environment.withProperty(BRANCH, "x").withProperty("bitrix24.webhook-url", "x");
		assertThatNoException()
			.isThrownBy(() -> new KnownAheadOfTimeCheck(this.environment, false).postProcessBeanFactory(this.beans));
	}

	private void know(String name, Class<?> type) {
		this.beans.registerBeanDefinition(name, new RootBeanDefinition(type));
	}

	private void assertAccepted() {
		assertThatNoException().isThrownBy(this::check);
	}

	private void assertRefused(String message) {
		assertThatExceptionOfType(UnknownAheadOfTimeException.class).isThrownBy(this::check)
			.withMessageStartingWith(message);
	}

	private void check() {
		new KnownAheadOfTimeCheck(this.environment, true).postProcessBeanFactory(this.beans);
	}

}
