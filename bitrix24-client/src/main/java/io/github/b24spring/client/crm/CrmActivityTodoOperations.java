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
package io.github.b24spring.client.crm;

import java.time.OffsetDateTime;

import reactor.core.publisher.Mono;

/**
 * The universal activities, {@code crm.activity.todo.*}. A missing activity or owner
 * fails with {@link io.github.b24spring.client.exception.Bitrix24NotFoundException}, a
 * completed activity with
 * {@link io.github.b24spring.client.exception.Bitrix24ConflictException}.
 * <p>
 * They are read, found and deleted with the methods of {@link CrmActivityOperations}.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/todo/index.html">Universal
 * activities</a>
 */
public interface CrmActivityTodoOperations {

	/**
	 * Create an activity ({@code crm.activity.todo.add}).
	 * @param todo the activity
	 * @return the id of the activity
	 */
	Mono<Long> add(Todo todo);

	/**
	 * Change an activity ({@code crm.activity.todo.update}). It is not documented whether
	 * values that are not set stay as they are: set them all.
	 * @param id the id of the activity
	 * @param todo what the activity shall be
	 * @return completes when the activity is changed
	 */
	Mono<Void> update(long id, Todo todo);

	/**
	 * Change the colour of an activity ({@code crm.activity.todo.updateColor}).
	 * @param id the id of the activity
	 * @param owner the CRM object that the activity belongs to
	 * @param color the colour
	 * @return completes when the activity is changed
	 */
	Mono<Void> updateColor(long id, CrmObject owner, TodoColor color);

	/**
	 * Change the deadline of an activity ({@code crm.activity.todo.updateDeadline}).
	 * @param id the id of the activity
	 * @param owner the CRM object that the activity belongs to
	 * @param deadline the deadline; the portal keeps it to the second
	 * @return completes when the activity is changed
	 */
	Mono<Void> updateDeadline(long id, CrmObject owner, OffsetDateTime deadline);

	/**
	 * Change the text of an activity ({@code crm.activity.todo.updateDescription}).
	 * @param id the id of the activity
	 * @param owner the CRM object that the activity belongs to
	 * @param description the text
	 * @return completes when the activity is changed
	 */
	Mono<Void> updateDescription(long id, CrmObject owner, String description);

	/**
	 * Change who is responsible for an activity
	 * ({@code crm.activity.todo.updateResponsibleUser}).
	 * @param id the id of the activity
	 * @param owner the CRM object that the activity belongs to
	 * @param userId the id of the user
	 * @return completes when the activity is changed
	 */
	Mono<Void> updateResponsibleUser(long id, CrmObject owner, long userId);

}
