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
package io.github.b24spring.client.internal.admission;

import java.time.Duration;
import java.time.Instant;

import io.github.b24spring.client.Bitrix24Limits;
import io.github.b24spring.client.ResponseTime;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Lets the calls that one account makes to a portal wait for their permits, and records
 * what the portal answers. The accounts of a portal share its rate limit, while each has
 * execution time of its own.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Admission {

	private final PortalAdmission portal;

	private final OperatingBudget budget;

	Admission(PortalAdmission portal, OperatingBudget budget) {
		this.portal = portal;
		this.budget = budget;
	}

	PortalAdmission portal() {
		return this.portal;
	}

	/**
	 * Wait for a permit. A call that is cancelled while it waits leaves nothing behind.
	 * @param call the call
	 * @return the permit, or the reason why the call may not wait
	 */
	public Mono<Permit> enter(Admissible call) {
		return this.portal.enter(call, this.budget);
	}

	/**
	 * Let a call through that need not wait, without the cost of a queue.
	 * @param call the call
	 * @return whether the call may go at once; if not, it has to {@link #enter}
	 */
	public boolean passesFreely(Admissible call) {
		return this.portal.passesFreely(call, this.budget);
	}

	/**
	 * Let a call pass that takes no permit, when the portal is neither blocked nor asked
	 * for a pause that lasts, nor refuses the method for its execution time.
	 * @param call the call
	 * @return completes when the call may go, or fails with the reason why it may not
	 */
	public Mono<Void> passCircuit(Admissible call) {
		return this.portal.passCircuit(call, this.budget);
	}

	/**
	 * Record that the portal did what a call asked that takes no permit.
	 */
	public void notBlocked() {
		this.portal.notBlocked();
	}

	/**
	 * Tell what a call waits for.
	 * @param call a call that waits
	 * @return a sentence without a beginning and an end
	 */
	public String obstacle(Admissible call) {
		return this.portal.obstacle(call, this.budget);
	}

	/**
	 * Record that the portal took a request, whatever came of it.
	 */
	public void accepted() {
		this.portal.accepted();
	}

	/**
	 * Record that the portal refused a request for its rate.
	 * @param retryAfter how long the other side asked to wait, or {@code null} if it did
	 * not
	 */
	public void refused(@Nullable Duration retryAfter) {
		this.portal.refused(retryAfter);
	}

	/**
	 * Record that Bitrix24 has blocked the portal by hand. Whoever waits fails.
	 */
	public void blocked() {
		this.portal.blocked();
	}

	/**
	 * Record the answer to a method.
	 * @param method the method
	 * @param time what the portal reported, or {@code null} if it reported nothing or the
	 * method failed
	 */
	public void answered(String method, @Nullable ResponseTime time) {
		this.portal.answered(this.budget.answered(method, time));
	}

	/**
	 * Record that the portal refused a method for its execution time.
	 * @param method the method
	 */
	public void exhausted(String method) {
		this.portal.answered(this.budget.refused(method));
	}

	/**
	 * Return when the execution time of a method becomes free again.
	 * @param method the method
	 * @return the moment, or {@code null} if the portal never said or it has passed
	 */
	public @Nullable Instant resetAt(String method) {
		return this.budget.resetAt(method);
	}

	/**
	 * Record that a call that had its permit will tell nothing more. If it was to try
	 * whether a method runs again, and did not find out, another one does.
	 * @param call the call
	 */
	public void abandoned(Admissible call) {
		this.portal.abandoned(call, this.budget);
	}

	/**
	 * Return how many calls to the portal may be repeated.
	 * @return the budget that all accounts of the portal share
	 */
	public RepetitionBudget repetitions() {
		return this.portal.repetitions();
	}

	/**
	 * Estimate the execution time of a method.
	 * @param method the method
	 * @param unknown the answer if nothing is known
	 * @return the time in seconds
	 */
	public double cost(String method, double unknown) {
		return this.budget.cost(method, unknown);
	}

	/**
	 * Estimate the size of the answer to a method.
	 * @param method the method
	 * @return the size in bytes, 0 if nothing is known
	 */
	public double answerSize(String method) {
		return this.budget.sizes().of(method);
	}

	/**
	 * Record the size of an answer.
	 * @param method the method
	 * @param bytes the size
	 */
	public void answeredBytes(String method, int bytes) {
		this.budget.sizes().record(method, bytes);
	}

	/**
	 * Return whether the portal refuses a method for its execution time.
	 * @param method the method
	 * @return whether the time of its next trial has not come
	 */
	public boolean isStopped(String method) {
		return this.budget.isStopped(method);
	}

	/**
	 * Return where the limits stand.
	 * @return the state of this moment
	 */
	public Bitrix24Limits limits() {
		return this.portal.limits(this.budget);
	}

}
