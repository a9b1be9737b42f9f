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
package io.github.b24spring.autoconfigure.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

import io.github.b24spring.client.Bitrix24ClientListener;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how often the portal refused lately.
 */
final class RefusalObserver implements Bitrix24ClientListener {

	static final Duration LATELY = Duration.ofMinutes(10);

	/**
	 * A portal cannot refuse more often without being asked far too often.
	 */
	private static final int MAX_REMEMBERED = 10_000;

	private final Clock clock;

	private final Deque<Instant> refusals = new ArrayDeque<>();

	private volatile @Nullable Supplier<String> portalHost;

	RefusalObserver(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Begin to listen, to the portal that has this host.
	 */
	void observe(Supplier<String> portalHost) {
		this.portalHost = portalHost;
	}

	@Override
	public void answered(Answer answer) {
		Supplier<String> host = this.portalHost;
		if (host != null && host.get().equals(answer.portalHost()) && answer.failure() != null
				&& answer.failure().kind().isLimit()) {
			remember();
		}
	}

	private synchronized void remember() {
		if (this.refusals.size() == MAX_REMEMBERED) {
			this.refusals.removeFirst();
		}
		this.refusals.addLast(this.clock.instant());
	}

	synchronized int lately() {
		Instant start = this.clock.instant().minus(LATELY);
		while (!this.refusals.isEmpty() && this.refusals.getFirst().isBefore(start)) {
			this.refusals.removeFirst();
		}
		return this.refusals.size();
	}

}
