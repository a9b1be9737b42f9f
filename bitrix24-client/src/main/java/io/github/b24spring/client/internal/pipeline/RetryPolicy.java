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

import java.time.Duration;
import java.util.function.Supplier;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.internal.admission.RepetitionBudget;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RetrySettings;

/**
 * What may be repeated, how often and when, for calls and for parts of lists: one set of
 * settings, and one budget of repetitions for each portal.
 * <p>
 * A failure that comes out of the pipeline was repeated there as often as it may be. Who
 * made the call repeats it no more; only commands of a batch that failed while the batch
 * did not are left to those who made the batch.
 */
public final class RetryPolicy {

	private final RetrySettings settings;

	private final RepetitionBudget budget;

	private final Timing timing;

	private final Bitrix24ClientListener listener;

	private final Supplier<String> portalHost;

	/**
	 * Create a policy.
	 * @param settings how often and when
	 * @param budget the repetitions of the portal
	 * @param timing where time comes from
	 * @param listener notified of repetitions
	 * @param portalHost the host of the portal
	 */
	RetryPolicy(RetrySettings settings, RepetitionBudget budget, Timing timing, Bitrix24ClientListener listener,
			Supplier<String> portalHost) {
		this.settings = settings;
		this.budget = budget;
		this.timing = timing;
		this.listener = listener;
		this.portalHost = portalHost;
	}

	/**
	 * Return where the policy takes time from.
	 * @return the timing
	 */
	public Timing timing() {
		return this.timing;
	}

	/**
	 * Begin to count the repetitions of something that only reads, such as a part of a
	 * list. What made progress begins anew.
	 * @param priority how urgent it is
	 * @return its repetitions, none so far
	 */
	public Repetitions ofReading(CallPriority priority) {
		return new Repetitions(this, true, priority, this.timing.now());
	}

	/**
	 * Begin to count the repetitions of a call.
	 * @param call the call
	 * @param start when it was made first
	 */
	Repetitions of(Call call, long start) {
		return new Repetitions(this, CallTraits.isRepeatable(call), call.priority(), start);
	}

	/**
	 * Return the time after which calls of a priority are not repeated any more.
	 */
	Duration timeout(CallPriority priority) {
		return (priority == CallPriority.INTERACTIVE) ? this.settings.interactiveTimeout() : this.settings.timeout();
	}

	RetrySettings settings() {
		return this.settings;
	}

	RepetitionBudget budget() {
		return this.budget;
	}

	Bitrix24ClientListener listener() {
		return this.listener;
	}

	String portalHost() {
		return this.portalHost.get();
	}

}
