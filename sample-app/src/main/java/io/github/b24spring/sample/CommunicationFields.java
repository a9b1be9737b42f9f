package io.github.b24spring.sample;

import java.util.Map;

import io.github.b24spring.autoconfigure.NamedPortals;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.crm.FieldDescriptor;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * What an activity's communications consist of.
 */
@Service
class CommunicationFields {

	private final CrmActivityOperations activities;

	private final ObjectProvider<NamedPortals> portals;

	CommunicationFields(CrmActivityOperations activities, ObjectProvider<NamedPortals> portals) {
		this.activities = activities;
		this.portals = portals;
	}

	Mono<Map<String, FieldDescriptor>> all() {
		return this.activities.communicationFields();
	}

	/**
	 * Ask a portal that has a name.
	 * @return the fields, empty if no portal has the name
	 */
	Mono<Map<String, FieldDescriptor>> of(String name) {
		return Mono.justOrEmpty(this.portals.stream().findFirst())
			.filter((portals) -> portals.names().contains(name))
			.flatMap((portals) -> CrmActivityOperations.of(portals.client(name)).communicationFields());
	}

}
