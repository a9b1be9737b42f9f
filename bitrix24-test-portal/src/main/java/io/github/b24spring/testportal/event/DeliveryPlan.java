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
package io.github.b24spring.testportal.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When an event is sent to its handler, and how often.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@FunctionalInterface
public interface DeliveryPlan {

	/**
	 * Say when an event is sent.
	 * @param number the number of the event to be delivered, the first being 1
	 * @return the real times after which it is sent: none if it is lost, two if it is
	 * doubled
	 */
	List<Duration> delays(long number);

	/**
	 * Return a plan that sends each event once and at once.
	 * @return the plan
	 */
	static DeliveryPlan atOnce() {
		return (number) -> List.of(Duration.ZERO);
	}

	/**
	 * Return a plan that sends no event.
	 * @return the plan
	 */
	static DeliveryPlan lost() {
		return (number) -> List.of();
	}

	/**
	 * Return a plan that sends each event late.
	 * @param delay the real time after which it is sent
	 * @return the plan
	 */
	static DeliveryPlan late(Duration delay) {
		return (number) -> List.of(delay);
	}

	/**
	 * Return a plan that sends each event twice.
	 * @return the plan
	 */
	static DeliveryPlan doubled() {
		return (number) -> List.of(Duration.ZERO, Duration.ZERO);
	}

	/**
	 * Return a plan that loses some events, doubles others, and changes their order.
	 * @param seed what the random numbers are made from
	 * @param lost the probability that an event is lost, from 0 to 1
	 * @param doubled the probability that it is doubled if it is not lost
	 * @param maxDelay the longest delay
	 * @return the plan
	 */
	static DeliveryPlan random(long seed, double lost, double doubled, Duration maxDelay) {
		return (number) -> {
			SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
			List<Duration> delays = new ArrayList<>();
			if (random.nextDouble() >= lost) {
				int times = (random.nextDouble() < doubled) ? 2 : 1;
				for (int i = 0; i < times; i++) {
					delays.add(Duration.ofNanos((long) (maxDelay.toNanos() * random.nextDouble())));
				}
			}
			return delays;
		};
	}

}
