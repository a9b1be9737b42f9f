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

	private final AtomicReference<Observed> observed = new AtomicReference<>(new Observed(null, null, null));

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
			update((before) -> new Observed(this.clock.instant(), before.lastFailureAt(), before.lastFailure()));
		}
	}

	void failed(Bitrix24Exception failure) {
		update((before) -> new Observed(before.lastSuccessAt(), this.clock.instant(), failure));
	}

	private void update(UnaryOperator<Observed> change) {
		this.observed.updateAndGet(change);
	}

	boolean heardWithin(Duration interval) {
		Instant lastHeard = this.observed.get().lastHeardAt();
		return lastHeard != null && lastHeard.plus(interval).isAfter(this.clock.instant());
	}

	Observed observed() {
		return this.observed.get();
	}

	/**
	 * The newest success and the newest failure.
	 */
	record Observed(@Nullable Instant lastSuccessAt, @Nullable Instant lastFailureAt,
			@Nullable Bitrix24Exception lastFailure) {

		@Nullable Instant lastHeardAt() {
			if (this.lastSuccessAt == null || this.lastFailureAt == null) {
				return (this.lastSuccessAt != null) ? this.lastSuccessAt : this.lastFailureAt;
			}
			return this.lastSuccessAt.isAfter(this.lastFailureAt) ? this.lastSuccessAt : this.lastFailureAt;
		}

		/**
		 * The failure that is not followed by a success.
		 */
		@Nullable Bitrix24Exception currentFailure() {
			boolean overcome = this.lastSuccessAt != null && this.lastFailureAt != null
					&& this.lastSuccessAt.isAfter(this.lastFailureAt);
			return overcome ? null : this.lastFailure;
		}

	}

}
