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

import io.github.b24spring.client.event.Bitrix24Event;
import reactor.core.publisher.Mono;

/**
 * An event that is in hand, and stays in its queue until it is acknowledged. One that is
 * neither acknowledged nor rejected is delivered again by the next owner of the queue.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface EventDelivery {

	/**
	 * Return the event.
	 * @return the event
	 */
	Bitrix24Event event();

	/**
	 * Remove the event from its queue, after it was handled for good. Several that come
	 * at once are reported to the portal together, and again while the portal does not
	 * answer.
	 * @return completes when the portal has removed it, or will do so once those before
	 * it are acknowledged too; fails with {@link EventQueueLostException} if it belongs
	 * to another owner by now
	 */
	Mono<Void> acknowledge();

	/**
	 * Leave the event in its queue, and have it delivered again later: each time later
	 * than before.
	 * @param failure why it could not be handled
	 * @return completes when that is settled; fails as {@link #acknowledge()} does
	 */
	Mono<Void> reject(Throwable failure);

}
