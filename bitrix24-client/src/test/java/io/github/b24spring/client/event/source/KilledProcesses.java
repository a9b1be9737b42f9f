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
package io.github.b24spring.client.event.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import io.github.b24spring.client.event.source.FakeClient.Answer;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * Processes that are killed at any moment, one after another, while the portal and the
 * handlers fail as well.
 */
final class KilledProcesses {

	private static final int KILLS = 60;

	private final Random random;

	private final VirtualTimeScheduler clock;

	private final List<Long> handled = new ArrayList<>();

	KilledProcesses(int seed, VirtualTimeScheduler clock) {
		this.random = new Random(seed);
		this.clock = clock;
	}

	/**
	 * Let them come and go.
	 * @return the ids of what was handled
	 */
	List<Long> run(Bitrix24EventSource source) {
		for (int kill = 0; kill < KILLS; kill++) {
			Consumer consumer = Consumer.of(source.deliveries(), this::settle);
			this.clock.advanceTimeBy(Duration.ofMillis(this.random.nextInt(3_000)));
			consumer.kill();
		}
		return this.handled;
	}

	private Mono<Void> settle(EventDelivery delivery) {
		if (this.random.nextInt(10) == 0) {
			return delivery.reject(new IllegalStateException());
		}
		return Mono.delay(Duration.ofMillis(this.random.nextInt(100)), this.clock).then(Mono.defer(() -> {
			this.handled.add(Consumer.id(delivery));
			return delivery.acknowledge();
		}));
	}

	/**
	 * Answers that come late, are lost, or are none.
	 */
	Function<Mono<Answer>, Mono<Answer>> weather(String method) {
		return (answer) -> switch (this.random.nextInt(8)) {
			case 0 -> Mono.never();
			case 1 -> answer.then(Mono.never());
			case 2 -> Mono.error(new IllegalStateException("Down"));
			case 3 -> answer.then(Mono.error(new IllegalStateException("Cut off")));
			default -> answer.delayElement(Duration.ofMillis(this.random.nextInt(200)), this.clock);
		};
	}

}
