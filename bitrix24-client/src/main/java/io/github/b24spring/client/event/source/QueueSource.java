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
package io.github.b24spring.client.event.source;

import io.github.b24spring.client.event.EventMonitor;
import io.github.b24spring.client.internal.time.Timing;
import reactor.core.publisher.Flux;

/**
 * What sources have in common, whatever their queue.
 *
 * @param <S> the type of the source
 * @author The b24spring maintainers
 */
abstract class QueueSource<S extends QueueSource<S>> implements Bitrix24EventSource {

	private final SourceContext context;

	private final Signal wakes = new Signal();

	QueueSource(SourceContext context) {
		this.context = context;
	}

	/**
	 * Make the same source with something else.
	 */
	abstract S with(SourceContext context);

	/**
	 * The name of the queue, unless another is set.
	 */
	abstract String queue(String portal);

	abstract PollingSession session(SourceContext context, EventQueueLease lease, Signal wakes);

	final SourceContext context() {
		return this.context;
	}

	/**
	 * Set the portal that events tell.
	 * @param memberId the portal's {@code member_id}; that of the client unless set, or
	 * the portal's host if the client does not know it
	 * @return another source
	 */
	public S withMemberId(String memberId) {
		return with(this.context.withMemberId(memberId));
	}

	/**
	 * Set the name by which the queue has an owner, such as where several applications of
	 * a portal, or several users, share the place where owners are written down.
	 * @param name the name, the same in all processes
	 * @return another source
	 */
	public S withName(String name) {
		return with(this.context.withName(name));
	}

	/**
	 * Change how the queue is read.
	 * @param settings the settings
	 * @return another source
	 */
	public S withSettings(EventSourceSettings settings) {
		return with(this.context.withSettings(settings));
	}

	/**
	 * Set what is notified of events that come, and of how the queue is read.
	 * @param monitor the monitor
	 * @return another source
	 */
	public S withMonitor(EventMonitor monitor) {
		return with(this.context.withMonitor(monitor));
	}

	S withTiming(Timing timing) {
		return with(this.context.withTiming(timing));
	}

	@Override
	public final String name() {
		return this.context.nameOr(queue(this.context.portal()));
	}

	@Override
	public final Flux<EventDelivery> deliveries(EventQueueLease lease) {
		return Flux.defer(() -> session(this.context, lease, this.wakes).deliveries());
	}

	@Override
	public final void wake() {
		this.wakes.raise();
	}

	@Override
	public final String toString() {
		return name();
	}

}
