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
package io.github.b24spring.client.operations;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.event.EventOperations;
import io.github.b24spring.client.event.source.OfflineEventOperations;

import org.springframework.util.Assert;

/**
 * The families of a client.
 */
final class Bitrix24Template implements Bitrix24Operations {

	private final Bitrix24Client client;

	private final CrmActivityOperations activities;

	Bitrix24Template(Bitrix24Client client) {
		this.client = client;
		this.activities = CrmActivityOperations.of(client);
	}

	@Override
	public CrmOperations crm() {
		return () -> this.activities;
	}

	@Override
	public EventOperations events() {
		return EventOperations.of(this.client);
	}

	@Override
	public OfflineEventOperations offlineEvents() {
		return OfflineEventOperations.of(this.client);
	}

	@Override
	public OfflineEventOperations offlineEvents(String authConnector) {
		Assert.hasText(authConnector, "'authConnector' must not be empty");
		return OfflineEventOperations.of(this.client, authConnector);
	}

}
