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
