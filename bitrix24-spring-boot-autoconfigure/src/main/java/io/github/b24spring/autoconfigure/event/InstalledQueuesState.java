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
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How it goes with the queues of the portals that have the application, of which there
 * may be any number.
 *
 * @param fetching the number of those that this process fetches from
 * @param waiting the number of those that another process owns
 * @param standstill those that this process owns and cannot fetch from for a while
 * @param lag the age of the oldest event of any that is not handled yet
 */
record InstalledQueuesState(int fetching, int waiting, List<String> standstill, Duration lag) {

	private static final int SHOWN = 10;

	static InstalledQueuesState of(Map<String, EventQueueObserver.Observed> queues, Instant now, Duration timeout) {
		int fetching = 0;
		int waiting = 0;
		List<String> standstill = new ArrayList<>();
		Duration lag = Duration.ZERO;
		for (Map.Entry<String, EventQueueObserver.Observed> queue : queues.entrySet()) {
			EventQueueObserver.Observed state = queue.getValue();
			if (state.standsStill(now, timeout)) {
				standstill.add(queue.getKey().substring(InstalledQueues.PREFIX.length()));
			}
			else if (state.isOwned()) {
				fetching++;
			}
			else {
				waiting++;
			}
			lag = (state.lag().compareTo(lag) > 0) ? state.lag() : lag;
		}
		return new InstalledQueuesState(fetching, waiting, standstill, lag);
	}

	boolean isEmpty() {
		return this.fetching + this.waiting + this.standstill.size() == 0;
	}

	/**
	 * One portal that does not answer is its own illness; all of them are this
	 * application's.
	 */
	boolean standsStill() {
		return !this.standstill.isEmpty() && this.fetching == 0;
	}

	Map<String, Object> details() {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("fetching", this.fetching);
		details.put("waiting", this.waiting);
		details.put("standstill", this.standstill.size());
		if (!this.standstill.isEmpty()) {
			details.put("standstillPortals", this.standstill.stream().limit(SHOWN).toList());
		}
		details.put("lag", this.lag);
		return details;
	}

}
