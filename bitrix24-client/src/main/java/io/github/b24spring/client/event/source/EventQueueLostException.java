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

/**
 * Something was handled, and is not removed from its queue because this process does not
 * own the queue any more. The next owner delivers it once more.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public class EventQueueLostException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param queue the name of the queue
	 */
	public EventQueueLostException(String queue) {
		super("The queue '" + queue + "' is owned by this process no longer; its next owner delivers again what was"
				+ " not acknowledged. If this happens often, choose a longer time for the lease.");
	}

}
