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
package io.github.b24spring.autoconfigure.event;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties that decide which of several processes fetches events from a queue.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@ConfigurationProperties("bitrix24.events.ownership")
public class Bitrix24EventOwnershipProperties {

	/**
	 * Where the owners of queues are kept.
	 */
	private Type type = Type.MEMORY;

	/**
	 * Time after which a process that stands still loses its queues.
	 */
	private Duration leaseTime = Duration.ofSeconds(30);

	/**
	 * Number of queues that this process fetches from at most, so that others fetch from
	 * the rest. No limit if not set; there is none in memory.
	 */
	private @Nullable Integer maxQueues;

	private final Redis redis = new Redis();

	public Type getType() {
		return this.type;
	}

	public void setType(Type type) {
		this.type = type;
	}

	public Duration getLeaseTime() {
		return this.leaseTime;
	}

	public void setLeaseTime(Duration leaseTime) {
		this.leaseTime = leaseTime;
	}

	public @Nullable Integer getMaxQueues() {
		return this.maxQueues;
	}

	public void setMaxQueues(@Nullable Integer maxQueues) {
		this.maxQueues = maxQueues;
	}

	public Redis getRedis() {
		return this.redis;
	}

	/**
	 * Owners of queues in Redis.
	 */
	public static class Redis {

		/**
		 * What all names in Redis begin with, another one for each application.
		 */
		private String prefix = "bitrix24:";

		public String getPrefix() {
			return this.prefix;
		}

		public void setPrefix(String prefix) {
			this.prefix = prefix;
		}

	}

	/**
	 * Where the owners of queues are kept.
	 */
	public enum Type {

		/**
		 * The memory of this process, if no other process fetches.
		 */
		MEMORY,

		/**
		 * The Redis of the application.
		 */
		REDIS,

		/**
		 * The database that the application reaches by R2DBC.
		 */
		R2DBC

	}

}
