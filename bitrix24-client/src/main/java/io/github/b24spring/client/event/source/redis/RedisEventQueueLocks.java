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
package io.github.b24spring.client.event.source.redis;

import java.time.Duration;

import io.github.b24spring.client.event.source.EventQueueLocks;
import io.github.b24spring.client.internal.lock.RedisLocks;
import reactor.core.publisher.Mono;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.util.Assert;

/**
 * Keeps the owners of queues in Redis, for all processes that use the same one.
 * <p>
 * A Redis that forgets, such as a replica that takes over, may give a queue to a second
 * owner while the first one still has it: events are then delivered to both, and none is
 * lost.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class RedisEventQueueLocks implements EventQueueLocks {

	private final ReactiveStringRedisTemplate redis;

	private final RedisLocks locks;

	private final String prefix;

	private RedisEventQueueLocks(ReactiveStringRedisTemplate redis, String prefix) {
		Assert.hasText(prefix, "'prefix' must not be empty");
		this.redis = redis;
		this.locks = new RedisLocks(redis);
		this.prefix = prefix;
	}

	/**
	 * Create the locks.
	 * @param redis the way to Redis
	 * @return the locks
	 */
	public static RedisEventQueueLocks create(ReactiveStringRedisTemplate redis) {
		return new RedisEventQueueLocks(redis, "bitrix24:");
	}

	/**
	 * Return locks with other names in Redis, such as one for each application.
	 * @param prefix what all names begin with
	 * @return other locks
	 */
	public RedisEventQueueLocks withPrefix(String prefix) {
		return new RedisEventQueueLocks(this.redis, prefix);
	}

	@Override
	public Mono<Boolean> lock(String queue, String holder, Duration time) {
		return this.locks.lock(name(queue), holder, time);
	}

	@Override
	public Mono<Void> unlock(String queue, String holder) {
		return this.locks.unlock(name(queue), holder);
	}

	private String name(String queue) {
		return this.prefix + "event-queue:" + queue;
	}

	@Override
	public String toString() {
		return "owners of queues in Redis as " + this.prefix + "event-queue:*";
	}

}
