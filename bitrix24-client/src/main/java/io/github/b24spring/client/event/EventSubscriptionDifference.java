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
package io.github.b24spring.client.event;

import java.util.List;

/**
 * What is not on a portal as it is declared.
 *
 * @param missing the events that are declared and not bound
 * @param unexpected the events that are bound and not declared
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record EventSubscriptionDifference(List<EventBinding> missing, List<EventBinding> unexpected) {

	public EventSubscriptionDifference {
		missing = List.copyOf(missing);
		unexpected = List.copyOf(unexpected);
	}

	/**
	 * Return whether all is as it is declared.
	 * @return whether there is no difference
	 */
	public boolean isEmpty() {
		return this.missing.isEmpty() && this.unexpected.isEmpty();
	}

}
