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
package io.github.b24spring.sample;

import java.time.Duration;
import java.util.List;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24Limits;
import io.github.b24spring.client.CallPriority;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

import org.springframework.stereotype.Component;

/**
 * Shows the client's limiter, and gives it something to do.
 */
@Component
class Limiter {

	private static final String METHOD = "crm.activity.communication.fields";

	private static final int CALLS = 1_000;

	private static final Duration INTERVAL = Duration.ofMillis(250);

	private final Bitrix24Client client;

	private final Traffic traffic;

	Limiter(Bitrix24Client client, Traffic traffic) {
		this.client = client;
		this.traffic = traffic;
	}

	/**
	 * Tell the state, four times a second.
	 */
	Flux<State> states() {
		return Flux.interval(Duration.ZERO, INTERVAL).onBackpressureDrop().map((tick) -> state());
	}

	private State state() {
		Bitrix24Limits limits = this.client.limits();
		List<Use> methods = limits.methods()
			.entrySet()
			.stream()
			.map((method) -> new Use(method.getKey(), method.getValue().operating(),
					method.getValue().stoppedUntil() != null))
			.toList();
		return new State(Math.max(0, limits.permits()), limits.capacity(), limits.rate(),
				limits.waiting().getOrDefault(CallPriority.INTERACTIVE, 0),
				limits.waiting().getOrDefault(CallPriority.BULK, 0), limits.pausedFor().toMillis() / 1000.0,
				this.traffic.count(), methods);
	}

	/**
	 * Make a thousand calls at once.
	 */
	Mono<Load> load() {
		return Mono.defer(() -> {
			long requests = this.traffic.count().requests();
			return Flux.range(0, CALLS)
				.flatMap((number) -> this.client.call(METHOD)
					.retrieve(Object.class)
					.thenReturn(true)
					.onErrorReturn(false), CALLS)
				.filter(Boolean::booleanValue)
				.count()
				.elapsed()
				.map((answered) -> load(answered, this.traffic.count().requests() - requests));
		});
	}

	private static Load load(Tuple2<Long, Long> answered, long requests) {
		return new Load(answered.getT2(), CALLS - answered.getT2(), requests, answered.getT1() / 1000.0);
	}

	/**
	 * The state at a moment.
	 *
	 * @param permits the requests that may be sent at once
	 * @param capacity the most that {@code permits} can be
	 * @param rate the permits that come back a second
	 * @param interactive the calls of users that wait
	 * @param bulk the calls of background work that wait
	 * @param pausedFor for how many seconds nothing is sent
	 * @param traffic what was counted
	 * @param methods what the methods have used up
	 */
	record State(double permits, double capacity, double rate, int interactive, int bulk, double pausedFor,
			Traffic.Count traffic, List<Use> methods) {
	}

	/**
	 * What a method has used up of its execution time.
	 *
	 * @param method the method
	 * @param seconds the seconds of the last ten minutes
	 * @param stopped whether the portal refuses it
	 */
	record Use(String method, double seconds, boolean stopped) {
	}

	/**
	 * What became of a thousand calls.
	 *
	 * @param answered those that succeeded
	 * @param failed those that did not
	 * @param requests the requests that were sent meanwhile
	 * @param seconds the time
	 */
	record Load(long answered, long failed, long requests, double seconds) {
	}

}
