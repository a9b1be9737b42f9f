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

import java.time.Duration;

import reactor.core.publisher.Mono;

/**
 * Where it is written down who owns which queue, for all processes that could.
 * <p>
 * An implementation is safe for use by many threads, and does nothing before the
 * subscription.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface EventQueueLocks {

	/**
	 * Lock a queue, or prolong the lock if it is the holder's already. Comparison and
	 * change are one step.
	 * @param queue the name of the queue, at most 200 characters
	 * @param holder who locks it, another text for each that wants it
	 * @param time the time after which it is free again
	 * @return whether the holder has the queue now; {@code false} is an answer, no
	 * failure
	 */
	Mono<Boolean> lock(String queue, String holder, Duration time);

	/**
	 * Release a queue, if it is still the holder's.
	 * @param queue the name of the queue
	 * @param holder who locked it
	 * @return completes when it is free
	 */
	Mono<Void> unlock(String queue, String holder);

}
