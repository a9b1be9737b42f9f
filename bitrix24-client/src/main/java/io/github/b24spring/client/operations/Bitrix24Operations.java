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
import io.github.b24spring.client.event.EventOperations;
import io.github.b24spring.client.event.source.OfflineEventOperations;

/**
 * The typed families of methods, by the names that the documentation gives them. What no
 * family has is called with the {@link Bitrix24Client}.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/api-reference/index.html">Bitrix24 REST API
 * reference</a>
 */
public interface Bitrix24Operations {

	/**
	 * Create the operations of a client.
	 * @param client the client
	 * @return the operations
	 */
	static Bitrix24Operations of(Bitrix24Client client) {
		return new Bitrix24Template(client);
	}

	/**
	 * Return the methods {@code crm.*}.
	 * @return the operations
	 */
	CrmOperations crm();

	/**
	 * Return the methods {@code event.*} that say which events come to the application.
	 * @return the operations
	 */
	EventOperations events();

	/**
	 * Return the methods {@code event.offline.*}, for the queue that has no name.
	 * @return the operations
	 */
	OfflineEventOperations offlineEvents();

	/**
	 * Return the methods {@code event.offline.*}.
	 * @param authConnector the name of the queue
	 * @return the operations
	 */
	OfflineEventOperations offlineEvents(String authConnector);

}
