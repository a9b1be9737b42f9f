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
package io.github.b24spring.autoconfigure.oauth.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthAutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.OAuthPortal;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.oauth.TokenStore;
import io.github.b24spring.client.oauth.redis.RedisTokenStore;
import io.github.b24spring.testserver.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class Bitrix24RedisTokenStoreAutoConfigurationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String OLD_KEY = key("0123456789abcdef");

	private static final String NEW_KEY = key("0123456789abcdef0123456789ABCDEF");

	private static RedisServer server;

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataRedisAutoConfiguration.class,
				DataRedisReactiveAutoConfiguration.class, Bitrix24RedisTokenStoreAutoConfiguration.class,
				Bitrix24OAuthAutoConfiguration.class, Bitrix24AutoConfiguration.class));

	@BeforeAll
	static void start() throws IOException {
		Assumptions.assumeTrue(RedisServer.isAvailable(), RedisServer.MISSING);
		server = RedisServer.start();
	}

	@AfterAll
	static void stop() throws IOException {
		if (server != null) {
			server.close();
		}
	}

	private static String key(String bytes) {
		return Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.US_ASCII));
	}

	private ApplicationContextRunner application() {
		return this.contextRunner.withPropertyValues(this.portal.application())
			.withPropertyValues(this.portal.firstTokens())
			.withPropertyValues("spring.data.redis.host=127.0.0.1", "spring.data.redis.port=" + server.port(),
					"bitrix24.oauth.token-store.type=redis");
	}

	private static void call(ApplicationContext context) {
		StepVerifier.create(context.getBean(Bitrix24Client.class).call("profile").retrieve(Object.class))
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void renewedTokensOutliveARestart(CapturedOutput output) {
		this.portal.installation().expireAccessTokens();
		application().run((context) -> {
			assertThat(context).getBean(TokenStore.class).isInstanceOf(RedisTokenStore.class);
			call(context);
		});
		application().run(Bitrix24RedisTokenStoreAutoConfigurationTests::call);
		assertThat(this.portal.installation().refreshes()).isOne();
		assertThat(output).doesNotContain("memory of this process");
	}

	@Test
	void tokensAreEncryptedAndTheKeyCanBeChanged() {
		this.portal.installation().expireAccessTokens();
		application().withPropertyValues("bitrix24.oauth.token-store.encryption.keys.a=" + OLD_KEY).run((context) -> {
			call(context);
			assertThat(stored(context, "bitrix24:")).contains("a:").doesNotContain("oauth", "access");
		});
		this.portal.installation().expireAccessTokens();
		application()
			.withPropertyValues("bitrix24.oauth.token-store.encryption.keys.a=" + OLD_KEY,
					"bitrix24.oauth.token-store.encryption.keys.b=" + NEW_KEY,
					"bitrix24.oauth.token-store.encryption.current-key=b")
			.run((context) -> {
				call(context);
				assertThat(stored(context, "bitrix24:")).contains("b:");
			});
		application().withPropertyValues("bitrix24.oauth.token-store.encryption.keys.b=" + NEW_KEY)
			.run(Bitrix24RedisTokenStoreAutoConfigurationTests::call);
		assertThat(this.portal.installation().refreshes()).isEqualTo(2);
	}

	@Test
	void prefixIsThatOfAllNames() {
		application().withPropertyValues("bitrix24.oauth.token-store.redis.prefix=shop:").run((context) -> {
			call(context);
			assertThat(stored(context, "shop:")).isNotEmpty();
		});
	}

	@Test
	void storeOfTheApplicationsOwnIsUsed() {
		TokenStore own = TokenStore.inMemory();
		application().withBean(TokenStore.class, () -> own)
			.run((context) -> assertThat(context).getBean(TokenStore.class).isSameAs(own));
	}

	@Test
	void redisOnTheClassPathAloneChangesNothing() {
		application().withPropertyValues("bitrix24.oauth.token-store.type=memory")
			.run((context) -> assertThat(context).hasSingleBean(TokenStore.class)
				.doesNotHaveBean(RedisTokenStore.class));
	}

	@Test
	void missingLibraryDoesNotPreventTheStart() {
		application().withPropertyValues("bitrix24.oauth.token-store.type=memory")
			.withClassLoader(new FilteredClassLoader("org.springframework.data.redis", "io.r2dbc"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(TokenStore.class));
	}

	private String stored(ApplicationContext context, String prefix) {
		StringBuilder text = new StringBuilder();
		StepVerifier
			.create(context.getBean("reactiveStringRedisTemplate", ReactiveStringRedisTemplate.class)
				.<String, String>opsForHash()
				.values(prefix + "tokens:" + this.portal.key()))
			.assertNext(text::append)
			.expectComplete()
			.verify(PATIENCE);
		return text.toString();
	}

}
