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

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.ListPage;
import io.github.b24spring.client.crm.Activity;
import io.github.b24spring.client.crm.ActivityFields;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.crm.CrmObject;
import io.github.b24spring.client.crm.Todo;
import io.github.b24spring.client.list.SortOrder;
import reactor.core.publisher.Mono;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.stereotype.Service;

/**
 * The activities of a deal, the newest first.
 */
@Service
@RegisterReflectionForBinding(Deal.class)
class DealActivities {

	private final Bitrix24Client client;

	private final CrmActivityOperations activities;

	DealActivities(Bitrix24Client client, CrmActivityOperations activities) {
		this.client = client;
		this.activities = activities;
	}

	Mono<Deal> deal(long id) {
		return this.client.call("crm.deal.get").param("id", id).retrieve(Deal.class);
	}

	Mono<ListPage<Activity>> page(long dealId, long start) {
		return this.activities.listBoundTo(CrmObject.deal(dealId))
			.order(ActivityFields.ID, SortOrder.DESC)
			.select(ActivityFields.ID, ActivityFields.SUBJECT, ActivityFields.TYPE_ID, ActivityFields.PROVIDER_ID,
					ActivityFields.DEADLINE, ActivityFields.RESPONSIBLE_ID, ActivityFields.COMPLETED)
			.page(start);
	}

	Mono<Long> add(long dealId, TodoForm form) {
		Todo todo = Todo.of(CrmObject.deal(dealId), form.deadlineWithOffset()).withTitle(form.title());
		return this.activities.todo()
			.add(form.description().isEmpty() ? todo : todo.withDescription(form.description()));
	}

}
