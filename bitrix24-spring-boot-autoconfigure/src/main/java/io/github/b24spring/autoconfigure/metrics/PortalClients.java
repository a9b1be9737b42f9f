package io.github.b24spring.autoconfigure.metrics;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.b24spring.client.Bitrix24Client;

import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The clients of the application, those too that are injected by name only.
 */
record PortalClients(ListableBeanFactory beans) {

	/**
	 * Return one client for each portal; clients of a portal share its limits.
	 */
	Map<String, Bitrix24Client> byHost() {
		Map<String, Bitrix24Client> clients = new LinkedHashMap<>();
		this.beans.getBeansOfType(Bitrix24Client.class)
			.values()
			.forEach((client) -> clients.putIfAbsent(client.portalHost(), client));
		return clients;
	}

}
