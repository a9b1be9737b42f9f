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
package io.github.b24spring.autoconfigure.oauth.r2dbc;

import java.time.Duration;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthAutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.OAuthPortal;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.oauth.TokenStore;
import io.github.b24spring.client.oauth.r2dbc.R2dbcTokenStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application with tokens in a database can rely on, whichever database it is.
 */
abstract class TokenStoreSchemaContract {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@RegisterExtension
	final OAuthPortal portal = new OAuthPortal();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(R2dbcAutoConfiguration.class, Bitrix24R2dbcTokenStoreAutoConfiguration.class,
					Bitrix24OAuthAutoConfiguration.class, Bitrix24AutoConfiguration.class));

	abstract String url();

	ApplicationContextRunner application() {
		return this.contextRunner.withPropertyValues(this.portal.application())
			.withPropertyValues(this.portal.firstTokens())
			.withPropertyValues("spring.r2dbc.url=" + url(), "bitrix24.oauth.token-store.type=r2dbc");
	}

	static void call(ApplicationContext context) {
		StepVerifier.create(context.getBean(Bitrix24Client.class).call("profile").retrieve(Object.class))
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void tablesAreMadeAndRenewedTokensOutliveARestart() {
		this.portal.installation().expireAccessTokens();
		ApplicationContextRunner application = application()
			.withPropertyValues("bitrix24.oauth.token-store.r2dbc.initialize-schema=always");
		application.run((context) -> {
			assertThat(context).getBean(TokenStore.class).isInstanceOf(R2dbcTokenStore.class);
			call(context);
		});
		application.run(TokenStoreSchemaContract::call);
		assertThat(this.portal.installation().refreshes()).isOne();
	}

}
