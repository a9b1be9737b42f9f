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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * How a portal sends its events to handlers, and what it has sent. No event is repeated,
 * whatever its handler answers.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class EventDelivery {

	private static final int CONCURRENCY = 64;

	private final Deliveries deliveries = new Deliveries(CONCURRENCY);

	private final List<Numbered> held = new ArrayList<>();

	private DeliveryPlan plan = DeliveryPlan.atOnce();

	private FormChange change = (number, form) -> form;

	private boolean holding;

	private long numbers;

	EventDelivery() {
	}

	/**
	 * Set when events are sent; once and at once unless set.
	 * @param plan the plan
	 */
	public synchronized void plan(DeliveryPlan plan) {
		this.plan = plan;
	}

	/**
	 * Change events before they are sent, such as
	 * {@code (number, form) -> (number % 20 == 0) ? form.forged() : form}.
	 * @param change the change
	 */
	public synchronized void change(FormChange change) {
		this.change = change;
	}

	/**
	 * Send nothing until {@link #release()}.
	 */
	public synchronized void hold() {
		this.holding = true;
	}

	/**
	 * Send in a burst what was held back, in the order of the events.
	 * @return what completes when all are answered
	 */
	public CompletableFuture<@Nullable Void> release() {
		send(stopHolding());
		return settled();
	}

	/**
	 * Send in a burst what was held back, in another order.
	 * @param seed what the order is made from
	 * @return what completes when all are answered
	 */
	public CompletableFuture<@Nullable Void> releaseShuffled(long seed) {
		List<Numbered> forms = stopHolding();
		Collections.shuffle(forms, new Random(seed));
		send(forms);
		return settled();
	}

	/**
	 * Return what was sent.
	 * @return the last 10,000 events that were answered or failed, in this order
	 */
	public List<Delivery> sent() {
		return this.deliveries.done();
	}

	/**
	 * Return when no event is on its way any more.
	 * @return what completes when all events are answered that were emitted so far and
	 * are not held back
	 */
	public CompletableFuture<@Nullable Void> settled() {
		return this.deliveries.settled();
	}

	void send(FormPost form) {
		Numbered numbered;
		synchronized (this) {
			numbered = new Numbered(++this.numbers, this.change.apply(this.numbers, form), this.plan);
			if (this.holding) {
				this.held.add(numbered);
				return;
			}
		}
		send(List.of(numbered));
	}

	private synchronized List<Numbered> stopHolding() {
		this.holding = false;
		List<Numbered> forms = new ArrayList<>(this.held);
		this.held.clear();
		return forms;
	}

	private void send(List<Numbered> forms) {
		forms.forEach((numbered) -> numbered.plan.delays(numbered.number)
			.forEach((delay) -> this.deliveries.send(numbered.form, delay)));
	}

	/**
	 * Changes an event before it is sent.
	 *
	 * @since 0.1.0
	 */
	@FunctionalInterface
	public interface FormChange {

		/**
		 * Change an event.
		 * @param number the number of the event, the first being 1
		 * @param form the event
		 * @return what is sent instead
		 */
		FormPost apply(long number, FormPost form);

	}

	private record Numbered(long number, FormPost form, DeliveryPlan plan) {

	}

}
