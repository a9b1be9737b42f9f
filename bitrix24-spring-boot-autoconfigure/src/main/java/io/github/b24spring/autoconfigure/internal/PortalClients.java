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
package io.github.b24spring.autoconfigure.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.b24spring.autoconfigure.NamedPortals;
import io.github.b24spring.client.Bitrix24Client;

import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The clients of the application, those too that are injected by name only.
 *
 * @param beans the beans of the application
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record PortalClients(ListableBeanFactory beans) {

	/**
	 * Return one client for each name of a portal, and for each host of one that has no
	 * name; clients of a portal share its limits.
	 * @return the clients, those of portals with names first
	 */
	public Map<String, Bitrix24Client> byName() {
		Map<String, Bitrix24Client> clients = new LinkedHashMap<>();
		this.beans.getBeanProvider(NamedPortals.class)
			.ifAvailable((portals) -> portals.names().forEach((name) -> clients.put(name, portals.client(name))));
		Set<Bitrix24Client> named = Set.copyOf(clients.values());
		this.beans.getBeansOfType(Bitrix24Client.class)
			.values()
			.stream()
			.filter((client) -> !named.contains(client))
			.forEach((client) -> clients.putIfAbsent(client.portalHost(), client));
		return clients;
	}

}
