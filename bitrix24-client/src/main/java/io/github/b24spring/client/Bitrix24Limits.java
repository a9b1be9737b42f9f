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
package io.github.b24spring.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Where a client stands with the limits of its portal, at one moment.
 *
 * @param permits the requests that may be sent at once; infinite where nothing is counted
 * @param capacity the most that {@code permits} can be
 * @param rate the permits that come back a second, lowered while the portal refuses
 * @param waiting the calls that wait for their turn, by priority, of all clients of the
 * portal in this process
 * @param pausedFor how long no request is sent because the portal refused one
 * @param blocked whether Bitrix24 has blocked REST for the portal by hand
 * @param methods what the methods have used up of their execution time, by name
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record Bitrix24Limits(double permits, double capacity, double rate, Map<CallPriority, Integer> waiting,
		Duration pausedFor, boolean blocked, Map<String, MethodUse> methods) {

	public Bitrix24Limits {
		waiting = Map.copyOf(waiting);
		methods = Collections.unmodifiableMap(new TreeMap<>(methods));
	}

	/**
	 * What a method has used up of its execution time with the client's credentials.
	 *
	 * @param operating the execution time of the last ten minutes in seconds, as the
	 * portal last reported it
	 * @param resetAt when some of it becomes free, by this machine's clock; {@code null}
	 * if the portal did not report it
	 * @param stoppedUntil when the method is tried again after the portal refused it;
	 * {@code null} if it runs
	 */
	public record MethodUse(double operating, @Nullable Instant resetAt, @Nullable Instant stoppedUntil) {
	}

}
