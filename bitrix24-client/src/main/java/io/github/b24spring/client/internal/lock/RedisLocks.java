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
package io.github.b24spring.client.internal.lock;

import java.time.Duration;
import java.util.List;

import reactor.core.publisher.Mono;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Locks in Redis, each a text with a name. They end by the clock of Redis.
 */
public final class RedisLocks {

	private static final RedisScript<Long> LOCK = RedisScript.of("""
			local holder = redis.call('GET', KEYS[1])
			if holder and holder ~= ARGV[1] then
				return 0
			end
			redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
			return 1
			""", Long.class);

	private static final RedisScript<Long> UNLOCK = RedisScript.of("""
			if redis.call('GET', KEYS[1]) == ARGV[1] then
				return redis.call('DEL', KEYS[1])
			end
			return 0
			""", Long.class);

	private final ReactiveStringRedisTemplate redis;

	public RedisLocks(ReactiveStringRedisTemplate redis) {
		this.redis = redis;
	}

	/**
	 * Take a lock, or hold it for longer.
	 * @return whether the holder has it
	 */
	public Mono<Boolean> lock(String name, String holder, Duration time) {
		return this.redis.execute(LOCK, List.of(name), List.of(holder, Long.toString(time.toMillis())))
			.single()
			.map((held) -> held == 1);
	}

	/**
	 * Release a lock, if it is still held.
	 */
	public Mono<Void> unlock(String name, String holder) {
		return this.redis.execute(UNLOCK, List.of(name), List.of(holder)).then();
	}

}
