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

import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthAutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthProperties;
import io.github.b24spring.client.oauth.TokenCipher;
import io.github.b24spring.client.oauth.TokenStore;
import io.github.b24spring.client.oauth.redis.RedisTokenStore;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for tokens that are kept in Redis.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@AutoConfiguration(before = Bitrix24OAuthAutoConfiguration.class,
		afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration")
@ConditionalOnClass(ReactiveStringRedisTemplate.class)
@ConditionalOnSingleCandidate(ReactiveRedisConnectionFactory.class)
@ConditionalOnBooleanProperty(name = "bitrix24.enabled", matchIfMissing = true)
@ConditionalOnProperty(name = "bitrix24.oauth.token-store.type", havingValue = "redis")
public final class Bitrix24RedisTokenStoreAutoConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean(TokenStore.class)
	RedisTokenStore bitrix24TokenStore(ReactiveRedisConnectionFactory connectionFactory, TokenCipher cipher,
			Bitrix24OAuthProperties properties) {
		return RedisTokenStore.create(new ReactiveStringRedisTemplate(connectionFactory), cipher)
			.withPrefix(properties.getTokenStore().getRedis().getPrefix());
	}

}
