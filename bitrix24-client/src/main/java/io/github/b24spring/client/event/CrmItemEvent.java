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
 * An item of the CRM was added, changed or deleted: a lead, deal, contact, company, quote
 * or invoice, or an item of a custom type, whichever of the portal's families of events
 * tells it.
 *
 * @param details what all events have
 * @param entityTypeId the number of the item's type, such as 2 for a deal
 * @param id the id of the item
 * @param change what was done to it
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/crm/universal/events/index.html">Events of
 * items</a>
 */
public record CrmItemEvent(EventDetails details, int entityTypeId, long id,
		EventChange change) implements Bitrix24Event {

	public CrmItemEvent {
		Assert.isTrue(entityTypeId > 0, "'entityTypeId' must be positive");
		Assert.isTrue(id > 0, "'id' must be positive");
	}

	/**
	 * Fetch the item as it is now, by {@code crm.item.get}.
	 * @param <T> the type
	 * @param type the type, whose properties bear the portal's names such as
	 * {@code title}
	 * @return the item; empty if it was deleted, then or since. Fails as calls do
	 */
	public <T> Mono<T> fetch(Class<T> type) {
		return Fetch.wrapped(this, this.change, "crm.item.get", "item", type,
				(call) -> call.param("entityTypeId", this.entityTypeId).param("id", this.id));
	}

	/**
	 * Fetch the item as it is now, by {@code crm.item.get}.
	 * @return the item as the portal describes it; empty if it was deleted, then or
	 * since. Fails as calls do
	 */
	public Mono<JsonNode> fetch() {
		return fetch(JsonNode.class);
	}

}
