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

import reactor.core.publisher.Mono;

/**
 * The proof that one owns a queue for the moment.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface EventQueueLease {

	/**
	 * Return whether the queue is still owned. Says so by the clock of this process, also
	 * right after it stood still: asked before anything is taken from or removed from the
	 * queue.
	 * @return {@code false} once it was lost or released, and from then on
	 */
	boolean isHeld();

	/**
	 * Keep the queue for as long as the returned publisher is subscribed to.
	 * @return completes when the queue is lost, never while it is kept
	 */
	Mono<Void> keep();

	/**
	 * Give the queue to the next one.
	 * @return completes when it is free, or will be by itself
	 */
	Mono<Void> release();

	/**
	 * Return the lease of somebody who knows to be alone.
	 * @return a lease that does not end
	 */
	static EventQueueLease unlimited() {
		return UnlimitedLease.INSTANCE;
	}

}
