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

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.util.Assert;

/**
 * Memory that lists share for what they read ahead. A list that finds none free reads on,
 * one small request at a time, so that none waits for another.
 */
public final class MemoryBudget {

	private final long bytes;

	private final AtomicLong held = new AtomicLong();

	private final AtomicInteger shares = new AtomicInteger();

	/**
	 * Create a budget.
	 * @param bytes how much all lists may hold together
	 */
	public MemoryBudget(long bytes) {
		Assert.isTrue(bytes > 0, "'bytes' must be positive");
		this.bytes = bytes;
	}

	/**
	 * Open the share of a list that is being read. It has to be closed.
	 */
	Share open() {
		this.shares.incrementAndGet();
		return new Share();
	}

	/**
	 * Lists that look for memory at the same time do not all find the same.
	 */
	private boolean tryHold(long more) {
		long held = this.held.get();
		while (held + more <= this.bytes) {
			if (this.held.compareAndSet(held, held + more)) {
				return true;
			}
			held = this.held.get();
		}
		return false;
	}

	/**
	 * Return how much is held now.
	 */
	long held() {
		return this.held.get();
	}

	/**
	 * What a list holds, which it counts itself.
	 */
	final class Share {

		private long holding;

		private boolean closed;

		private Share() {
		}

		/**
		 * Hold more, if it is free.
		 * @param more the number of bytes
		 * @return whether it was
		 */
		synchronized boolean tryHold(long more) {
			if (this.closed || !MemoryBudget.this.tryHold(more)) {
				return false;
			}
			this.holding += more;
			return true;
		}

		/**
		 * Say how much is held, whether it is free or not.
		 * @param bytes the number of bytes
		 */
		synchronized void hold(long bytes) {
			if (!this.closed) {
				MemoryBudget.this.held.addAndGet(bytes - this.holding);
				this.holding = bytes;
			}
		}

		/**
		 * Hold more or less.
		 * @param change the number of bytes more
		 */
		synchronized void add(long change) {
			hold(this.holding + change);
		}

		/**
		 * How much a list may ask for that finds nothing free.
		 */
		long least() {
			return MemoryBudget.this.bytes / Math.max(MemoryBudget.this.shares.get(), 1);
		}

		/**
		 * Give everything back, once and for all.
		 */
		synchronized void close() {
			if (!this.closed) {
				hold(0);
				this.closed = true;
				MemoryBudget.this.shares.decrementAndGet();
			}
		}

	}

}
