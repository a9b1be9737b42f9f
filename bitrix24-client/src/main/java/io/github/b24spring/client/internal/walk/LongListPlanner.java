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
package io.github.b24spring.client.internal.walk;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Plans the requests for a long list once it is known: by what is exactly known of solid
 * parts if it is made of them, and otherwise by guesses, until the rest is divided.
 */
final class LongListPlanner {

	private final SolidPlanner solid;

	private final ChainPlanner chains;

	private final LastRound lastRound;

	LongListPlanner(Coverage coverage, PageClock clock) {
		this.solid = new SolidPlanner(coverage, clock);
		this.chains = new ChainPlanner(coverage);
		this.lastRound = new LastRound(coverage, clock);
	}

	/**
	 * Plan the next request.
	 * @param traffic what is going on
	 * @param ranges what is unread
	 * @return what to read; {@code null} if there is nothing to ask for before another
	 * request is answered
	 */
	@Nullable Plan next(Traffic traffic, List<UnreadRange> ranges) {
		if (traffic.inFlight() < ChainPlanner.MAX_UNDER_WAY && this.solid.isFor(ranges)) {
			Plan plan = this.solid.next(traffic, ranges);
			if (plan != null || traffic.inFlight() > 0) {
				return plan;
			}
		}
		if (this.chains.isClear(ranges) && this.lastRound.isDue(traffic, ranges)) {
			Plan plan = this.lastRound.next(traffic, ranges);
			if (plan != null || traffic.inFlight() > 0) {
				return plan;
			}
		}
		return this.chains.next(traffic, ranges);
	}

}
