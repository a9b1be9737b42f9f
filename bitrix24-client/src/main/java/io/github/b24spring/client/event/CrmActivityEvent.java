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

import io.github.b24spring.client.crm.Activity;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * An activity of the CRM was added, changed or deleted.
 *
 * @param details what all events have
 * @param id the id of the activity
 * @param change what was done to it
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/events/index.html">Events
 * of activities</a>
 */
public record CrmActivityEvent(EventDetails details, long id, EventChange change) implements Bitrix24Event {

	public CrmActivityEvent {
		Assert.isTrue(id > 0, "'id' must be positive");
	}

	/**
	 * Fetch the activity as it is now, by {@code crm.activity.get}.
	 * @param <T> the type
	 * @param type the type, whose properties bear the portal's names such as
	 * {@code SUBJECT}
	 * @return the activity; empty if it was deleted, then or since. Fails as calls do
	 */
	public <T> Mono<T> fetch(Class<T> type) {
		return Fetch.plain(this, this.change, "crm.activity.get", type, (call) -> call.param("id", this.id));
	}

	/**
	 * Fetch the activity as it is now, by {@code crm.activity.get}.
	 * @return the activity; empty if it was deleted, then or since. Fails as calls do
	 */
	public Mono<Activity> fetch() {
		return fetch(Activity.class);
	}

}
