package io.github.b24spring.client.crm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.b24spring.client.Bitrix24Client;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;

/**
 * The operations on top of a client.
 */
final class CrmActivityTemplate implements CrmActivityOperations {

	private static final ParameterizedTypeReference<LinkedHashMap<String, FieldDescriptor>> DESCRIPTORS = new ParameterizedTypeReference<>() {
	};

	private final Bitrix24Client client;

	CrmActivityTemplate(Bitrix24Client client) {
		this.client = client;
	}

	@Override
	public Mono<Map<String, FieldDescriptor>> communicationFields() {
		return descriptors("crm.activity.communication.fields");
	}

	@Override
	public Mono<Map<String, FieldDescriptor>> fields() {
		return descriptors("crm.activity.fields");
	}

	private Mono<Map<String, FieldDescriptor>> descriptors(String method) {
		return this.client.call(method).retrieve(DESCRIPTORS).map(Collections::unmodifiableMap);
	}

}
