package io.github.b24spring.client.operations;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.crm.CrmActivityOperations;

/**
 * The families of a client.
 */
final class Bitrix24Template implements Bitrix24Operations {

	private final CrmActivityOperations activities;

	Bitrix24Template(Bitrix24Client client) {
		this.activities = CrmActivityOperations.of(client);
	}

	@Override
	public CrmOperations crm() {
		return () -> this.activities;
	}

}
