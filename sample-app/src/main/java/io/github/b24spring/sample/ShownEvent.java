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
package io.github.b24spring.sample;

import java.time.Instant;
import java.util.Locale;

import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.CrmActivityEvent;
import io.github.b24spring.client.event.CrmItemEvent;
import io.github.b24spring.client.event.EventChange;
import io.github.b24spring.client.event.TaskEvent;

/**
 * An event as the page shows it.
 *
 * @param time when the portal sent it
 * @param code the code
 * @param text what happened
 */
record ShownEvent(Instant time, String code, String text) {

	static ShownEvent of(Bitrix24Event event) {
		return new ShownEvent(event.time(), event.code(), text(event));
	}

	private static String text(Bitrix24Event event) {
		if (event instanceof CrmActivityEvent activity) {
			return "Activity " + activity.id() + " was " + word(activity.change());
		}
		if (event instanceof CrmItemEvent item) {
			return "Item " + item.id() + " of type " + item.entityTypeId() + " was " + word(item.change());
		}
		if (event instanceof TaskEvent task) {
			return "Task " + task.id() + " was " + word(task.change());
		}
		return "Something else happened";
	}

	private static String word(EventChange change) {
		return change.name().toLowerCase(Locale.ROOT);
	}

}
