package io.github.b24spring.sample;

import java.util.Map;

import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.crm.FieldDescriptor;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Service;

/**
 * What an activity's communications consist of.
 */
@Service
class CommunicationFields {

	private final CrmActivityOperations activities;

	CommunicationFields(CrmActivityOperations activities) {
		this.activities = activities;
	}

	Mono<Map<String, FieldDescriptor>> all() {
		return this.activities.communicationFields();
	}

}
