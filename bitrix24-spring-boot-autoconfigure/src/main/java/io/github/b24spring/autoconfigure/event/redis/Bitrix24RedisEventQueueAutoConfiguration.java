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
package io.github.b24spring.autoconfigure.event.redis;

import io.github.b24spring.autoconfigure.event.Bitrix24EventOwnershipProperties;
import io.github.b24spring.autoconfigure.event.Bitrix24EventsAutoConfiguration;
import io.github.b24spring.client.event.source.EventQueueLocks;
import io.github.b24spring.client.event.source.redis.RedisEventQueueLocks;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for owners of queues that are kept
 * in Redis.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@AutoConfiguration(before = Bitrix24EventsAutoConfiguration.class,
		afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration")
@ConditionalOnClass(ReactiveStringRedisTemplate.class)
@ConditionalOnSingleCandidate(ReactiveRedisConnectionFactory.class)
@ConditionalOnBooleanProperty(name = "bitrix24.enabled", matchIfMissing = true)
@ConditionalOnProperty(name = "bitrix24.events.ownership.type", havingValue = "redis")
@EnableConfigurationProperties(Bitrix24EventOwnershipProperties.class)
public final class Bitrix24RedisEventQueueAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(EventQueueLocks.class)
	RedisEventQueueLocks bitrix24EventQueueLocks(ReactiveRedisConnectionFactory connectionFactory,
			Bitrix24EventOwnershipProperties properties) {
		return RedisEventQueueLocks.create(new ReactiveStringRedisTemplate(connectionFactory))
			.withPrefix(properties.getRedis().getPrefix());
	}

}
