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
package io.github.b24spring.client.internal.pipeline;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * Whether a call may have reached the portal, for the moment when its time is up. It
 * travels in Reactor's context.
 */
public final class CallProgress {

	static final Class<CallProgress> CONTEXT_KEY = CallProgress.class;

	private @Nullable BooleanSupplier request;

	private boolean mayHaveRun;

	private volatile @Nullable Supplier<String> obstacle;

	private boolean givenUp;

	/**
	 * Return the progress of the call that a context belongs to, to be recorded whether
	 * somebody asks for it or not.
	 */
	static CallProgress from(ContextView context) {
		CallProgress progress = find(context);
		return (progress != null) ? progress : new CallProgress();
	}

	/**
	 * Return the progress of the call that a context belongs to.
	 * @param context the context
	 * @return the progress, or {@code null} if nobody asks for it, because the call has
	 * no deadline
	 */
	public static @Nullable CallProgress find(ContextView context) {
		return context.hasKey(CONTEXT_KEY) ? context.get(CONTEXT_KEY) : null;
	}

	/**
	 * Record that the call waits.
	 * @param obstacle tells what for
	 */
	void waits(Supplier<String> obstacle) {
		this.obstacle = obstacle;
	}

	/**
	 * Record that a request of the call is on its way.
	 * @param giveUp gives the request up, and tells whether it may have reached the
	 * portal; if not, it never will
	 * @return whether the call may be sent; if not, it was given up before
	 */
	public synchronized boolean sending(BooleanSupplier giveUp) {
		this.obstacle = null;
		if (this.givenUp) {
			giveUp.getAsBoolean();
		}
		else {
			this.request = giveUp;
		}
		return !this.givenUp;
	}

	/**
	 * Return what the call waits for, {@code null} if it does not wait for a permit.
	 */
	@Nullable String obstacle() {
		Supplier<String> obstacle = this.obstacle;
		return (obstacle != null) ? obstacle.get() : null;
	}

	/**
	 * Record how the request ended.
	 * @param mayHaveRun whether the call may have run
	 */
	public synchronized void ended(boolean mayHaveRun) {
		this.request = null;
		this.mayHaveRun |= mayHaveRun;
	}

	/**
	 * Give the call up.
	 * @return whether it may have run; if not, it never will
	 */
	synchronized boolean giveUp() {
		this.givenUp = true;
		return this.mayHaveRun || (this.request != null && this.request.getAsBoolean());
	}

}
