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
package io.github.b24spring.testportal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A counter for each source address. A request that would lift the counter over the burst
 * is refused and not counted: otherwise an address that keeps asking would never be let
 * in again.
 *
 * @author The b24spring maintainers
 */
final class RateBuckets {

	private final RateLimit limit;

	private final Map<String, Bucket> buckets = new HashMap<>();

	RateBuckets(RateLimit limit) {
		this.limit = limit;
	}

	boolean admit(String address, Instant now) {
		return this.limit.burst() == Integer.MAX_VALUE || count(address, now);
	}

	private synchronized boolean count(String address, Instant now) {
		return this.buckets.computeIfAbsent(address, (key) -> new Bucket()).admit(this.limit, now.getEpochSecond());
	}

	private static final class Bucket {

		private double count;

		private long second;

		boolean admit(RateLimit limit, long now) {
			if (now > this.second) {
				this.count = Math.max(0, this.count - (now - this.second) * limit.perSecond());
				this.second = now;
			}
			if (this.count + 1 > limit.burst()) {
				return false;
			}
			this.count++;
			return true;
		}

	}

}
