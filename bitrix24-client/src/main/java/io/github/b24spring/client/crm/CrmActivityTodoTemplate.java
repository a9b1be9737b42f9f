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

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.CallSpec;
import reactor.core.publisher.Mono;

/**
 * The universal activities on top of a client.
 */
final class CrmActivityTodoTemplate implements CrmActivityTodoOperations {

	private final Bitrix24Client client;

	CrmActivityTodoTemplate(Bitrix24Client client) {
		this.client = client;
	}

	@Override
	public Mono<Long> add(Todo todo) {
		String method = "crm.activity.todo.add";
		return write(method, this.client.call(method).params(todo.parameters()));
	}

	@Override
	public Mono<Void> update(long id, Todo todo) {
		String method = "crm.activity.todo.update";
		return write(method, this.client.call(method).param("id", id).params(todo.parameters())).then();
	}

	@Override
	public Mono<Void> updateColor(long id, CrmObject owner, TodoColor color) {
		return update("crm.activity.todo.updateColor", id, owner, "colorId", color.value());
	}

	@Override
	public Mono<Void> updateDeadline(long id, CrmObject owner, OffsetDateTime deadline) {
		return update("crm.activity.todo.updateDeadline", id, owner, "value", PortalDates.format(deadline));
	}

	@Override
	public Mono<Void> updateDescription(long id, CrmObject owner, String description) {
		return update("crm.activity.todo.updateDescription", id, owner, "value", description);
	}

	@Override
	public Mono<Void> updateResponsibleUser(long id, CrmObject owner, long userId) {
		return update("crm.activity.todo.updateResponsibleUser", id, owner, "responsibleId", userId);
	}

	private Mono<Void> update(String method, long id, CrmObject owner, String name, Object value) {
		return write(method,
				this.client.call(method)
					.param("id", id)
					.param("ownerTypeId", owner.type().value())
					.param("ownerId", owner.id())
					.param(name, value))
			.then();
	}

	private static Mono<Long> write(String method, CallSpec call) {
		return Answers.present(method, call.retrieve(TodoId.class)).map(TodoId::id);
	}

	/**
	 * The result of the methods that write.
	 */
	record TodoId(long id) {

	}

}
