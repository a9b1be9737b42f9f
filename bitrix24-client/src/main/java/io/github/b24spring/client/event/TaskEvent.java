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

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.util.Assert;

/**
 * A task was added, changed or deleted.
 *
 * @param details what all events have
 * @param id the id of the task
 * @param change what was done to it
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/tasks/events-tasks/index.html">Events of
 * tasks</a>
 */
public record TaskEvent(EventDetails details, long id, EventChange change) implements Bitrix24Event {

	public TaskEvent {
		Assert.isTrue(id > 0, "'id' must be positive");
	}

	/**
	 * Fetch the task as it is now, by {@code tasks.task.get}.
	 * @param <T> the type
	 * @param type the type, whose properties bear the portal's names such as
	 * {@code title}
	 * @return the task; empty if it was deleted, then or since. Fails as calls do
	 */
	public <T> Mono<T> fetch(Class<T> type) {
		return Fetch.wrapped(this, this.change, "tasks.task.get", "task", type,
				(call) -> call.param("taskId", this.id));
	}

	/**
	 * Fetch the task as it is now, by {@code tasks.task.get}.
	 * @return the task as the portal describes it; empty if it was deleted, then or
	 * since. Fails as calls do
	 */
	public Mono<JsonNode> fetch() {
		return fetch(JsonNode.class);
	}

}
