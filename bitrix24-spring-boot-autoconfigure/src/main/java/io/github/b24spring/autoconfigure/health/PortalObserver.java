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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.exception.Bitrix24Exception;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what the traffic shows of one portal, whatever other portals the application
 * talks to.
 */
final class PortalObserver implements Bitrix24ClientListener {

	private final Clock clock;

	private final AtomicReference<Observed> observed = new AtomicReference<>(new Observed(null, null, null, false));

	private volatile @Nullable Supplier<String> portalHost;

	PortalObserver(Clock clock) {
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
		if (host == null || !host.get().equals(answer.portalHost())) {
			return;
		}
		Bitrix24Exception failure = answer.failure();
		if (failure != null) {
			failed(failure);
		}
		else {
			update((before) -> new Observed(this.clock.instant(), before.lastFailureAt(), before.lastFailure(), false));
		}
	}

	void failed(Bitrix24Exception failure) {
		update((before) -> new Observed(before.lastSuccessAt(), this.clock.instant(), failure, true));
	}

	private void update(UnaryOperator<Observed> change) {
		this.observed.updateAndGet(change);
	}

	/**
	 * What was heard in the future was heard before the clock was set back, nobody knows
	 * when.
	 */
	boolean heardWithin(Duration interval) {
		Instant lastHeard = this.observed.get().lastHeardAt();
		Instant now = this.clock.instant();
		return lastHeard != null && !lastHeard.isAfter(now) && lastHeard.plus(interval).isAfter(now);
	}

	Observed observed() {
		return this.observed.get();
	}

	/**
	 * The newest success and the newest failure, and which of them came last: the clock
	 * does not tell, since it may be set back in between.
	 */
	record Observed(@Nullable Instant lastSuccessAt, @Nullable Instant lastFailureAt,
			@Nullable Bitrix24Exception lastFailure, boolean failing) {

		@Nullable Instant lastHeardAt() {
			return this.failing ? this.lastFailureAt : this.lastSuccessAt;
		}

		/**
		 * The failure that is not followed by a success.
		 */
		@Nullable Bitrix24Exception currentFailure() {
			return this.failing ? this.lastFailure : null;
		}

	}

}
